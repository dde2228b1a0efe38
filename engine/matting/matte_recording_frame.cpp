// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/matte_recording_frame.h"

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/core/text.h"
#include "engine/matting/cutout.h"
#include "engine/matting/foreground.h"
#include "engine/matting/quality.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace clutch::matting {

namespace {

constexpr int kContextPx = 40; // known background around the band that matting may compare with

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

cv::Mat matteWithin(const cv::Mat& image, const cv::Mat& trimap, const KnnOptions& options, const cv::Mat& warmStart)
{
    cv::Mat alpha = cv::Mat::zeros(trimap.size(), CV_32FC1);
    if (cv::countNonZero(trimap == kTrimapObject) == 0) return alpha;
    if (cv::countNonZero(trimap == kTrimapUnknown) == 0) {
        alpha.setTo(1, trimap == kTrimapObject);
        return alpha;
    }
    const cv::Rect area = workingArea(trimap);
    const cv::Mat start = warmStart.empty() ? cv::Mat() : warmStart(area);
    knnMatte(image(area), trimap(area), options, start).alpha.copyTo(alpha(area));
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

} // namespace

FrameMatte FrameMatter::finish(const LoadedFrame& frame, const TrimapStep& step, Propagator& propagator) const
{
    const cv::Mat& image = frame.input.image;
    const bool painted = !frame.input.correctedTrimap.empty();
    FrameMatte matte;
    matte.position = frame.position;
    matte.trimap = step.trimap.empty() ? cv::Mat::zeros(image.size(), CV_8UC1) : step.trimap;
    const cv::Mat trimap = normalizedTrimap(matte.trimap);
    matte.alpha = matteWithin(image, trimap, options_.knn, step.warmStart);
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
        if (again.matte.quality.score > result.matte.quality.score) return again;
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        return failed(frame, before);
    }
    return result;
}

} // namespace clutch::matting
