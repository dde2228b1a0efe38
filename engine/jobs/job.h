// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"

#include <memory>
#include <string>

namespace clutch::jobs {

/// One stage run: loads, calls the stage's pure part item by item, saves in short transactions, reports. Built with
/// everything it needs by value. It opens its own store. Run again after a cancel, a crash or kill -9, it goes on where
/// it stopped.
class Job {
public:
    virtual ~Job() = default;
    virtual std::string title() const = 0;   ///< translatable, context "Progress": "Import", "Mattes", ...
    virtual std::string subject() const = 0; ///< what it works on: file or object name
    /// Returns one JSON object, the result the command line prints with --json. Throws Error, Cancelled, or anything
    /// the runner can name.
    virtual std::string run(JobContext& context) = 0;
};

} // namespace clutch::jobs
