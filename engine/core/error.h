// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace clutch {

enum class ErrorKind { BadInput, NotFound, Unsupported, Io, DiskFull, ReadOnly, OutOfMemory, Corrupt, Usage, Internal };

/// What ends a job: one sentence on what went wrong, the thing it went wrong with, and what the person can do.
/// `what` and `advice` are fixed, translatable sentences (CLUTCH_TEXT("Error", "...")); whatever varies, a path, a
/// frame number, a field with its value, belongs into `subject`. Sentences start in lower case and have no full stop.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, std::string stage, std::string what, std::string subject, std::string advice);

    ErrorKind kind() const { return kind_; }
    /// The engine folder it came from: "media", "matting", ...
    const std::string& stage() const { return stage_; }
    const std::string& problem() const { return problem_; }
    const std::string& subject() const { return subject_; }
    const std::string& advice() const { return advice_; }
    // what() of the base class is "<problem> (<subject>): <advice>", as the command line prints it.

private:
    ErrorKind kind_;
    std::string stage_, problem_, subject_, advice_;
};

/// Thrown by JobContext::checkCancelled(); ends a job as Cancelled, never as Failed.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

/// Turns whatever was thrown (call it inside a catch block) into an Error: Error itself, cv::Exception, std::bad_alloc,
/// std::filesystem errors and any other std::exception. Cancelled is rethrown.
Error errorFromCurrentException(const std::string& stage);

} // namespace clutch
