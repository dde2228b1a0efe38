// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/quality.h"

#include "engine/core/image.h"
#include "engine/core/text.h"
#include "engine/matting/bites.h"
#include "engine/matting/holes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr double kAcceptedFrom = 0.5;
constexpr double kSmallestShare = 0.0005; // of the frame

struct Range {
    double fine;    // no doubt up to here
    double useless; // certain doubt from here on
};
constexpr Range kOthers{0.05, 0.35};   // second object, of the first one's area
constexpr Range kCutOff{0.01, 0.08};   // see shareCutOff
constexpr Range kAreaRatio{1.3, 2.0};  // to the median of the frames before
constexpr Range kHoles{0.003, 0.03};   // of the object, where no background shows through
constexpr Range kSoft{0.20, 0.50};     // of the object's area that is neither opaque nor clear
constexpr Range kContrary{0.05, 0.25}; // of the object's area whose colours say the opposite
constexpr Range kTable{0.005, 0.025};  // of the object's area that looks like the table or its shadow
constexpr Range kBitten{0.003, 0.013}; // of the object's area beside it that looks like neither table nor shadow
constexpr Range kClosed{0.01, 0.05};   // of the object's area inside it that looks like the table seen through a hole
constexpr int kCrumbs = 8;             // working pixels of a table's texture, where an object is small
constexpr Range kOffEdge{0.45, 0.70};  // of the outline that lies on no edge

double doubt(double value, Range range)
{
    return std::clamp((value - range.fine) / (range.useless - range.fine), 0.0, 1.0);
}

// Length of the run of object pixels in `row` around column `at`.
int runAround(const cv::Mat& object, int row, int at)
{
    const auto* pixels = object.ptr<std::uint8_t>(row);
    if (pixels[at] == 0) return 0;
    int left = at, right = at;
    while (left > 0 && pixels[left - 1] != 0)
        --left;
    while (right + 1 < object.cols && pixels[right + 1] != 0)
        ++right;
    return right - left + 1;
}

// Beyond the top row. The squared width of a rounded end grows in proportion to its depth, so the depth that is missing
// follows from two widths; a parabola of that depth has 2/3 of its box's area.
double missingAbove(const cv::Mat& object, double size)
{
    const int depth = std::clamp(int(std::lround(0.04 * size)), 2, object.rows - 1);
    double missing = 0;
    const auto* top = object.ptr<std::uint8_t>(0);
    for (int x = 0; x < object.cols; ++x) {
        if (top[x] == 0) continue;
        const int width = runAround(object, 0, x);
        const double inner = runAround(object, depth, std::min(x + width / 2, object.cols - 1));
        const double growth = inner * inner - double(width) * width;
        const double deepest =
            width / 2.0; // a straight edge says nothing about what lies beyond it: as much again, at most
        const double missingDepth = growth > 0 ? std::min(deepest, depth * double(width) * width / growth) : deepest;
        missing += 2.0 / 3.0 * width * missingDepth;
        x += width;
    }
    return missing;
}

// Holes in which the colours do not see the background.
double unexplainedHoles(const cv::Mat& object, const cv::Mat& logRatio)
{
    cv::Mat padded, labels;
    cv::copyMakeBorder(object == 0, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    const int count = cv::connectedComponents(padded, labels, 4);
    const cv::Mat inner = labels(cv::Rect(1, 1, object.cols, object.rows));
    double unexplained = 0;
    for (int label = 1; label < count; ++label) {
        if (label == labels.at<int>(0, 0)) continue;
        const cv::Mat hole = inner == label;
        if (cv::mean(logRatio, hole)[0] > -0.3) unexplained += cv::countNonZero(hole);
    }
    return unexplained;
}

double softArea(const cv::Mat& alpha)
{
    return 4 * (cv::sum(alpha)[0] - alpha.dot(alpha));
}

double contraryArea(const TrimapStep& step, const cv::Mat& object)
{
    cv::Mat smooth, near, touching;
    cv::blur(step.found.logRatio, smooth, {3, 3});
    cv::dilate(object, near, cv::Mat(), {-1, -1}, 8);
    cv::dilate(step.found.others, touching, cv::Mat(), {-1, -1}, 4);
    const cv::Mat missed = near & (object == 0) & (touching == 0) & (smooth > 2.0F);
    return cv::countNonZero(object & (smooth < -2.0F)) + cv::countNonZero(missed);
}

// Compact parts of the object that the table explains better.
double tableArea(const TrimapStep& step, const cv::Mat& object)
{
    cv::Mat smooth, compact;
    cv::blur(step.found.logRatio, smooth, {3, 3});
    cv::morphologyEx(object & (smooth < shadowFrom(step.found)), compact, cv::MORPH_OPEN, cv::Mat());
    return cv::countNonZero(compact);
}

double areaRatio(double area, double expected)
{
    return expected <= 0 || area <= 0 ? 1.0 : std::max(area / expected, expected / area);
}

} // namespace

