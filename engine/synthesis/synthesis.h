// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/core/options.h"
#include "engine/core/rle.h"
#include "engine/core/text.h"
#include "engine/synthesis/illumination.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace clutch::synthesis {

enum class PlacementMode { Single, Random, Structure };
enum class BackgroundKind { White, Colour, Images };

struct SynthesisOptions {
    IntRange instances{10, 30}; // the paper's data set
    PlacementMode placement = PlacementMode::Random;
    ImageSize size{640, 480};
    BackgroundKind background = BackgroundKind::White; // the paper's
    std::string colour = "#ffffff";
    double scaleMin = 0.8, scaleMax = 1.25; // identical goods differ little; the rest is distance to the camera
    double objectShare = 0.18;              // longer side of an object at scale 1, of the image's shorter side
    double hiddenLimit = 0.8;               // the paper: instances hidden 80 % or more are not annotated
    IlluminationMode illumination = IlluminationMode::None; // needs real photos
    double illuminationBlur = kBlurShare;                   // large enough to leave no detail of the photo
    int evaluations = 48;       // of the likelihood, an object: more hardly find better places
    double leastVisible = 0.35; // as in photos of heaps: hardly an object that can be annotated shows less

    template <class V>
    void visitFields(V&& visit)
    {
        visit(instances,
              FieldSpec{.name = "instances",
                        .label = CLUTCH_TEXT("Option", "Objects an image"),
                        .help = CLUTCH_TEXT("Option", "Each image gets a number of objects drawn from this range"),
                        .minimum = 1,
                        .maximum = 500});
        visit(placement,
              FieldSpec{.name = "placement",
                        .label = CLUTCH_TEXT("Option", "Placement"),
                        .help = CLUTCH_TEXT("Option",
                                            "single: one object an image; random: anywhere, overlapping; structure: "
                                            "where the heap looks most like your photos"),
                        .choices = {"single", "random", "structure"}});
        visit(size, FieldSpec{.name = "size",
                              .label = CLUTCH_TEXT("Option", "Image size"),
                              .help = CLUTCH_TEXT("Option", "Width and height of the images made"),
                              .unit = "px",
                              .minimum = 32,
                              .maximum = 8192});
        visit(background, FieldSpec{.name = "background",
                                    .label = CLUTCH_TEXT("Option", "Background"),
                                    .help = CLUTCH_TEXT("Option", "White, one colour, or your own pictures"),
                                    .choices = {"white", "colour", "images"}});
        visit(colour, FieldSpec{.name = "colour",
                                .label = CLUTCH_TEXT("Option", "Background colour"),
                                .help = CLUTCH_TEXT("Option", "Used when the background is one colour, as #rrggbb")});
        visit(objectShare, FieldSpec{.name = "object-share",
                                     .label = CLUTCH_TEXT("Option", "Object size"),
                                     .help = CLUTCH_TEXT(
                                         "Option", "Longer side of the object as a share of the image's shorter side"),
                                     .minimum = 0.01,
                                     .maximum = 1});
        visit(illumination, FieldSpec{.name = "illumination",
                                      .label = CLUTCH_TEXT("Option", "Illumination"),
                                      .help = CLUTCH_TEXT(
                                          "Option", "Light of your real photos, those that teach: none; match adds it; "
                                                    "replace exchanges the image's own for it"),
                                      .choices = {"none", "match", "replace"}});
        visit(scaleMin, FieldSpec{.name = "scale-min",
                                  .label = CLUTCH_TEXT("Option", "Smallest scale"),
                                  .help = CLUTCH_TEXT("Option", "Objects are shrunk to no less than this"),
                                  .minimum = 0.05,
                                  .maximum = 4,
                                  .advanced = true});
        visit(scaleMax, FieldSpec{.name = "scale-max",
                                  .label = CLUTCH_TEXT("Option", "Largest scale"),
                                  .help = CLUTCH_TEXT("Option", "Objects are enlarged to no more than this"),
                                  .minimum = 0.05,
                                  .maximum = 4,
                                  .advanced = true});
        visit(hiddenLimit, FieldSpec{.name = "hidden-limit",
                                     .label = CLUTCH_TEXT("Option", "Hidden limit"),
                                     .help = CLUTCH_TEXT(
                                         "Option", "Objects hidden to this share or more are drawn but not annotated"),
                                     .minimum = 0.05,
                                     .maximum = 1,
                                     .advanced = true});
        visit(illuminationBlur,
              FieldSpec{.name = "illumination-blur",
                        .label = CLUTCH_TEXT("Option", "Illumination blur"),
                        .help = CLUTCH_TEXT("Option",
                                            "How far the light is smoothed, as a share of the image's shorter side"),
                        .minimum = 0.01,
                        .maximum = 0.5,
                        .advanced = true});
        visit(evaluations,
              FieldSpec{.name = "evaluations",
                        .label = CLUTCH_TEXT("Option", "Places tried"),
                        .help = CLUTCH_TEXT("Option", "With structure: how many places are scored for each object"),
                        .minimum = 2,
                        .maximum = 1000,
                        .advanced = true});
        visit(leastVisible,
              FieldSpec{.name = "least-visible",
                        .label = CLUTCH_TEXT("Option", "Least visible"),
                        .help = CLUTCH_TEXT("Option", "With structure: share of a new object that must show"),
                        .minimum = 0.02,
                        .maximum = 1,
                        .advanced = true});
    }
};

