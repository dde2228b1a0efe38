// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/job.h"

#include <string>
#include <thread>
#include <utility>

namespace clutch::test {

/// Runs until it is cancelled, under the name of another job, with 42 of 100 done.
class EndlessJob : public jobs::Job {
public:
    explicit EndlessJob(std::string title, std::string subject = "lemon")
        : title_(std::move(title)), subject_(std::move(subject))
    {
    }
    std::string title() const override { return title_; }
    std::string subject() const override { return subject_; }
    std::string run(JobContext& context) override
    {
        context.begin("Matting", 100);
        context.advanceTo(42);
        for (;;) {
            context.checkCancelled();
            std::this_thread::yield();
        }
    }

private:
    const std::string title_, subject_;
};

} // namespace clutch::test
