// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/text.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>

namespace clutch::matting {

enum class MattingFeatures { Rgb, Hsv };

struct KnnOptions {
    MattingFeatures features = MattingFeatures::Rgb; // Hsv is the paper's and better on average, but worse where a dark
                                                     // or grey object lies before a dark or grey table

    template <class V>
    void visitFields(V&& visit)
    {
        visit(features,
              FieldSpec{.name = "features",
                        .label = CLUTCH_TEXT("Option", "Features"),
                        .help = CLUTCH_TEXT("Option",
                                            "Colour space in which pixels are compared: rgb, or hsv as in the paper"),
                        .choices = {"rgb", "hsv"}});
    }
};

struct KnnMatte {
    cv::Mat alpha;            ///< CV_32FC1, exactly 0 and 1 on the trimap's known pixels
    std::int64_t unknown = 0; ///< pixels solved for
    int iterations = 0;       ///< of the conjugate gradients
    double residual = 0;      ///< relative, when they stopped: 1e-5 or less unless rounding kept them from it
};

/// KNN matting (Chen, Li, Tang, "KNN Matting", PAMI 2013) on the unknown pixels alone: the known ones are Dirichlet
/// values.
///   image      CV_8UC3      trimap   CV_8UC1, normalised here
///   warmStart  CV_32FC1 or empty: where the solver begins
///   prior      CV_32FC1 or empty: pulls towards 1 where positive, towards 0 where negative, with its size as the
///   weight
///              (of one of the 17 neighbours: 1)
/// Throws Error{BadInput} when sizes differ or the trimap has no background or no object pixel at all. Deterministic
/// for a number of threads.
KnnMatte knnMatte(const cv::Mat& image, const cv::Mat& trimap, const KnnOptions& options, const cv::Mat& warmStart = {},
                  const cv::Mat& prior = {});

} // namespace clutch::matting
