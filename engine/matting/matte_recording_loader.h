// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/bounded_queue.h"
#include "engine/matting/matte_recording.h"

#include <exception>
#include <optional>
#include <thread>
#include <vector>

namespace clutch::matting {

/// Positions [first, last), to be worked through in growing or in falling order.
struct Range {
    std::size_t first = 0, last = 0;
    bool empty() const { return first >= last; }
};

std::vector<std::size_t> growing(Range range);
std::vector<std::size_t> spread(Range range, std::size_t count); ///< at most so many, evenly, the last one among them
/// Decoders read forwards: a range that is worked through backwards is loaded in chunks, each of them in growing order.
std::vector<std::size_t> chunksBackwards(Range range, std::size_t chunk);

/// A frame, or what was thrown instead of it.
struct LoadedFrame {
    std::size_t position = 0;
    FrameInput input;
    std::exception_ptr error;
};

/// Loads frames on a thread of its own, two ahead of the one that is being worked on, in the order given. Its
/// destructor waits for the frame being loaded and ends the thread.
class FrameLoader {
public:
    FrameLoader(const RecordingInput& input, std::vector<std::size_t> order);
    ~FrameLoader();
    FrameLoader(const FrameLoader&) = delete;
    FrameLoader& operator=(const FrameLoader&) = delete;

    std::optional<LoadedFrame> next(); ///< nothing when all were handed out

private:
    BoundedQueue<LoadedFrame> queue_{2};
    std::thread thread_;
};

/// One frame now, on the calling thread; an exception is kept in the result.
LoadedFrame loadFrame(const RecordingInput& input, std::size_t position);

} // namespace clutch::matting
