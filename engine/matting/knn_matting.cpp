// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/knn_matting.h"

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/matting/knn_solver.h"
#include "engine/matting/knn_system.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr const char* kStage = "matting";

// Opacities are then within about 1e-3 of the exact solution (the largest difference on alphamatting.com's images, from
// a flat start of 0.5, was 0.001; the root mean square 0.0001): a quarter of a level of 8 bits.
constexpr double kTolerance = 1e-5;

// alphamatting.com's hardest case takes 153; this only ends what rounding keeps from converging.
constexpr int kMaxIterations = 2000;

void requireTrimap(const cv::Mat& trimap)
{
    if (trimap.type() != CV_8UC1)
        throw Error(
            ErrorKind::BadInput, kStage, CLUTCH_TEXT("Error", "the trimap is not an 8-bit grey picture"), "",
            CLUTCH_TEXT("Error", "use black for background, white for the object and grey for what is unknown"));
}

void requireBothKinds(const cv::Mat& trimap)
{
    const int object = cv::countNonZero(trimap == kTrimapObject);
    const int background = cv::countNonZero(trimap == kTrimapBackground);
    if (object > 0 && background > 0) return;
    if (object == 0)
        throw Error(ErrorKind::BadInput, kStage,
                    CLUTCH_TEXT("Error", "the trimap has no pixel that is known to be the object"), "",
                    CLUTCH_TEXT("Error", "paint a part of the object white"));
    throw Error(ErrorKind::BadInput, kStage,
                CLUTCH_TEXT("Error", "the trimap has no pixel that is known to be background"), "",
                CLUTCH_TEXT("Error", "paint a part of the background black"));
}

void requirePrior(const cv::Mat& prior, const cv::Mat& image)
{
    requireSameSize(image, prior, kStage, "prior");
    if (prior.type() != CV_32FC1)
        throw Error(ErrorKind::BadInput, kStage,
                    CLUTCH_TEXT("Error", "what is known of the opacity beforehand is not a float picture"), "",
                    CLUTCH_TEXT("Error", "start without it"));
}

void requireWarmStart(const cv::Mat& warmStart, const cv::Mat& image)
{
    requireSameSize(image, warmStart, kStage, "warm start");
    if (warmStart.type() != CV_32FC1)
        throw Error(ErrorKind::BadInput, kStage,
                    CLUTCH_TEXT("Error", "the opacity to start from is not a float picture"), "",
                    CLUTCH_TEXT("Error", "start without it"));
}

std::vector<float> startValues(const KnnSystem& system, const cv::Mat& warmStart)
{
    std::vector<float> values(system.size(), 0.5F);
    if (warmStart.empty()) return values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = warmStart.at<float>(system.pixels[i] / warmStart.cols, system.pixels[i] % warmStart.cols);
        values[i] = value > 0 ? std::min(value, 1.0F) : 0.0F; // 0 for what is not a number too
    }
    return values;
}

void addPrior(const cv::Mat& prior, KnnSystem& system)
{
    for (std::size_t i = 0; i < system.size(); ++i) {
        const float pull = prior.at<float>(system.pixels[i] / prior.cols, system.pixels[i] % prior.cols);
        system.diagonal[i] += std::abs(pull);
        system.rightSide[i] += std::max(pull, 0.0F);
    }
}

} // namespace

KnnMatte knnMatte(const cv::Mat& image, const cv::Mat& trimap, const KnnOptions& options, const cv::Mat& warmStart,
                  const cv::Mat& prior)
{
    requireImage(image, kStage, "image");
    requireSameSize(image, trimap, kStage, "trimap");
    requireTrimap(trimap);
    if (!warmStart.empty()) requireWarmStart(warmStart, image);
    if (!prior.empty()) requirePrior(prior, image);
    const cv::Mat labels = normalizedTrimap(trimap);
    requireBothKinds(labels);

    KnnMatte matte;
    labels.convertTo(matte.alpha, CV_32FC1, 1.0 / kTrimapObject);
    matte.unknown = cv::countNonZero(labels == kTrimapUnknown);
    if (matte.unknown == 0) return matte;
    KnnSystem system = knnSystem(image, labels, options.features);
    if (!prior.empty()) addPrior(prior, system);
    std::vector<float> opacity = startValues(system, warmStart);
    const SolverReport report = solve(system, opacity, kTolerance, kMaxIterations);
    matte.iterations = report.iterations;
    matte.residual = report.residual;
    for (std::size_t i = 0; i < opacity.size(); ++i)
        matte.alpha.ptr<float>()[system.pixels[i]] = std::clamp(opacity[i], 0.0F, 1.0F);
    return matte;
}

} // namespace clutch::matting
