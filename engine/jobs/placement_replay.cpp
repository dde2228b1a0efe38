// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/placement_replay.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/job_context.h"
#include "engine/core/text.h"
#include "engine/jobs/placement_traces.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/media/image_file.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/placement.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace clutch::jobs {

struct PlacementReplay::Impl {
    int image = 0;
    std::vector<synthesis::PlacementTrace> traces;
    std::vector<cv::Mat> cutouts; // one an object
    cv::Mat background;
    std::optional<synthesis::Compositor> canvas; // with `placed` objects
    int placed = 0;

    // Canvases are asked for in order, or nearly: going on costs one object, going back starts anew.
    cv::Mat canvasWith(int objects)
    {
        if (!canvas || objects < placed) {
            canvas.emplace(background);
            placed = 0;
        }
        for (; placed < objects; ++placed) {
            const auto i = static_cast<std::size_t>(placed);
            canvas->placeBeneath(synthesis::drawObject(cutouts[i], traces[i].chosen, canvas->size()));
        }
        return canvas->image().clone();
    }
};

namespace {

Error notRecorded(const std::string& subject)
{
    return Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "nobody recorded how the objects were placed"),
                 subject, CLUTCH_TEXT("Error", "choose a picture that was placed by structure"));
}

// With others than it was made of, the replay would show what never was.
Error hasChanged(const std::string& what)
{
    return Error(ErrorKind::NotFound, "jobs",
                 CLUTCH_TEXT("Error", "what the picture is made of has changed since it was made"), what,
                 CLUTCH_TEXT("Error", "make the picture anew"));
}

std::optional<store::DatasetRow> datasetOf(const store::Project& project, store::Id id)
{
    for (store::DatasetRow& row : project.datasets())
        if (row.id == id) return std::move(row);
    return std::nullopt;
}

cv::Mat backgroundOf(const store::Project& project, const store::ImageRow& image,
                     const synthesis::SynthesisOptions& options)
{
    SynthesisInputs inputs;
    if (options.background == synthesis::BackgroundKind::Images) {
        JobContext quiet;
        const std::optional<store::DatasetRow> dataset = datasetOf(project, image.dataset);
        for (const store::ObjectRow& object : project.objects())
            if (dataset && object.id == dataset->object) loadBackgrounds(inputs, project, object, options.size, quiet);
        const std::string before = project.datasetInputs(image.dataset);
        if (backgroundsOf(before) != backgroundsOf(describeInputs(inputs))) throw hasChanged("background pictures");
    }
    return synthesis::startImage(inputs.backgrounds, options, image.seed).background;
}

} // namespace

PlacementReplay::PlacementReplay(const std::filesystem::path& folder, std::int64_t id) : impl_(new Impl)
{
    const store::Project project(folder, store::Access::ReadOnly);
    const std::optional<store::ImageRow> image = project.image(id);
    if (!image || image->traceFile.empty()) throw notRecorded("image " + std::to_string(id));
    const std::filesystem::path file = project.absolute(image->traceFile);
    impl_->image = image->number;
    impl_->traces = readTraces(file);
    const std::vector<store::InstanceRow> instances = project.instances(id);
    const std::optional<store::RunRow> run = project.run(image->run);
    if (impl_->traces.empty() || impl_->traces.size() != instances.size() || !run) throw notRecorded(utf8(file));
    for (const store::InstanceRow& instance : instances) {
        const std::optional<store::MatteRow> matte = project.matte(instance.frame);
        if (!matte || matte->cutoutFile.empty() || matte->run > image->run) throw hasChanged("cut-outs");
        impl_->cutouts.push_back(media::readCutout(project.absolute(matte->cutoutFile)));
    }
    const auto options = optionsFromJson<synthesis::SynthesisOptions>(run->options);
    synthesis::requireValid(options);
    impl_->background = backgroundOf(project, *image, options);
}

PlacementReplay::~PlacementReplay() = default;
PlacementReplay::PlacementReplay(PlacementReplay&&) noexcept = default;

int PlacementReplay::objects() const
{
    return static_cast<int>(impl_->traces.size());
}

int PlacementReplay::evaluations(int object) const
{
    return static_cast<int>(impl_->traces.at(static_cast<std::size_t>(object - 1)).tried.size());
}

PlacementView PlacementReplay::at(int object, int evaluated, bool decided)
{
    const auto index = static_cast<std::size_t>(object - 1);
    PlacementView view;
    view.image = impl_->image;
    view.total = objects();
    view.object = object;
    view.decided = decided;
    view.placed = decided ? object : object - 1;
    view.canvas = impl_->canvasWith(view.placed);
    view.trace = impl_->traces.at(index);
    view.trace.tried.resize(std::min(view.trace.tried.size(), static_cast<std::size_t>(std::max(0, evaluated))));
    view.trace.best = 0;
    for (std::size_t i = 0; i < view.trace.tried.size(); ++i)
        if (view.trace.tried[i].score > view.trace.tried[view.trace.best].score) view.trace.best = i;
    // What was best by then, as the job had it.
    if (!decided && !view.trace.tried.empty()) view.trace.chosen = view.trace.tried[view.trace.best].placement;
    view.outline = outlineOf(impl_->cutouts[index]);
    return view;
}

synthesis::PlacementSurface surfaceOf(const PlacementView& view, int columns, int rows)
{
    return synthesis::placementSurface(view.trace, view.trace.tried.size(), view.canvas.size(), columns, rows);
}

} // namespace clutch::jobs
