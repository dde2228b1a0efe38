// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace clutch::media {

/// The sentences of FrameSource::problems(): neighbours share one sentence, what was noted once is not noted again when
/// the recording is read again, and a recording that is damaged throughout does not fill memory.
class ProblemList {
public:
    void lostFrame(std::int64_t index);
    void note(std::string sentence);
    const std::vector<std::string>& sentences() const { return sentences_; }

private:
    void append(std::string sentence);

    std::vector<std::string> sentences_;
    std::int64_t firstLost_ = -1, lastLost_ = -1; ///< the run that the sentence lostSentence_ is about
    std::size_t lostSentence_ = 0;
};

} // namespace clutch::media
