// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/matte_recording.h"

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/matting/matte_recording_frame.h"
#include "engine/matting/matte_recording_loader.h"

#include <algorithm>

namespace clutch::matting {

namespace {

constexpr std::size_t kSearchAfterFirst = 60;             // frames in which a better start is looked for
constexpr std::size_t kBytesKept = std::size_t(96) << 20; // of mattes waiting for a better try, frames of a chunk
constexpr std::size_t kLookedAt = 12;                     // frames spread over the recording
constexpr int kPatience = 8;                              // backward tries in a row that brought nothing

bool shows(const FrameMatte& matte)
{
    return !matte.cutout.empty();
}

class RecordingMatter {
public:
    RecordingMatter(const RecordingInput& input, const MattingOptions& options, JobContext& context,
                    const std::function<void(FrameMatte&&)>& take)
        : input_(input), matter_(options), context_(context), take_(take)
    {
    }

    void run()
    {
        std::int64_t total = 0;
        for (std::size_t position = 0; position < input_.count; ++position)
            total += isWanted(position);
        context_.begin(CLUTCH_TEXT("Progress", "Matting"), total);
        if (!input_.continuous) return photos();
        const std::vector<std::size_t> anchors = findAnchors();
        if (anchors.empty()) return fromFirstGood();
        for (std::size_t i = 0; i < anchors.size(); ++i)
            fromAnchor(anchors, i);
    }

private:
    bool isWanted(std::size_t position) const { return !input_.wanted || input_.wanted(position); }

    void handOut(FrameMatte&& matte)
    {
        if (!isWanted(matte.position)) return;
        take_(std::move(matte));
        context_.advance();
    }

    // Only as far as somebody wants the result.
    Range wantedForwards(Range range) const
    {
        while (!range.empty() && !isWanted(range.last - 1))
            --range.last;
        return range;
    }

    Range wantedBackwards(Range range) const
    {
        while (!range.empty() && !isWanted(range.first))
            ++range.first;
        return range;
    }

    [[noreturn]] void throwNoObject() const
    {
        throw Error(
            ErrorKind::BadInput, "matting", CLUTCH_TEXT("Error", "no frame of the recording shows an object"),
            firstError_,
            CLUTCH_TEXT("Error",
                        "put one object in the middle of a plain background of another colour and record again"));
    }

    void noteError(const FrameMatte& matte)
    {
        if (matte.error.empty()) return;
        context_.note("frame " + std::to_string(matte.position + 1) + ": " + matte.error);
        if (firstError_.empty()) firstError_ = matte.error;
    }

    void photos()
    {
        bool any = false, all = true; // the frames not wanted may well show one: then nothing is said of the recording
        for (std::size_t position = 0; position < input_.count; ++position)
            all = all && isWanted(position);
        FrameLoader loader(input_, growing(wantedBackwards(wantedForwards({0, input_.count}))));
        while (auto frame = loader.next()) {
            context_.checkCancelled();
            if (!isWanted(frame->position)) continue;
            MattedFrame result = matter_.matteAlone(*frame);
            noteError(result.matte);
            any = any || shows(result.matte);
            showPreview(result.matte, frame->input.image, context_);
            handOut(std::move(result.matte));
        }
        context_.checkCancelled();
        if (!any && all) throwNoObject();
    }

    std::vector<std::size_t> findAnchors()
    {
        std::vector<std::size_t> anchors;
        if (input_.corrected) {
            for (std::size_t position = 0; position < input_.count; ++position)
                if (input_.corrected(position)) anchors.push_back(position);
            return anchors;
        }
        FrameLoader loader(input_, growing({0, input_.count}));
        while (const auto frame = loader.next()) {
            context_.checkCancelled();
            if (!frame->input.correctedTrimap.empty()) anchors.push_back(frame->position);
        }
        return anchors;
    }

    struct Start {
        std::size_t position = 0;
        MattedFrame frame;
        cv::Mat image;
    };

    // The first accepted frame; when there is none soon after an object was first seen, the best of those.
    Start findStart()
    {
        std::optional<Start> best;
        FrameLoader loader(input_, growing({0, input_.count}));
        while (auto frame = loader.next()) {
            context_.checkCancelled();
            MattedFrame result = matter_.matteAlone(*frame);
            noteError(result.matte);
            const bool accepted = result.matte.quality.accepted;
            const bool better =
                shows(result.matte) && (!best || result.matte.quality.score > best->frame.matte.quality.score);
            if (accepted || better) best = Start{frame->position, std::move(result), frame->input.image};
            if (accepted || (best && frame->position > best->position + kSearchAfterFirst)) break;
        }
        context_.checkCancelled();
        if (!best) throwNoObject();
        return std::move(*best);
    }

    // Learns the colours of the object's other sides first: to who has seen but one, a side that mirrors the table is
    // its shadow.
    void lookAhead(Start& start)
    {
        const std::vector<std::size_t> ahead = spread({start.position + 1, input_.count}, kLookedAt);
        if (!start.frame.matte.quality.accepted || ahead.empty()) return;
        Propagator learnt = start.frame.after;
        FrameLoader loader(input_, ahead);
        while (const auto frame = loader.next()) {
            context_.checkCancelled();
            matter_.learn(*frame, learnt);
        }
        learnt.forgetPlaceAndSize();
        MattedFrame again = matter_.matteNext({start.position, {start.image, {}}, {}}, learnt);
        if (again.matte.quality.accepted) start.frame = std::move(again);
    }

