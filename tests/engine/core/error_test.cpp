// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"

#include <QtTest>
#include <opencv2/core.hpp>

#include <filesystem>
#include <new>

using namespace clutch;

namespace {

template <class Thrown>
Error caught(const Thrown& thrown)
{
    try {
        throw thrown;
    } catch (...) {
        return errorFromCurrentException("stage");
    }
}

} // namespace

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysOneSentence()
    {
        QCOMPARE(std::string(Error(ErrorKind::Io, "media", "it failed", "a.mp4", "try again").what()),
                 std::string("it failed (a.mp4): try again"));
        QCOMPARE(std::string(Error(ErrorKind::Io, "media", "it failed", "", "").what()), std::string("it failed"));
    }

    void turnsEverythingIntoAnError()
    {
        const Error own = caught(Error(ErrorKind::Corrupt, "media", "what", "subject", "advice"));
        QCOMPARE(own.kind(), ErrorKind::Corrupt);
        QCOMPARE(own.stage(), std::string("media"));
        QCOMPARE(caught(std::bad_alloc()).kind(), ErrorKind::OutOfMemory);
        QCOMPARE(caught(cv::Exception(cv::Error::StsNoMem, "no memory", "alloc", "file", 1)).kind(),
                 ErrorKind::OutOfMemory);
        QCOMPARE(caught(cv::Exception(cv::Error::StsAssert, "a > b", "resize", "file", 1)).kind(), ErrorKind::Internal);
        const Error other = caught(std::runtime_error("odd"));
        QCOMPARE(other.kind(), ErrorKind::Internal);
        QCOMPARE(other.stage(), std::string("stage"));
        QCOMPARE(other.subject(), std::string("odd"));
        const auto filesystem = [](std::errc code) {
            return caught(std::filesystem::filesystem_error("x", "/some/where", std::make_error_code(code)));
        };
        QCOMPARE(filesystem(std::errc::no_space_on_device).kind(), ErrorKind::DiskFull);
        QCOMPARE(filesystem(std::errc::read_only_file_system).kind(), ErrorKind::ReadOnly);
        QCOMPARE(filesystem(std::errc::permission_denied).kind(), ErrorKind::ReadOnly);
        QCOMPARE(filesystem(std::errc::no_such_file_or_directory).kind(), ErrorKind::NotFound);
        QCOMPARE(filesystem(std::errc::io_error).kind(), ErrorKind::Io);
        QCOMPARE(filesystem(std::errc::io_error).subject(), std::string("/some/where"));
        QVERIFY_EXCEPTION_THROWN(caught(Cancelled()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(ErrorTest)
#include "error_test.moc"
