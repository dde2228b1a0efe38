// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/matte_recording_frame.h"

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/core/text.h"
#include "engine/matting/bites.h"
#include "engine/matting/cutout.h"
#include "engine/matting/edge_opacity.h"
#include "engine/matting/foreground.h"
#include "engine/matting/quality.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace clutch::matting {

namespace {

constexpr double kNear = 0.5;        // of the square root of the object's area: what lies in its shadow
constexpr double kKnownTable = 0.75; // of what lies farther off
constexpr int kContextPx = 40;       // known background around the band that matting may compare with

std::string nameOf(std::size_t position)
{
    return "frame " + std::to_string(position + 1);
}

cv::Mat loadedImage(const LoadedFrame& frame)
{
    if (frame.error) std::rethrow_exception(frame.error);
    requireImage(frame.input.image, "matting", nameOf(frame.position));
    const cv::Mat& painted = frame.input.correctedTrimap;
    if (painted.empty()) return frame.input.image;
    requireSameSize(frame.input.image, painted, "matting", nameOf(frame.position));
    if (painted.type() != CV_8UC1)
        throw Error(ErrorKind::BadInput, "matting",
                    CLUTCH_TEXT("Error", "the corrected trimap is not an 8-bit grey image"), nameOf(frame.position),
                    CLUTCH_TEXT("Error", "paint the trimap again"));
    return frame.input.image;
}

MattedFrame failed(const LoadedFrame& frame, const Propagator& before)
{
    MattedFrame result{{}, before};
    result.matte.position = frame.position;
    result.matte.quality.flags.push_back(QualityFlag::Failed);
    result.matte.error = errorFromCurrentException("matting").what();
    return result;
}

// Matting needs the object's surroundings, not the whole table.
cv::Rect workingArea(const cv::Mat& trimap)
{
    const cv::Rect box = boundingBox(trimap);
    return cv::Rect(box.x - kContextPx, box.y - kContextPx, box.width + 2 * kContextPx, box.height + 2 * kContextPx) &
           cv::Rect({}, trimap.size());
}

cv::Mat matteWithin(const cv::Mat& image, const cv::Mat& trimap, const KnnOptions& options, const cv::Mat& warmStart,
                    const cv::Mat& prior)
{
    cv::Mat alpha = cv::Mat::zeros(trimap.size(), CV_32FC1);
    if (cv::countNonZero(trimap == kTrimapObject) == 0) return alpha;
    if (cv::countNonZero(trimap == kTrimapUnknown) == 0) {
        alpha.setTo(1, trimap == kTrimapObject);
        return alpha;
    }
    const cv::Rect area = workingArea(trimap);
    const auto within = [&area](const cv::Mat& map) { return map.empty() ? cv::Mat() : map(area); };
    const cv::Mat knn = knnMatte(image(area), trimap(area), options, within(warmStart), within(prior)).alpha;
    measuredEdges(image(area), trimap(area), knn).copyTo(alpha(area));
    return alpha;
}

// What seeds of its own found may be something else, a hand for example.
bool fits(const TrimapStep& seeded, const TrimapStep& followed)
{
    if (!seeded.found.found()) return false;
    const double area = cv::countNonZero(seeded.found.mask), expected = seeded.expectedArea;
    if (expected > 0 && (area < 0.5 * expected || area > 2 * expected)) return false;
    return followed.found.logRatio.empty() || cv::mean(followed.found.logRatio, seeded.found.mask)[0] > 0;
}

// Whether the colours explain the table, seen well away from the object.
bool knowsTable(const TrimapStep& step)
{
    cv::Mat near;
    const int reach = std::max(4, int(kNear * std::sqrt(double(cv::countNonZero(step.found.mask)))));
    cv::dilate(step.found.mask | step.found.others, near, cv::Mat(), {-1, -1}, reach);
    const cv::Mat afar = near == 0, known = afar & (step.found.logRatio < shadowFrom(step.found));
    return cv::countNonZero(known) >= kKnownTable * cv::countNonZero(afar);
}

// Fresh colours agree with the outline they were learnt from. Those learnt before, if they still know the table, are
// asked as well, and go on.
void askTheFormer(const Propagator& before, const TrimapStep& seeded, MattedFrame& again)
{
    if (!seeded.found.found()) return;
    TrimapStep seen = seeded;
    before.recolour(seen);
    if (!knowsTable(seen)) return;
    const FrameQuality quality = assess(seen, again.matte.alpha, normalizedTrimap(again.matte.trimap));
    if (quality.score < again.matte.quality.score) again.matte.quality = quality;
    again.after = before;
    again.after.adopt(seeded, again.matte.alpha, again.matte.quality.accepted);
}

} // namespace