/// "single", "random", "structure": as on the command line.
inline const char* placementName(PlacementMode mode)
{
    constexpr const char* kNames[] = {"single", "random", "structure"};
    return kNames[static_cast<int>(mode)];
}

/// Where an object lies: paper 000, section 3.2, (theta, gamma, x, y).
struct Placement {
    double angleDegrees = 0; ///< counter-clockwise as seen, about the object's centre
    double scale = 1;        ///< of the cut-out's own pixels
    double x = 0, y = 0;     ///< centre of the object in the image, px; pixel centres are at whole numbers
};

struct SyntheticInstance {
    std::size_t cutout = 0; ///< index into the cut-outs given
    Placement placement;
    RunLengthMask visible;  ///< alpha > 0.5 and not covered by an earlier object
    RunLengthMask amodal;   ///< alpha > 0.5, covered or not, inside the image
    double hiddenShare = 0; ///< 1 - visible / amodal
    bool annotated = true;  ///< hiddenShare < hiddenLimit and something is visible
};

struct SyntheticImage {
    cv::Mat image;                            ///< CV_8UC3
    std::vector<SyntheticInstance> instances; ///< in the order placed: each lies beneath all before it
};

/// Throws Error{Usage} naming the first field that is out of range, is no colour, or contradicts another.
void requireValid(const SynthesisOptions& options);

struct PlannedObject {
    std::size_t cutout = 0; ///< index into the cut-outs given
    Placement placement;
};

/// One image of a homogeneous object cluster, placed singly or at random. Cut-outs are CV_8UC4, tight; backgrounds
/// CV_8UC3 of any size (needed for BackgroundKind::Images alone). The same arguments give the same pixels, on any
/// number of threads. `groups` (empty, or one number a cut-out): cut-outs of one group were taken from one distance, so
/// their sizes can be compared; those of different groups are brought to the same median size. `onObject` (may be
/// empty) is called after each object with a copy of the canvas as it is. Throws Error{BadInput} when a needed list is
/// empty, and what requireValid() throws.
SyntheticImage synthesizeImage(std::span<const cv::Mat> cutouts, std::span<const cv::Mat> backgrounds,
                               const SynthesisOptions& options, std::uint64_t seed,
                               const std::function<void(const cv::Mat& canvas, int placed, int total)>& onObject = {},
                               std::span<const std::int64_t> groups = {});

/// The same with the objects where `plan` says, in its order, as PlacementMode::Structure finds it. With the seed the
/// plan was made with the background is the one that seed has.
SyntheticImage composeImage(std::span<const cv::Mat> cutouts, std::span<const cv::Mat> backgrounds,
                            std::span<const PlannedObject> plan, const SynthesisOptions& options, std::uint64_t seed,
                            const std::function<void(const cv::Mat& canvas, int placed, int total)>& onObject = {});

} // namespace clutch::synthesis
