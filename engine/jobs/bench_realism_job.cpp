// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/core/text.h"
#include "engine/jobs/bench.h"
#include "engine/jobs/coco_masks.h"
#include "engine/jobs/json_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clutch::jobs {

namespace {

using Json = nlohmann::ordered_json;
using synthesis::ClusterSample;

constexpr std::array<const char*, synthesis::kClusterStatistics> kNames{"visibleShare", "neighbourDistance", "contacts",
                                                                        "compactness"};

class RealismBenchJob : public Job {
public:
    explicit RealismBenchJob(RealismBenchRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Measuring"); }
    std::string subject() const override { return utf8(request_.real.filename()); }

    std::string run(JobContext& context) override
    {
        const CocoMasks real = load(request_.real);
        std::vector<CocoMasks> sets;
        std::int64_t images = static_cast<std::int64_t>(real.images.size());
        bool isAmodal = real.isAmodal;
        for (const std::filesystem::path& file : request_.synthetic) {
            sets.push_back(load(file));
            images += static_cast<std::int64_t>(sets.back().images.size());
            isAmodal = isAmodal && sets.back().isAmodal;
        }
        context.begin(title(), images);
        const std::vector<ClusterSample> photos = samplesOf(real, isAmodal, context);
        Json result{{"real", utf8(request_.real)},           {"images", real.images.size()},
                    {"instances", real.instances},           {"masks", isAmodal ? "amodal" : "visible"},
                    {"permutations", request_.permutations}, {"synthetic", Json::array()}};
        for (std::size_t i = 0; i < sets.size(); ++i) {
            const std::vector<ClusterSample> made = samplesOf(sets[i], isAmodal, context);
            Json entry{{"file", utf8(request_.synthetic[i])},
                       {"images", sets[i].images.size()},
                       {"instances", sets[i].instances}};
            entry.update(compared(photos, made, isAmodal, context));
            result["synthetic"].push_back(entry);
        }
        return jsonText(result);
    }

private:
    static CocoMasks load(const std::filesystem::path& file)
    {
        CocoMasks masks = readCocoMasks(file);
        if (masks.instances == 0)
            throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there are no annotations to compare"),
                        utf8(file), CLUTCH_TEXT("Error", "choose a file with labelled objects"));
        return masks;
    }

    // Where one file knows visible masks alone, all are measured by those: a covered object looks smaller by them.
    static std::vector<ClusterSample> samplesOf(const CocoMasks& masks, bool isAmodal, JobContext& context)
    {
        std::vector<ClusterSample> samples;
        for (std::vector<synthesis::InstanceMasks> instances : masks.images) {
            context.checkCancelled();
            if (!isAmodal)
                for (synthesis::InstanceMasks& instance : instances)
                    instance.amodal = instance.visible;
            samples.push_back(synthesis::clusterSample(instances));
            context.advance();
        }
        return samples;
    }

    Json compared(const std::vector<ClusterSample>& photos, const std::vector<ClusterSample>& made, bool isAmodal,
                  const JobContext& context) const
    {
        Json all;
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            context.checkCancelled();
            const auto statistic = static_cast<synthesis::ClusterStatistic>(i);
            if (statistic == synthesis::ClusterStatistic::VisibleShare && !isAmodal) {
                all[kNames[i]] = nullptr;
                continue;
            }
            const synthesis::TwoSample two = synthesis::compareClusters(photos, made, statistic, request_.permutations,
                                                                        deriveSeed(context.seed(), i));
            all[kNames[i]] = {{"real", two.firstMean},
                              {"synthetic", two.secondMean},
                              {"distance", two.distance},
                              {"ks", two.largest},
                              {"p", two.p}};
        }
        return all;
    }

    const RealismBenchRequest request_;
};

} // namespace

std::unique_ptr<Job> makeRealismBenchJob(RealismBenchRequest request)
{
    return std::make_unique<RealismBenchJob>(std::move(request));
}

} // namespace clutch::jobs
