// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/nn/pickle_parts.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace clutch::nn::pickle {

/// Pickle's stack, what it remembers, and the containers it fills. Every access is checked; errors as bad() throws.
class Machine {
protected:
    template <class T>
    void push(T value)
    {
        stack_.emplace_back(std::move(value));
    }
    void push(Value value) { stack_.push_back(std::move(value)); }
    Value& top()
    {
        if (stack_.empty()) bad("an empty stack");
        return stack_.back();
    }
    Value pop() { return std::move(last(1).front()); }
    std::vector<Value> last(std::size_t count)
    {
        if (stack_.size() < count) bad("an empty stack");
        const auto from = stack_.end() - static_cast<std::ptrdiff_t>(count);
        std::vector<Value> values(std::make_move_iterator(from), std::make_move_iterator(stack_.end()));
        stack_.erase(from, stack_.end());
        return values;
    }
    std::vector<Value> untilMark()
    {
        const auto mark = std::find_if(stack_.rbegin(), stack_.rend(),
                                       [](const Value& v) { return std::holds_alternative<Mark>(v); });
        if (mark == stack_.rend()) bad("no mark");
        auto values = last(static_cast<std::size_t>(mark - stack_.rbegin()));
        stack_.pop_back();
        return values;
    }
    void remember(std::uint32_t key) { memo_[key] = top(); }
    std::uint32_t nextKey() const { return static_cast<std::uint32_t>(memo_.size()); }
    const Value& result() const
    {
        if (stack_.size() != 1) bad("the pickle does not end with one value");
        return stack_.front();
    }
    const Value& remembered(std::uint32_t key) const
    {
        const auto found = memo_.find(key);
        if (found == memo_.end()) bad("something that was never stored");
        return found->second;
    }

    // Containers

    ContainerId make(Container::Kind kind)
    {
        containers_.push_back({kind, {}, {}});
        return {containers_.size() - 1};
    }
    ContainerId tuple(std::vector<Value> items)
    {
        containers_.push_back({Container::Kind::Tuple, std::move(items), {}});
        return {containers_.size() - 1};
    }
    const Container& container(const Value& value, Container::Kind kind) const
    {
        const auto* id = std::get_if<ContainerId>(&value);
        if (!id || containers_[id->index].kind != kind) bad("a value of another kind than expected");
        return containers_[id->index];
    }
    Container& container(const Value& value, Container::Kind kind)
    {
        return const_cast<Container&>(std::as_const(*this).container(value, kind));
    }
    const Container& dictionary(const Value& value) const { return container(value, Container::Kind::Dictionary); }
    void insert(std::vector<Value> pairs)
    {
        if (pairs.size() % 2 != 0) bad("a key without a value");
        Container& target = container(top(), Container::Kind::Dictionary);
        for (std::size_t i = 0; i < pairs.size(); i += 2)
            if (auto* key = std::get_if<std::string_view>(&pairs[i]))
                target.entries.emplace_back(*key, std::move(pairs[i + 1]));
    }
    static std::uint64_t natural(const Value& value)
    {
        const auto* number = std::get_if<std::int64_t>(&value);
        if (!number || *number < 0) bad("a number that is none");
        return static_cast<std::uint64_t>(*number);
    }
    std::vector<std::uint64_t> naturals(const Value& value) const
    {
        const auto& items = container(value, Container::Kind::Tuple).items;
        if (items.size() > kMostDimensions) bad("too many dimensions");
        std::vector<std::uint64_t> numbers;
        for (const Value& item : items)
            numbers.push_back(natural(item));
        return numbers;
    }

private:
    std::vector<Value> stack_;
    std::map<std::uint32_t, Value> memo_;
    std::deque<Container> containers_;
};

} // namespace clutch::nn::pickle
