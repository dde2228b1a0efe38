// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace clutch::cli {

/// "0:09", "1:02:33".
std::string clockText(double seconds);

/// One line of progress as a terminal shows it: "Matting [#####.....] 132/240  11.8/s  0:09 left".
std::string progressBar(const Progress& progress, int width);

/// Shows a context's progress on stderr while it lives: a bar on a terminal, otherwise a line every 10 %; nothing when
/// quiet.
class ProgressPrinter {
public:
    ProgressPrinter(const JobContext& context, bool quiet);
    ~ProgressPrinter();
    ProgressPrinter(const ProgressPrinter&) = delete;
    ProgressPrinter& operator=(const ProgressPrinter&) = delete;

    /// Clears the bar, so that a line of text can be written.
    void note(const std::string& text);

private:
    void show();

    const JobContext& context_;
    const bool quiet_;
    const bool terminal_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::string activity_;
    int lastTenth_ = -1;
    std::thread thread_;
};

} // namespace clutch::cli
