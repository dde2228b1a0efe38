// SPDX-License-Identifier: Apache-2.0
#include "engine/media/problem_list.h"

#include <algorithm>

namespace clutch::media {

namespace {

constexpr std::size_t kMaximumSentences = 500;

}

void ProblemList::lostFrame(std::int64_t index)
{
    if (index <= lastLost_) return;
    if (lastLost_ >= 0 && index == lastLost_ + 1 && lostSentence_ < kMaximumSentences) {
        lastLost_ = index;
        sentences_[lostSentence_] =
            "frames " + std::to_string(firstLost_) + " to " + std::to_string(index) + " cannot be decoded";
        return;
    }
    firstLost_ = lastLost_ = index;
    lostSentence_ = sentences_.size();
    append("frame " + std::to_string(index) + " cannot be decoded");
}

void ProblemList::note(std::string sentence)
{
    if (std::find(sentences_.begin(), sentences_.end(), sentence) == sentences_.end()) append(std::move(sentence));
}

void ProblemList::append(std::string sentence)
{
    if (sentences_.size() < kMaximumSentences)
        sentences_.push_back(std::move(sentence));
    else if (sentences_.size() == kMaximumSentences)
        sentences_.push_back("there are more problems than are listed here");
}

} // namespace clutch::media
