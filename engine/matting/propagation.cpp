// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/propagation.h"

#include "engine/core/image.h"
#include "engine/matting/bites.h"
#include "engine/matting/holes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr std::size_t kAreasKept = 9;
constexpr int kMarginPx = 4;   // around the object in which nothing is learnt: the matte may be wrong there
constexpr double kHole = 0.01; // of the object's area
constexpr double kSurePx = 6;  // beyond what is unsure: deep inside or outside, where nothing needs to be cut
constexpr float kLocationNats =
    3.0F; // less than ColourModel::kStrongest: clear colours overrule where flow says the object is
constexpr double kSeenThrough = -2.3; // nats of colour at which where the object was counts for nothing

cv::Mat signedDistance(const cv::Mat& mask)
{
    cv::Mat inside, outside;
    cv::distanceTransform(mask, inside, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(mask == 0, outside, cv::DIST_L2, cv::DIST_MASK_5);
    return inside - outside;
}

double intersectionOverUnion(const cv::Mat& a, const cv::Mat& b)
{
    const int both = cv::countNonZero(a & b), any = cv::countNonZero(a | b);
    return any == 0 ? 0.0 : double(both) / any;
}

cv::Mat rimOf(cv::Size size)
{
    cv::Mat rim(size, CV_8UC1, cv::Scalar(255));
    if (size.width > 2 && size.height > 2) rim(cv::Rect(1, 1, size.width - 2, size.height - 2)).setTo(0);
    return rim;
}

// Keeps the pieces that lie on the warped object (or, without one, the largest); what is of the object's size beside it
// is another.
void choosePieces(Segmentation& found, const cv::Mat& warped)
{
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(found.mask, labels, stats, centres, 8);
    int best = 0, bestScore = 0;
    std::vector<int> overlap(std::size_t(count), 0);
    for (int label = 1; label < count; ++label) {
        const int size = stats.at<int>(label, cv::CC_STAT_AREA);
        overlap[std::size_t(label)] = warped.empty() ? size : cv::countNonZero((labels == label) & warped);
        if (overlap[std::size_t(label)] <= bestScore) continue;
        bestScore = overlap[std::size_t(label)];
        best = label;
    }
    cv::Mat kept = cv::Mat::zeros(found.mask.size(), CV_8UC1);
    for (int label = 1; label < count && best > 0; ++label) {
        const int size = stats.at<int>(label, cv::CC_STAT_AREA);
        const bool part = !warped.empty() && overlap[std::size_t(label)] > size / 2 && size > 8;
        if (label == best || part) kept.setTo(255, labels == label);
    }
    found.mask = kept;
}

// Pieces beside the object that are not of the table either and do not hang in from outside.
cv::Mat otherObjects(const cv::Mat& logRatio, const cv::Mat& mask)
{
    cv::Mat smooth, near, candidates, labels, stats, centres;
    cv::blur(logRatio, smooth, {5, 5});
    cv::dilate(mask, near, cv::Mat(), {-1, -1}, 5);
    candidates = (smooth > 1.0F) & (near == 0);
    const int count = cv::connectedComponentsWithStats(candidates, labels, stats, centres, 8);
    const cv::Mat rim = rimOf(mask.size());
    cv::Mat others = cv::Mat::zeros(mask.size(), CV_8UC1);
    const double smallest = std::max(20.0, 0.05 * cv::countNonZero(mask));
    for (int label = 1; label < count; ++label) {
        const int size = stats.at<int>(label, cv::CC_STAT_AREA);
        if (size < smallest) continue;
        const cv::Mat piece = labels == label;
        if (cv::countNonZero(piece & rim) < 0.15 * 3.5 * std::sqrt(double(size))) others.setTo(255, piece);
    }
    return others;
}

// Where flow and cut, or colour and cut, tell different stories near the outline and nothing settles it.
cv::Mat doubtfulPixels(const Segmentation& found, const WarpedMatte& warped, double bandPx)
{
    cv::Mat smooth;
    cv::blur(found.logRatio, smooth, {3, 3});
    const cv::Mat distance = signedDistance(found.mask);
    const cv::Mat near = (distance < 2 * bandPx) & (distance > -2 * bandPx);
    cv::Mat doubtful = (found.mask & (smooth < -2.0F)) | (~found.mask & (smooth > 2.0F));
    if (!warped.alpha.empty()) {
        const cv::Mat differ = (found.mask & (warped.alpha < 0.05F)) | (~found.mask & (warped.alpha > 0.95F));
        doubtful |= (differ | warped.failed) & (cv::abs(smooth) < 1.0F);
    }
    doubtful &= near;
    if (cv::countNonZero(found.gaps) > 0) doubtful |= undecidedWithin(found.mask, found.logRatio);
    return doubtful;
}

} // namespace

