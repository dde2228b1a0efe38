// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/matte_recording_loader.h"

#include <algorithm>
#include <numeric>

namespace clutch::matting {

std::vector<std::size_t> growing(Range range)
{
    std::vector<std::size_t> order(range.empty() ? 0 : range.last - range.first);
    std::iota(order.begin(), order.end(), range.first);
    return order;
}

std::vector<std::size_t> spread(Range range, std::size_t count)
{
    std::vector<std::size_t> positions;
    if (range.empty()) return positions;
    const std::size_t size = range.last - range.first, taken = std::min(size, count);
    for (std::size_t i = 1; i <= taken; ++i)
        positions.push_back(range.first + size * i / taken - 1);
    return positions;
}

std::vector<std::size_t> chunksBackwards(Range range, std::size_t chunk)
{
    std::vector<std::size_t> order;
    for (std::size_t end = range.last; end > range.first;) {
        const std::size_t begin = end - std::min(chunk, end - range.first);
        for (std::size_t position = begin; position < end; ++position)
            order.push_back(position);
        end = begin;
    }
    return order;
}

LoadedFrame loadFrame(const RecordingInput& input, std::size_t position)
{
    LoadedFrame frame;
    frame.position = position;
    try {
        frame.input = input.load(position);
    } catch (...) {
        frame.error = std::current_exception();
    }
    return frame;
}

FrameLoader::FrameLoader(const RecordingInput& input, std::vector<std::size_t> order)
    : thread_([this, &input, positions = std::move(order)] {
          for (const std::size_t position : positions)
              if (!queue_.push(loadFrame(input, position))) return;
          queue_.close();
      })
{
}

FrameLoader::~FrameLoader()
{
    queue_.close();
    thread_.join();
}

std::optional<LoadedFrame> FrameLoader::next()
{
    return queue_.pop();
}

} // namespace clutch::matting
