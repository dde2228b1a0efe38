// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/pages/structured_picture.h"

#include "engine/core/files.h"
#include "engine/jobs/placement_traces.h"
#include "engine/media/image_file.h"
#include "engine/synthesis/placement.h"
#include "ui/shell/session.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <utility>

namespace clutch::ui {

namespace {

constexpr int kObjects = 3;
constexpr std::uint64_t kSeed = 11;
using OnRound = std::function<void(const synthesis::Compositor&, const synthesis::PlacementTrace&, int, int)>;

synthesis::SynthesisOptions options(int evaluations)
{
    synthesis::SynthesisOptions options;
    options.instances = {kObjects, kObjects};
    options.size = {160, 120};
    options.placement = synthesis::PlacementMode::Structure;
    options.evaluations = evaluations;
    options.objectShare = 0.3;
    return options;
}

// The smaller the box of all objects, the better.
std::vector<float> scoreOf(std::span<const cv::Mat> crops)
{
    std::vector<float> scores;
    for (const cv::Mat& crop : crops)
        scores.push_back(3 - static_cast<float>(crop.cols + crop.rows) / 40);
    return scores;
}

std::vector<synthesis::PlacementTrace> place(std::span<const cv::Mat> cutouts, int evaluations,
                                             const OnRound& onRound = {})
{
    const synthesis::SynthesisOptions wanted = options(evaluations);
    const std::vector<std::int64_t> groups(cutouts.size(), 0);
    synthesis::StructureOptions structure;
    structure.evaluations = evaluations;
    const cv::Mat plate(wanted.size.height, wanted.size.width, CV_8UC3, cv::Scalar::all(255));
    return synthesis::placeByStructure(cutouts, synthesis::commonScales(cutouts, groups, wanted), plate, wanted,
                                       structure, scoreOf, kSeed, onRound);
}

} // namespace

StructuredPicture addStructuredPicture(Session& session, int evaluations)
{
    store::Project& project = session.project();
    const std::vector<store::MatteRow> mattes = project.usedMattes(session.objectId());
    std::vector<cv::Mat> cutouts;
    for (const store::MatteRow& matte : mattes)
        cutouts.push_back(media::readCutout(project.absolute(matte.cutoutFile)));
    StructuredPicture made;
    made.traces = place(cutouts, evaluations);
    store::RunRow run;
    run.job = "synthesize";
    run.version = "0";
    run.state = "done";
    run.seed = kSeed;
    run.options = optionsToJson(options(evaluations));
    const store::Id runId = project.startRun(run);
    store::ImageRow image;
    store::DatasetRow dataset;
    dataset.object = session.objectId();
    dataset.name = "structured";
    dataset.run = runId;
    image.dataset = project.addDataset(dataset);
    image.file = "sample/structured.png";
    image.seed = kSeed;
    image.width = 160;
    image.height = 120;
    image.run = runId;
    synthesis::Compositor canvas(cv::Mat(120, 160, CV_8UC3, cv::Scalar::all(255)));
    std::vector<store::InstanceRow> instances;
    for (const synthesis::PlacementTrace& trace : made.traces) {
        const synthesis::Placement& at = trace.chosen;
        const synthesis::PlacedMasks masks =
            canvas.placeBeneath(synthesis::drawObject(cutouts[trace.cutout], at, canvas.size()));
        store::InstanceRow row;
        row.frame = mattes[trace.cutout].frame;
        row.angleDegrees = at.angleDegrees;
        row.scale = at.scale;
        row.x = at.x;
        row.y = at.y;
        row.visible = masks.visible;
        row.amodal = masks.amodal;
        row.hiddenShare = masks.hiddenShare;
        instances.push_back(row);
    }
    cv::imwrite(utf8(project.absolute(image.file)), canvas.image());
    image.traceFile = jobs::writeTraces(project, image.file, made.traces);
    made.image = project.addImage(image, instances);
    project.finishRun(runId, "done", "");
    session.notifyContentChanged();
    return made;
}

void placeWatched(jobs::PlacementWatch& watch, const JobContext& context, int evaluations)
{
    cv::Mat disc(40, 40, CV_8UC4, cv::Scalar(40, 200, 230, 0));
    cv::circle(disc, {20, 20}, 18, cv::Scalar(40, 200, 230, 255), cv::FILLED);
    const std::vector<cv::Mat> cutouts{disc};
    int before = 0;
    const auto onRound = [&](const synthesis::Compositor& canvas, const synthesis::PlacementTrace& trace, int placed,
                             int total) {
        if (context.isCancelled()) return;
        const bool decided = std::exchange(before, placed) != placed;
        if (watch.isWatched())
            watch.show({.placed = placed,
                        .total = total,
                        .canvas = canvas.image().clone(),
                        .object = decided ? placed : placed + 1,
                        .decided = decided,
                        .trace = trace,
                        .outline = jobs::outlineOf(disc)});
        watch.wait(context);
    };
    place(cutouts, evaluations, onRound);
}

} // namespace clutch::ui