    void fromFirstGood()
    {
        Start start = findStart();
        lookAhead(start);
        const std::size_t first = start.position;
        backwards({0, first}, start.frame.after, bytesOf(start.image));
        handOut(std::move(start.frame.matte));
        forwards({first + 1, input_.count}, std::move(start.frame.after));
    }

    void fromAnchor(const std::vector<std::size_t>& anchors, std::size_t index)
    {
        const std::size_t anchor = anchors[index];
        const std::size_t first = index == 0 ? 0 : (anchors[index - 1] + anchor) / 2 + 1;
        const std::size_t last = index + 1 == anchors.size() ? input_.count : (anchor + anchors[index + 1]) / 2 + 1;
        const Range before = wantedBackwards({first, anchor}), after = wantedForwards({anchor + 1, last});
        if (before.empty() && after.empty() && !isWanted(anchor)) return;
        context_.checkCancelled();
        const LoadedFrame frame = loadFrame(input_, anchor);
        MattedFrame result = matter_.matteAlone(frame);
        noteError(result.matte);
        showPreview(result.matte, frame.input.image, context_);
        handOut(std::move(result.matte));
        backwards(before, result.after, bytesOf(frame.input.image));
        forwards(after, std::move(result.after));
    }

    MattedFrame matteFrom(const LoadedFrame& frame, const Propagator& before)
    {
        context_.checkCancelled();
        MattedFrame result = before.started() ? matter_.matteNext(frame, before) : matter_.matteAlone(frame);
        noteError(result.matte);
        if (isWanted(frame.position)) showPreview(result.matte, frame.input.image, context_);
        return result;
    }

    // Works through a range from its end; `step` returns whether to go on.
    template <class Step>
    void eachBackwards(Range range, std::size_t frameBytes, Step step)
    {
        if (range.empty()) return;
        const std::size_t chunk = std::clamp<std::size_t>(kBytesKept / 4 / std::max<std::size_t>(frameBytes, 1), 2, 32);
        FrameLoader loader(input_, chunksBackwards(range, chunk));
        std::vector<LoadedFrame> loaded;
        for (std::size_t end = range.last; end > range.first; end -= loaded.size(), loaded.clear()) {
            const std::size_t size = std::min(chunk, end - range.first);
            while (loaded.size() < size) {
                context_.checkCancelled();
                loaded.push_back(std::move(*loader.next()));
            }
            for (auto frame = loaded.rbegin(); frame != loaded.rend(); ++frame) {
                if (!step(*frame)) return;
                *frame = {}; // its pixels are no longer needed
            }
        }
    }

    void backwards(Range range, Propagator propagator, std::size_t frameBytes)
    {
        eachBackwards(wantedBackwards(range), frameBytes, [&](const LoadedFrame& frame) {
            MattedFrame result = matteFrom(frame, propagator);
            propagator = std::move(result.after);
            handOut(std::move(result.matte));
            return true;
        });
    }

    void forwards(Range range, Propagator propagator)
    {
        range = wantedForwards(range);
        FrameLoader loader(input_, growing(range));
        std::deque<FrameMatte> poor; // since the last good frame, neighbours in the recording
        std::size_t kept = 0, frameBytes = 0;
        while (const auto frame = loader.next()) {
            MattedFrame result = matteFrom(*frame, propagator);
            propagator = std::move(result.after);
            frameBytes = std::max(frameBytes, bytesOf(frame->input.image));
            if (result.matte.quality.accepted) {
                tryAgain(poor, propagator, frameBytes);
                kept = 0;
                handOut(std::move(result.matte));
                continue;
            }
            kept += bytesOf(result.matte);
            poor.push_back(std::move(result.matte));
            while (kept > kBytesKept) {
                kept -= bytesOf(poor.front());
                handOut(std::move(poor.front()));
                poor.pop_front();
            }
        }
        for (FrameMatte& matte : poor)
            handOut(std::move(matte));
    }

    // Frames that came out poor, once more from the good frame behind them.
    void tryAgain(std::deque<FrameMatte>& poor, Propagator propagator, std::size_t frameBytes)
    {
        if (poor.empty()) return;
        const std::size_t first = poor.front().position;
        int inVain = 0;
        eachBackwards({first, poor.back().position + 1}, frameBytes, [&](const LoadedFrame& frame) {
            MattedFrame result = matteFrom(frame, propagator);
            propagator = std::move(result.after);
            FrameMatte& old = poor[frame.position - first];
            const bool better = result.matte.quality.score > old.quality.score;
            if (better) old = std::move(result.matte);
            inVain = better ? 0 : inVain + 1;
            return inVain < kPatience;
        });
        for (FrameMatte& matte : poor)
            handOut(std::move(matte));
        poor.clear();
    }

    const RecordingInput& input_;
    const FrameMatter matter_;
    JobContext& context_;
    const std::function<void(FrameMatte&&)>& take_;
    std::string firstError_;
};

} // namespace

void matteRecording(const RecordingInput& input, const MattingOptions& options, JobContext& context,
                    const std::function<void(FrameMatte&&)>& take)
{
    RecordingMatter(input, options, context, take).run();
}

} // namespace clutch::matting
