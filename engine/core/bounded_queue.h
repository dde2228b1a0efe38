// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace clutch {

/// First in, first out between two threads of a job, holding at most `capacity` items: a fast decoder waits instead of
/// filling memory. close() wakes everybody: push() then returns false, pop() hands out what is left and then nothing.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    bool push(T item)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || items_.size() < capacity_; });
        if (closed_) return false;
        items_.push_back(std::move(item));
        changed_.notify_all();
        return true;
    }

    /// For a producer that must never wait, a camera's thread: false, and the item is gone, when closed or when
    /// `atMost` (or `capacity`, whichever is less) are waiting.
    bool tryPush(T item, std::size_t atMost)
    {
        const std::scoped_lock lock(mutex_);
        if (closed_ || items_.size() >= std::min(atMost, capacity_)) return false;
        items_.push_back(std::move(item));
        changed_.notify_all();
        return true;
    }

    /// Makes room for something newer; nothing happens when nothing waits.
    void dropOldest()
    {
        const std::scoped_lock lock(mutex_);
        if (items_.empty()) return;
        items_.pop_front();
        changed_.notify_all();
    }

    std::optional<T> pop()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !items_.empty(); });
        if (items_.empty()) return std::nullopt;
        std::optional<T> item(std::move(items_.front()));
        items_.pop_front();
        changed_.notify_all();
        return item;
    }

    void close()
    {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

private:
    const std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> items_;
    bool closed_ = false;
};

} // namespace clutch