double Propagator::expectedArea() const
{
    if (areas_.empty()) return 0;
    std::vector<double> sorted(areas_.begin(), areas_.end());
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(sorted.size() / 2), sorted.end());
    return sorted[sorted.size() / 2];
}

TrimapStep Propagator::seed(const cv::Mat& image)
{
    TrimapStep step;
    step.frame = makeWorkFrame(image);
    ColourModel model;
    step.found = seedObject(step.frame, model);
    step.expectedArea = expectedArea();
    step.hasHoles = hasHoles_;
    if (!step.found.found()) return step;
    model_ = model;
    step.prior = priorFrom(step.frame, step.found.mask);
    step.trimap =
        trimapAround(step.frame, step.found, doubtfulPixels(step.found, {}, bandPx_ / step.frame.scale), bandPx_);
    return step;
}

TrimapStep Propagator::anchor(const cv::Mat& image, const cv::Mat& trimap)
{
    TrimapStep step;
    step.frame = makeWorkFrame(image);
    const cv::Mat known = normalizedTrimap(trimap);
    cv::Mat small;
    cv::resize(known, small, step.frame.bgr.size(), 0, 0, cv::INTER_AREA);
    const cv::Mat object = small >= 250, background = small <= 5;
    if (cv::countNonZero(object) > 0 && cv::countNonZero(background) > 0) model_.fit(step.frame, object, background);
    step.found.logRatio = cv::Mat::zeros(small.size(), CV_32FC1);
    recolour(step);
    step.found.mask = small > 127;
    step.found.others = cv::Mat::zeros(small.size(), CV_8UC1);
    step.found.gaps = cv::Mat::zeros(small.size(), CV_8UC1);
    step.found.edgeSupport = 1;
    step.trimap = trimap.clone();
    return step;
}

void Propagator::forgetPlace()
{
    previousGray_.release();
    previousAlpha_.release();
}

void Propagator::forgetPlaceAndSize()
{
    forgetPlace();
    areas_.clear();
}

void Propagator::recolour(TrimapStep& step) const
{
    if (model_.empty()) return;
    step.found.logRatio = model_.logRatio(step.frame);
    step.found.shadowNats = model_.shadowNats();
}

void Propagator::cut(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed, Segmentation& found) const
{
    found.mask = minimumCut(frame, evidence, fixed);
    mendBites(frame, evidence, fixed, found);
    fillGlints(frame, found.mask, found.logRatio);
    found.gaps = gapsOf(frame, found.mask, found.logRatio, hasGaps_);
}

Segmentation Propagator::follow(const WorkFrame& frame, const WarpedMatte& warped) const
{
    Segmentation found;
    found.logRatio = model_.logRatio(frame);
    found.shadowNats = model_.shadowNats();
    const cv::Mat there = warped.alpha > 0.5F;
    const cv::Mat distance = signedDistance(there);
    // Within `unsure` pixels of the warped outline the colours and edges alone decide.
    const double unsure = std::clamp(1.5 + 0.1 * warped.motionPx + 4 * (1 - warped.reliability), 1.5, 12.0);
    const double trust = 0.3 + 0.7 * warped.reliability;
    cv::Mat inwards = cv::max(cv::min((distance - unsure) / 2, 1.0), 0.0);
    cv::Mat outwards = cv::max(cv::min((-distance - unsure) / 2, 1.0), 0.0);
    // A hole that opens shows where the object was a moment ago.
    cv::Mat smooth;
    cv::blur(found.logRatio, smooth, {3, 3});
    inwards = inwards.mul(cv::max(cv::min(smooth - kSeenThrough, 1.0), 0.0));
    const cv::Mat evidence = weighedColours(found) + (inwards - outwards) * (kLocationNats * trust);
    cv::Mat fixed(frame.bgr.size(), CV_8UC1, cv::Scalar(128));
    // A dark side of the object that might as well be shadow, but was object before and moved with it, stays object.
    fixed.setTo(255, (distance > unsure + 1.5) & (warped.failed == 0) & (found.logRatio > -1.0F));
    fixed.setTo(0, (distance < -kSurePx - unsure) & (found.logRatio < -1.0F));
    fixed.setTo(0, distance < -4 * (kSurePx + unsure));
    cut(frame, evidence, fixed, found);
    found.mask.setTo(0, seenThrough(frame, found.mask, found.logRatio) | found.gaps);
    choosePieces(found, there);
    return found;
}

