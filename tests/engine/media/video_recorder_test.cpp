// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/media/media_files.h"

#include <opencv2/core/utility.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::media;
using namespace clutch::test;

namespace {

constexpr int kFramesBeforeKill = 60;

/// What the program does when it is started as the recorder to be killed: records for ever and says each frame on
/// stdout.
[[noreturn]] void recordForEver(const char* path, VideoCodec codec)
{
    VideoRecorder recorder(pathFromUtf8(path), {160, 120}, codec);
    for (int i = 0;; ++i) {
        recorder.write(numberedImage(i % 256), i * 40.0);
        const char mark = '.';
        if (::write(STDOUT_FILENO, &mark, 1) != 1) std::exit(1);
    }
}

/// Starts this program as a recorder, kills it once it has written the frames, and returns how many it had reported by
/// then.
int recordAndKill(const std::filesystem::path& file, const char* codec)
{
    int ends[2];
    if (::pipe(ends) != 0) return -1;
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl("/proc/self/exe", "video_recorder_test", "--record", codec, file.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    int frames = 0;
    char mark = 0;
    while (frames < kFramesBeforeKill && ::read(ends[0], &mark, 1) == 1)
        ++frames;
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ends[0]);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? frames : -1;
}

} // namespace

class VideoRecorderTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::filesystem::path file(const char* name) const { return pathIn(folder_, name); }

private Q_SLOTS:
    void survivesKill_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::newRow("mjpeg") << "mjpeg";
        QTest::newRow("ffv1") << "ffv1";
    }
    void survivesKill()
    {
        QFETCH(QString, codec);
        const auto path = file("killed.mkv");
        QCOMPARE(recordAndKill(path, qPrintable(codec)), kFramesBeforeKill);
        const auto frames = readAll(*openFrameSource(path));
        // 200 ms of 40 ms frames may be in the cluster under way.
        QVERIFY2(frames.size() >= kFramesBeforeKill - 6, qPrintable(QString::number(frames.size())));
        for (std::size_t i = 0; i < frames.size(); ++i) {
            QCOMPARE(frames[i].index, static_cast<std::int64_t>(i));
            QCOMPARE(frames[i].timeMs, static_cast<double>(i) * 40.0);
            QCOMPARE(numberOf(frames[i].image), static_cast<int>(i % 256));
        }
    }

    void ffv1IsLossless()
    {
        const auto path = file("lossless.mkv");
        cv::RNG random(7);
        std::vector<cv::Mat> images(5);
        VideoRecorder recorder(path, {101, 53}, VideoCodec::Ffv1);
        for (std::size_t i = 0; i < images.size(); ++i) {
            images[i].create(53, 101, CV_8UC3);
            random.fill(images[i], cv::RNG::UNIFORM, 0, 256);
            recorder.write(images[i], static_cast<double>(i) * 33.3);
        }
        recorder.finish();
        const auto frames = readAll(*openFrameSource(path));
        QCOMPARE(frames.size(), images.size());
        for (std::size_t i = 0; i < images.size(); ++i)
            QCOMPARE(cv::norm(frames[i].image, images[i], cv::NORM_INF), 0.0);
        QCOMPARE(frames[1].timeMs, 33.0);
        QCOMPARE(frames[2].timeMs, 67.0);
    }

    void mjpegKeepsColours()
    {
        const auto path = file("colours.mkv");
        VideoRecorder recorder(path, {64, 64});
        recorder.write(cv::Mat(64, 64, CV_8UC3, cv::Scalar(30, 90, 220)), 0);
        recorder.finish();
        const auto frames = readAll(*openFrameSource(path));
        QVERIFY(cv::norm(cv::mean(frames.at(0).image) - cv::Scalar(30, 90, 220)) < 3);
    }

    void sameFramesGiveSameBytes_data() { survivesKill_data(); }
    void sameFramesGiveSameBytes()
    {
        QFETCH(QString, codec);
        const VideoCodec which = codec == "ffv1" ? VideoCodec::Ffv1 : VideoCodec::Mjpeg;
        record(file("a.mkv"), 20, which);
        record(file("b.mkv"), 20, which);
        QVERIFY(readFile(file("a.mkv")) == readFile(file("b.mkv")));
    }

    void dropsFramesOutOfOrder()
    {
        const auto path = file("order.mkv");
        VideoRecorder recorder(path, {160, 120});
        for (const double time : {1000.0, 1040.0, 1040.2, 1020.0, 1080.0})
            recorder.write(numberedImage(1), time);
        recorder.finish();
        QCOMPARE(recorder.framesWritten(), std::int64_t(3));
        QCOMPARE(recorder.framesDropped(), std::int64_t(2));
        const auto frames = readAll(*openFrameSource(path));
        QCOMPARE(frames.size(), std::size_t(3));
        QCOMPARE(frames.back().timeMs, 80.0);
    }

    void otherProgramsReadIt()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto path = file("other é 日本.mkv");
        record(path, 25, VideoCodec::Mjpeg, [](int i) { return i * 40.0 + (i % 3); });
        const std::vector<double> times = probedTimes(path);
        QCOMPARE(times.size(), std::size_t(25));
        for (int i = 0; i < 25; ++i)
            QVERIFY(std::abs(times[i] - (i * 40.0 + i % 3)) < 1e-3);
        const auto duration = outputOf("ffprobe", {"-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0",
                                                   QString::fromStdString(utf8(path))});
        QVERIFY(duration && std::abs(duration->trimmed().toDouble() - 1.0) < 0.05); // the trailer fills it in
    }

    void saysThatTheDiskIsFull()
    {
        const auto path = file("full.mkv");
        // A limit on the size of files fails the write as a full disk does; without the handler it would end the
        // program.
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
        rlimit small = old;
        small.rlim_cur = 20000;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const Thrown thrown = thrownBy([&] {
            VideoRecorder recorder(path, {160, 120});
            for (int i = 0; i < 1000; ++i)
                recorder.write(numberedImage(i), i * 40.0);
        });
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, before);
        QCOMPARE(thrown.kind, std::optional(ErrorKind::DiskFull));
        QVERIFY(thrown.subject.find("full.mkv") != std::string::npos);
        QVERIFY(readAll(*openFrameSource(path)).size() > 1); // what was written can be played, as the message says
    }

    void saysThatItCannotWrite()
    {
        writeFileAtomically(file("taken"), "a file where a folder should be");
        const Thrown thrown = thrownBy([&] { VideoRecorder(file("taken/video.mkv"), {160, 120}); });
        QVERIFY(thrown.kind.has_value());
        QVERIFY(thrown.subject.find("taken") != std::string::npos);
        QVERIFY(thrownBy([&] {
                    VideoRecorder(std::filesystem::path("/proc/clutch.mkv"), {160, 120});
                }).kind.has_value());
    }
};

int main(int argc, char** argv)
{
    if (argc == 4 && std::string(argv[1]) == "--record")
        recordForEver(argv[3], std::string(argv[2]) == "ffv1" ? VideoCodec::Ffv1 : VideoCodec::Mjpeg);
    QCoreApplication application(argc, argv);
    VideoRecorderTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "video_recorder_test.moc"