std::size_t bytesOf(const cv::Mat& image)
{
    return image.total() * image.elemSize();
}

std::size_t bytesOf(const FrameMatte& matte)
{
    return bytesOf(matte.trimap) + bytesOf(matte.alpha) + bytesOf(matte.cutout);
}

void showPreview(const FrameMatte& matte, const cv::Mat& image, JobContext& context)
{
    if (!context.wantsPreview() || image.empty() || matte.alpha.empty()) return;
    cv::Mat opacity, picture;
    cv::merge(std::vector<cv::Mat>(3, matte.alpha * 0.75 + 0.25), opacity);
    cv::multiply(image, opacity, picture, 1.0, CV_8UC3);
    context.setPreview(picture, std::to_string(matte.position + 1));
}

FrameMatte FrameMatter::finish(const LoadedFrame& frame, const TrimapStep& step, Propagator& propagator) const
{
    const cv::Mat& image = frame.input.image;
    const bool painted = !frame.input.correctedTrimap.empty();
    FrameMatte matte;
    matte.position = frame.position;
    matte.trimap = step.trimap.empty() ? cv::Mat::zeros(image.size(), CV_8UC1) : step.trimap;
    const cv::Mat trimap = normalizedTrimap(matte.trimap);
    matte.alpha = matteWithin(image, trimap, options_.knn, step.warmStart, step.prior);
    removeSpecks(matte.alpha, trimap);
    matte.quality = assess(step, matte.alpha, trimap);
    const bool none = std::ranges::count(matte.quality.flags, QualityFlag::NoObject) > 0;
    // A person has looked at this frame: doubts are told, but do not reject it.
    if (painted && !none) matte.quality.accepted = true;
    if (!none) {
        Cutout cutout = cutOut(image, matte.alpha, options_.foreground);
        matte.cutout = cutout.pixels;
        matte.box = cutout.box;
    }
    propagator.adopt(step, none ? cv::Mat() : matte.alpha, matte.quality.accepted);
    return matte;
}

void FrameMatter::learn(const LoadedFrame& frame, Propagator& propagator) const
{
    try {
        propagator.forgetPlace();
        const TrimapStep step = propagator.next(loadedImage(frame));
        if (!step.found.found()) return;
        cv::Mat alpha;
        step.found.mask.convertTo(alpha, CV_32FC1, 1.0 / 255);
        propagator.adopt(step, alpha, assess(step, alpha, step.trimap).accepted);
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        return; // its own turn will come, and then it is told
    }
}

MattedFrame FrameMatter::matteAlone(const LoadedFrame& frame) const
{
    MattedFrame result{{}, Propagator(options_.bandPx)};
    try {
        const cv::Mat image = loadedImage(frame);
        const cv::Mat& painted = frame.input.correctedTrimap;
        const TrimapStep step = painted.empty() ? result.after.seed(image) : result.after.anchor(image, painted);
        result.matte = finish(frame, step, result.after);
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        return failed(frame, Propagator(options_.bandPx));
    }
    return result;
}

MattedFrame FrameMatter::matteNext(const LoadedFrame& frame, const Propagator& before) const
{
    MattedFrame result{{}, before};
    try {
        const cv::Mat image = loadedImage(frame);
        const TrimapStep followed = result.after.next(image);
        result.matte = finish(frame, followed, result.after);
        if (result.matte.quality.accepted) return result;
        MattedFrame again{{}, before};
        const TrimapStep seeded = again.after.seed(image);
        if (!fits(seeded, followed)) return result;
        again.matte = finish(frame, seeded, again.after);
        askTheFormer(before, seeded, again);
        if (again.matte.quality.score > result.matte.quality.score) return again;
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        return failed(frame, before);
    }
    return result;
}

} // namespace clutch::matting