Segmentation Propagator::searchByColour(const WorkFrame& frame) const
{
    Segmentation found;
    found.logRatio = model_.logRatio(frame);
    found.shadowNats = model_.shadowNats();
    const cv::Mat evidence = weighedColours(found), fixed(frame.bgr.size(), CV_8UC1, cv::Scalar(128));
    cut(frame, evidence, fixed, found);
    found.mask.setTo(0, shadedHoles(frame, found.mask, found.logRatio) | found.gaps);
    choosePieces(found, {});
    return found;
}

bool Propagator::plausible(const Segmentation& found) const
{
    const double area = cv::countNonZero(found.mask), expected = expectedArea();
    return area > 0 && (expected == 0 || (area > 0.5 * expected && area < 2 * expected));
}

Segmentation Propagator::foundIn(const WorkFrame& frame, WarpedMatte& warped) const
{
    const bool samePlace = previousGray_.size() == frame.gray.size() && cv::countNonZero(previousAlpha_ > 0.5F) > 0;
    if (!samePlace) {
        Segmentation searched = searchByColour(frame);
        searched.edgeSupport = edgeSupport(frame, searched.mask);
        return searched;
    }
    warped = flow_.warp(previousGray_, previousAlpha_, frame.gray);
    Segmentation followed = follow(frame, warped);
    followed.edgeSupport = edgeSupport(frame, followed.mask);
    const double agreement = intersectionOverUnion(followed.mask, warped.alpha > 0.5F);
    if (previousTrusted_ && agreement > 0.75 && warped.reliability > 0.4 && plausible(followed)) return followed;
    Segmentation searched = searchByColour(frame);
    searched.edgeSupport = edgeSupport(frame, searched.mask);
    const bool better = searched.edgeSupport >= followed.edgeSupport - 0.05 &&
                        cv::countNonZero(searched.mask) > cv::countNonZero(followed.mask);
    const bool instead = plausible(searched) && (!plausible(followed) || better);
    if (!instead) return followed;
    warped = {}; // flow led elsewhere: it has no say in the trimap
    return searched;
}

TrimapStep Propagator::next(const cv::Mat& image)
{
    TrimapStep step;
    step.frame = makeWorkFrame(image);
    step.expectedArea = expectedArea();
    step.hasHoles = hasHoles_;
    WarpedMatte warped;
    step.found = foundIn(step.frame, warped);
    if (!step.found.found()) return step;
    // An object that turns shrinks and grows in time; a jump differs from the last frame as well as from those before.
    const double area = cv::countNonZero(step.found.mask);
    if (!areas_.empty() && std::abs(areas_.back() - area) < std::abs(step.expectedArea - area))
        step.expectedArea = areas_.back();
    step.found.others = otherObjects(step.found.logRatio, step.found.mask);
    const cv::Mat doubtful = doubtfulPixels(step.found, warped, bandPx_ / step.frame.scale);
    step.trimap = trimapAround(step.frame, step.found, doubtful, bandPx_);
    step.prior = priorFrom(step.frame, step.found.mask);
    if (!warped.alpha.empty()) cv::resize(warped.alpha, step.warmStart, step.frame.fullSize, 0, 0, cv::INTER_LINEAR);
    return step;
}

void Propagator::adopt(const TrimapStep& step, const cv::Mat& alpha, bool trusted)
{
    previousGray_ = step.frame.gray;
    previousTrusted_ = trusted;
    if (alpha.empty()) {
        previousAlpha_ = cv::Mat::zeros(previousGray_.size(), CV_32FC1);
        return;
    }
    cv::Mat small; // a new matrix: copies of a propagator share theirs
    cv::resize(alpha, small, previousGray_.size(), 0, 0, cv::INTER_AREA);
    // Where the matte is thinner than the cut and the colours side with the cut, the next frame shall look again.
    cv::Mat inside, near;
    cv::erode(step.found.mask, inside, cv::Mat());
    const cv::Mat object = ((small > 0.95F) | (step.found.logRatio > 0.5F)) & inside;
    cv::dilate((small > 0.05F) | step.found.mask | step.found.others, near, cv::Mat(), {-1, -1}, kMarginPx);
    small.setTo(1, step.found.mask & (step.found.logRatio > 1.0F));
    previousAlpha_ = small;
    if (!trusted) return;
    if (model_.empty())
        model_.fit(step.frame, object, near == 0);
    else
        model_.update(step.frame, object, near == 0);
    const cv::Mat covered = previousAlpha_ > 0.5F;
    areas_.push_back(cv::countNonZero(covered));
    hasHoles_ = hasHoles_ || cv::countNonZero(withoutHoles(covered)) > (1 + kHole) * areas_.back();
    hasGaps_ = hasGaps_ || cv::countNonZero(step.found.gaps) > 0;
    if (areas_.size() > kAreasKept) areas_.pop_front();
}

} // namespace clutch::matting
