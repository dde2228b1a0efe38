// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/bounded_queue.h"

#include <cstddef>
#include <exception>
#include <functional>
#include <thread>
#include <utility>

namespace clutch::jobs {

/// The writing end of a job: items pushed by the computing thread are written on another, in order, at most `capacity`
/// of them waiting. What `write` throws comes out of the next push() or of finish(). The destructor writes what waits,
/// so that a job that was cancelled keeps all it finished.
template <class T>
class BackgroundWriter {
public:
    BackgroundWriter(std::size_t capacity, std::function<void(T&)> write)
        : queue_(capacity), write_(std::move(write)), thread_([this] { work(); })
    {
    }
    ~BackgroundWriter() { close(); }
    BackgroundWriter(const BackgroundWriter&) = delete;
    BackgroundWriter& operator=(const BackgroundWriter&) = delete;

    void push(T item)
    {
        if (!queue_.push(std::move(item))) finish();
    }
    void finish()
    {
        close();
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

private:
    void close()
    {
        queue_.close();
        if (thread_.joinable()) thread_.join();
    }
    void work()
    {
        try {
            while (auto item = queue_.pop())
                write_(*item);
        } catch (...) { // carried over to the computing thread
            failure_ = std::current_exception();
            queue_.close();
        }
    }

    BoundedQueue<T> queue_;
    std::function<void(T&)> write_;
    std::exception_ptr failure_;
    std::thread thread_; // last: it uses all of the above
};

} // namespace clutch::jobs
