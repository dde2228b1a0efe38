// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <vector>

/// Boxes in which something may lie, of whatever kind: what real and randomly synthesized images are cut into for the
/// scene likelihood (cluster paper, section 3.2).
namespace clutch::synthesis {

struct ProposalOptions {
    int most = 200;             ///< boxes kept, the best first; 1 or more
    double minimumShare = 0.01; ///< of the image's area that a box has at least
};

/// Where the edges are and which way they face.
struct EdgeMap {
    cv::Mat strength;    ///< CV_32FC1, 0..1, thin: zero beside the ridge
    cv::Mat orientation; ///< CV_32FC1, radians of the edge's normal, 0..pi, from x towards y
};

/// Edges as they are to be from strengths of any scale (CV_32FC1, 0 or more): 0..1, thinned along the normals.
EdgeMap thinnedEdges(const cv::Mat& strength, const cv::Mat& orientation);

/// Edges by Scharr's gradient, the strongest of the three channels, thinned along the normal. `image` CV_8UC3.
EdgeMap gradientEdges(const cv::Mat& image);

/// EdgeBoxes (Zitnick, Dollar 2014) on the edges given: boxes that whole contours lie in, the best first.
std::vector<cv::Rect> edgeBoxes(const EdgeMap& edges, const ProposalOptions& options = {});

/// Selective search (Uijlings et al. 2013), fast mode, as a reference: seconds an image. `image` CV_8UC3.
std::vector<cv::Rect> selectiveSearch(const cv::Mat& image, const ProposalOptions& options = {});

} // namespace clutch::synthesis
