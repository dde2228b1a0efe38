// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/synthesis.h"

#include "engine/core/error.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/placement.h"

#include <utility>

namespace clutch::synthesis {

namespace {

void requireInputs(std::span<const cv::Mat> cutouts, std::span<const cv::Mat> backgrounds,
                   const SynthesisOptions& options)
{
    if (cutouts.empty())
        throw Error(ErrorKind::BadInput, "synthesis", CLUTCH_TEXT("Error", "there are no cut-outs to make images from"),
                    {}, CLUTCH_TEXT("Error", "make mattes of a recording first"));
    if (options.background == BackgroundKind::Images && backgrounds.empty())
        throw Error(ErrorKind::BadInput, "synthesis", CLUTCH_TEXT("Error", "there are no background pictures"), {},
                    CLUTCH_TEXT("Error", "add pictures or choose a white or coloured background"));
}

SyntheticImage composeOn(const cv::Mat& background, std::span<const cv::Mat> cutouts,
                         std::span<const PlannedObject> plan, const SynthesisOptions& options,
                         const std::function<void(const cv::Mat& canvas, int placed, int total)>& onObject)
{
    Compositor canvas(background);
    SyntheticImage result;
    for (const PlannedObject& planned : plan) {
        PlacedMasks masks = canvas.placeBeneath(drawObject(cutouts[planned.cutout], planned.placement, canvas.size()));
        const bool annotated = maskArea(masks.visible) > 0 && masks.hiddenShare < options.hiddenLimit;
        result.instances.push_back({planned.cutout, planned.placement, std::move(masks.visible),
                                    std::move(masks.amodal), masks.hiddenShare, annotated});
        if (onObject)
            onObject(canvas.image().clone(), static_cast<int>(result.instances.size()), static_cast<int>(plan.size()));
    }
    result.image = canvas.image().clone();
    return result;
}

} // namespace

void requireValid(const SynthesisOptions& options)
{
    validate(options);
    if (options.scaleMin > options.scaleMax)
        throw Error(ErrorKind::Usage, "synthesis", CLUTCH_TEXT("Error", "the smallest scale is above the largest"),
                    "scale-min " + detail::toText(options.scaleMin) + ", scale-max " + detail::toText(options.scaleMax),
                    CLUTCH_TEXT("Error", "choose a smallest scale no larger than the largest"));
    colourFromText(options.colour);
}

SyntheticImage composeImage(std::span<const cv::Mat> cutouts, std::span<const cv::Mat> backgrounds,
                            std::span<const PlannedObject> plan, const SynthesisOptions& options, std::uint64_t seed,
                            const std::function<void(const cv::Mat& canvas, int placed, int total)>& onObject)
{
    requireValid(options);
    requireInputs(cutouts, backgrounds, options);
    return composeOn(startImage(backgrounds, options, seed).background, cutouts, plan, options, onObject);
}

SyntheticImage synthesizeImage(std::span<const cv::Mat> cutouts, std::span<const cv::Mat> backgrounds,
                               const SynthesisOptions& options, std::uint64_t seed,
                               const std::function<void(const cv::Mat& canvas, int placed, int total)>& onObject,
                               std::span<const std::int64_t> groups)
{
    CV_Assert(groups.empty() || groups.size() == cutouts.size());
    CV_Assert(options.placement != PlacementMode::Structure); // needs a likelihood: placeByStructure()
    requireValid(options);
    requireInputs(cutouts, backgrounds, options);
    const ImageStart start = startImage(backgrounds, options, seed);
    const std::vector<double> common = commonScales(cutouts, groups, options);
    std::vector<PlannedObject> plan;
    for (int placed = 1; placed <= start.objects;
         ++placed) { // a stream of its own for each object: a change in how one is
        Random random(deriveSeed(seed, static_cast<std::uint64_t>(placed))); // drawn leaves all others where they are
        plan.push_back(drawPlacement(cutouts, options, common, random));
    }
    return composeOn(start.background, cutouts, plan, options, onObject);
}

} // namespace clutch::synthesis
