// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/split.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/core/shuffle.h"
#include "engine/core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

namespace clutch::exporting {

namespace {

constexpr double kSumTolerance = 1e-3 + 1e-9; // 0.333,0.333,0.333 is meant as thirds
constexpr double kUnevenShare = 0.05;         // off by more than this, the person is told

[[noreturn]] void throwNoShares(std::string_view text)
{
    throw Error(ErrorKind::Usage, "exporting",
                CLUTCH_TEXT("Error", "the split is not two or three shares from 0 to 1 that add up to 1"),
                std::string(text),
                CLUTCH_TEXT("Error", "give the shares of train, val and perhaps test, such as 0.8,0.1,0.1"));
}

/// Groups of images that hang together by their recordings.
class Groups {
public:
    explicit Groups(std::size_t images) : parents_(images) { std::iota(parents_.begin(), parents_.end(), 0U); }
    std::size_t rootOf(std::size_t image)
    {
        while (parents_[image] != image)
            image = parents_[image] = parents_[parents_[image]];
        return image;
    }
    void unite(std::size_t a, std::size_t b)
    {
        const std::size_t first = rootOf(a), second = rootOf(b);
        parents_[std::max(first, second)] = std::min(first, second);
    }

private:
    std::vector<std::size_t> parents_;
};

using Group = std::vector<std::size_t>; // images

/// Those with recordings first in `groups`, every image without any in `loose`.
struct Grouping {
    std::vector<Group> groups;
    Group loose;
    std::size_t recordings = 0;
};

Grouping groupingOf(const std::vector<std::vector<std::int64_t>>& recordings)
{
    Groups groups(recordings.size());
    std::map<std::int64_t, std::size_t> firstWith;
    for (std::size_t image = 0; image < recordings.size(); ++image)
        for (const std::int64_t recording : recordings[image])
            groups.unite(firstWith.try_emplace(recording, image).first->second, image);
    Grouping grouping{{}, {}, firstWith.size()};
    std::map<std::size_t, Group> byRoot;
    for (std::size_t image = 0; image < recordings.size(); ++image)
        if (recordings[image].empty())
            grouping.loose.push_back(image);
        else
            byRoot[groups.rootOf(image)].push_back(image);
    for (auto& [root, group] : byRoot)
        grouping.groups.push_back(std::move(group));
    return grouping;
}

/// Gives groups to the part that lacks most images.
class Dealer {
public:
    Dealer(SplitPlan& plan, const Shares& shares) : plan_(plan), shares_(shares) {}

    void deal(const std::vector<Group>& groups)
    {
        for (std::size_t i = 0; i < groups.size(); ++i)
            give(groups[i], poorest(groups.size() - i <= emptyParts()));
    }

private:
    std::size_t emptyParts() const
    {
        std::size_t count = 0;
        for (std::size_t part = 0; part < kParts; ++part)
            count += plan_.wanted[part] && plan_.counts[part] == 0 ? 1 : 0;
        return count;
    }
    std::size_t poorest(bool onlyEmpty) const
    {
        std::size_t best = kParts;
        double most = 0;
        for (std::size_t part = 0; part < kParts; ++part) {
            if (!plan_.wanted[part] || (onlyEmpty && plan_.counts[part] > 0)) continue;
            const double lack =
                shares_[part] * static_cast<double>(plan_.parts.size()) - static_cast<double>(plan_.counts[part]);
            if (best != kParts && lack <= most) continue;
            best = part;
            most = lack;
        }
        return best;
    }
    void give(const Group& group, std::size_t part)
    {
        for (const std::size_t image : group)
            plan_.parts[image] = static_cast<Part>(part);
        plan_.counts[part] += static_cast<std::int64_t>(group.size());
    }

    SplitPlan& plan_;
    const Shares& shares_;
};

std::vector<Group> oneByOne(const Group& images)
{
    std::vector<Group> groups;
    groups.reserve(images.size());
    for (const std::size_t image : images)
        groups.push_back({image});
    return groups;
}

std::string noteOn(const SplitPlan& plan, const Shares& shares, std::size_t recordings)
{
    if (!plan.byRecording && recordings <= 1)
        return CLUTCH_TEXT("Export", "all images come from one recording, so they were split at random: the same "
                                     "cut-outs are in every part, and scores on val and test say little about other "
                                     "objects");
    if (!plan.byRecording)
        return CLUTCH_TEXT("Export", "the images share their recordings, so they were split at random: the same "
                                     "cut-outs are in every part, and scores on val and test say little about other "
                                     "objects");
    for (std::size_t part = 0; part < kParts; ++part) {
        const double got = static_cast<double>(plan.counts[part]) / static_cast<double>(plan.parts.size());
        if (std::abs(got - shares[part]) > kUnevenShare)
            return CLUTCH_TEXT("Export", "images of a recording stay together, so the parts are not as large as asked "
                                         "for");
    }
    return {};
}

} // namespace

const char* nameOf(Part part)
{
    static constexpr std::array<const char*, kParts> kNames{"train", "val", "test"};
    return kNames.at(static_cast<std::size_t>(part));
}

std::optional<Shares> parseShares(std::string_view text)
{
    if (text.empty()) return std::nullopt;
    Shares shares{};
    std::size_t count = 0;
    for (std::string_view rest = text;; ++count) {
        const std::size_t comma = rest.find(',');
        std::string_view number = rest.substr(0, comma);
        while (number.starts_with(' '))
            number.remove_prefix(1);
        while (number.ends_with(' '))
            number.remove_suffix(1);
        if (count == kParts) throwNoShares(text);
        double& share = shares.at(count);
        const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), share);
        if (status != std::errc() || end != number.data() + number.size() || !(share >= 0 && share <= 1))
            throwNoShares(text);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (count < 1 || shares[0] <= 0 || std::abs(sum - 1) > kSumTolerance) throwNoShares(text);
    for (double& share : shares)
        share /= sum;
    return shares;
}

SplitPlan unsplit(std::size_t images)
{
    SplitPlan plan;
    plan.parts.assign(images, Part::Train);
    plan.counts[0] = static_cast<std::int64_t>(images);
    plan.wanted[0] = true;
    return plan;
}

SplitPlan planSplit(const std::vector<std::vector<std::int64_t>>& recordings, const Shares& shares, std::uint64_t seed)
{
    SplitPlan plan;
    plan.isSplit = true;
    plan.parts.assign(recordings.size(), Part::Train);
    std::size_t parts = 0;
    for (std::size_t part = 0; part < kParts; ++part)
        parts += (plan.wanted[part] = shares[part] > 0) ? 1 : 0;
    Grouping grouping = groupingOf(recordings);
    plan.byRecording = grouping.groups.empty() || grouping.groups.size() >= parts;
    if (!plan.byRecording) {
        Group all(recordings.size());
        std::iota(all.begin(), all.end(), 0U);
        grouping.groups = oneByOne(all);
        grouping.loose.clear();
    }
    Random random(seed);
    shuffle(grouping.groups, random);
    shuffle(grouping.loose, random);
    std::stable_sort(grouping.groups.begin(), grouping.groups.end(),
                     [](const Group& a, const Group& b) { return a.size() > b.size(); });
    Dealer dealer(plan, shares);
    dealer.deal(grouping.groups);
    dealer.deal(oneByOne(grouping.loose));
    if (!recordings.empty()) plan.note = noteOn(plan, shares, grouping.recordings);
    return plan;
}

} // namespace clutch::exporting
