// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/matte_recording_loader.h"

namespace clutch::matting {

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
