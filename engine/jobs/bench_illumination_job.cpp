// SPDX-License-Identifier: Apache-2.0
#include "engine/core/text.h"
#include "engine/jobs/bench.h"
#include "engine/synthesis/illumination.h"

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

namespace clutch::jobs {

namespace {

using synthesis::IlluminationMode;

// Colours under uneven light; what a picture shows does not change the time.
cv::Mat shadedPicture(const ImageSize& size)
{
    cv::Mat picture(size.height, size.width, CV_8UC3);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            picture.at<cv::Vec3b>(y, x) = {static_cast<std::uint8_t>(x % 200), static_cast<std::uint8_t>(y % 160),
                                           static_cast<std::uint8_t>((x + y) % 256)};
    return picture;
}

class IlluminationBenchJob : public Job {
public:
    explicit IlluminationBenchJob(IlluminationBenchRequest request) : request_(request) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Measuring"); }
    std::string subject() const override { return {}; }

    std::string run(JobContext& context) override
    {
        const cv::Mat levels = shadedPicture(request_.size);
        cv::Mat exact;
        levels.convertTo(exact, CV_32F, 1.0 / 255);
        const cv::Mat light = synthesis::lightOf(levels, levels.size());
        context.begin(title(), 5L * request_.repeats);
        return nlohmann::ordered_json{
            {"threads", context.threads()},
            {"width", request_.size.width},
            {"height", request_.size.height},
            {"repeats", request_.repeats},
            {"matchMs", median(context, [&] { synthesis::relight(levels, light, IlluminationMode::Match); })},
            {"replaceMs", median(context, [&] { synthesis::relight(levels, light, IlluminationMode::Replace); })},
            {"testImageMs", median(context, [&] { synthesis::relightReal(levels, IlluminationMode::Match); })},
            {"floatMatchMs", median(context, [&] { synthesis::relight(exact, light, IlluminationMode::Match); })},
            {"floatReplaceMs", median(context, [&] { synthesis::relight(exact, light, IlluminationMode::Replace); })}}
            .dump();
    }

private:
    double median(JobContext& context, const std::function<void()>& work) const
    {
        std::vector<double> times;
        for (int i = 0; i < request_.repeats; ++i) {
            context.checkCancelled();
            const auto start = std::chrono::steady_clock::now();
            work();
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
            context.advance();
        }
        std::nth_element(times.begin(), times.begin() + request_.repeats / 2, times.end());
        return times[static_cast<std::size_t>(request_.repeats) / 2];
    }

    const IlluminationBenchRequest request_;
};

} // namespace

std::unique_ptr<Job> makeIlluminationBenchJob(IlluminationBenchRequest request)
{
    return std::make_unique<IlluminationBenchJob>(request);
}

} // namespace clutch::jobs
