// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"

#include "engine/core/text.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <new>

namespace clutch {

namespace {

std::string sentence(const std::string& what, const std::string& subject, const std::string& advice)
{
    std::string text = what;
    if (!subject.empty()) text += " (" + subject + ")";
    if (!advice.empty()) text += ": " + advice;
    return text;
}

ErrorKind kindOf(const std::error_code& code)
{
    if (code == std::errc::no_space_on_device) return ErrorKind::DiskFull;
    if (code == std::errc::permission_denied || code == std::errc::read_only_file_system) return ErrorKind::ReadOnly;
    if (code == std::errc::no_such_file_or_directory) return ErrorKind::NotFound;
    return ErrorKind::Io;
}

Error outOfMemory(const std::string& stage, const std::string& subject)
{
    return Error(ErrorKind::OutOfMemory, stage, CLUTCH_TEXT("Error", "there was not enough memory"), subject,
                 CLUTCH_TEXT("Error", "close other programs or use smaller images"));
}

} // namespace

Error::Error(ErrorKind kind, std::string stage, std::string what, std::string subject, std::string advice)
    : std::runtime_error(sentence(what, subject, advice)), kind_(kind), stage_(std::move(stage)),
      problem_(std::move(what)), subject_(std::move(subject)), advice_(std::move(advice))
{
}

Error errorFromCurrentException(const std::string& stage)
{
    try {
        throw;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return outOfMemory(stage, "");
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem) return outOfMemory(stage, error.func);
        return Error(ErrorKind::Internal, stage, CLUTCH_TEXT("Error", "an image operation failed"), error.err,
                     CLUTCH_TEXT("Error", "please report this with the log file"));
    } catch (const std::filesystem::filesystem_error& error) {
        return Error(kindOf(error.code()), stage, error.code().message(),
                     error.path1().u8string().empty() ? "" : error.path1().string(),
                     CLUTCH_TEXT("Error", "check that the file exists, may be written and the disk has room"));
    } catch (const std::exception& error) {
        return Error(ErrorKind::Internal, stage, CLUTCH_TEXT("Error", "an unexpected fault"), error.what(),
                     CLUTCH_TEXT("Error", "please report this with the log file"));
    }
}

} // namespace clutch