const char* qualityText(QualityFlag flag)
{
    switch (flag) {
    case QualityFlag::NoObject:
        return CLUTCH_TEXT("Quality", "no object was found in the frame");
    case QualityFlag::SeveralObjects:
        return CLUTCH_TEXT("Quality", "there is more than one object in the frame");
    case QualityFlag::TouchesBorder:
        return CLUTCH_TEXT("Quality", "the object is cut off by the border of the frame");
    case QualityFlag::AreaJump:
        return CLUTCH_TEXT("Quality", "the object's area differs suddenly from the frames before");
    case QualityFlag::Holes:
        return CLUTCH_TEXT("Quality", "the object has holes where no background shows through");
    case QualityFlag::WideBand:
        return CLUTCH_TEXT("Quality", "a large part of the object is neither opaque nor clear");
    case QualityFlag::ColourDisagreement:
        return CLUTCH_TEXT("Quality", "the outline disagrees with the colours of object and background");
    case QualityFlag::Failed:
        return CLUTCH_TEXT("Quality", "the frame could not be processed");
    }
    return "";
}

double shareCutOff(const cv::Mat& object)
{
    const double area = cv::countNonZero(object);
    if (area == 0 || object.rows < 4 || object.cols < 4) return 0;
    double missing = 0;
    cv::Mat turned = object;
    for (int side = 0; side < 4; ++side) {
        missing += missingAbove(turned, std::sqrt(area));
        cv::Mat next;
        cv::rotate(turned, next, cv::ROTATE_90_CLOCKWISE);
        turned = next;
    }
    return missing / area;
}

FrameQuality assess(const TrimapStep& step, const cv::Mat& alpha, const cv::Mat& trimap)
{
    FrameQuality quality;
    const cv::Mat object = alpha > 0.5F;
    const double area = cv::countNonZero(object);
    if (area < std::max(16.0, kSmallestShare * double(object.total())) ||
        cv::countNonZero(trimap == kTrimapObject) == 0) {
        quality.flags.push_back(QualityFlag::NoObject);
        return quality;
    }
    cv::Mat small;
    cv::resize(alpha, small, step.frame.bgr.size(), 0, 0, cv::INTER_AREA);
    const cv::Mat smallObject = small > 0.5F;
    const double smallArea = std::max(1, cv::countNonZero(smallObject));
    quality.score = 1;
    const auto weigh = [&quality](QualityFlag flag, double value) {
        quality.score *= 1 - value;
        if (value >= 0.5) quality.flags.push_back(flag);
    };
    const double contrary = doubt(contraryArea(step, smallObject) / smallArea, kContrary);
    const double table = doubt(tableArea(step, smallObject) / smallArea, kTable);
    const double bitten =
        doubt(std::max(0, cv::countNonZero(bittenOff(step.found, smallObject)) - kCrumbs) / smallArea, kBitten);
    // A mark of the table's hue looks like a hole: only an object that had holes before may have one closed.
    const double closed =
        step.hasHoles ? doubt(cv::countNonZero(shadedHoles(step.frame, smallObject)) / smallArea, kClosed) : 0;
    weigh(QualityFlag::SeveralObjects, doubt(cv::countNonZero(step.found.others) / smallArea, kOthers));
    weigh(QualityFlag::TouchesBorder, doubt(shareCutOff(object), kCutOff));
    weigh(QualityFlag::AreaJump, doubt(areaRatio(smallArea, step.expectedArea), kAreaRatio));
    weigh(QualityFlag::Holes, doubt(unexplainedHoles(smallObject, step.found.logRatio) / smallArea, kHoles));
    weigh(QualityFlag::WideBand, doubt(softArea(alpha) / area, kSoft));
    weigh(QualityFlag::ColourDisagreement,
          std::max({contrary, table, bitten, closed, doubt(1 - step.found.edgeSupport, kOffEdge)}));
    quality.accepted = quality.score >= kAcceptedFrom && quality.flags.empty();
    return quality;
}

} // namespace clutch::matting
