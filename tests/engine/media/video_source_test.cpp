// SPDX-License-Identifier: Apache-2.0
#include "engine/media/image_file.h"
#include "tests/engine/media/media_files.h"

#include <fstream>

using namespace clutch;
using namespace clutch::media;
using namespace clutch::test;

namespace {

std::vector<std::uint8_t> truncated(const std::filesystem::path& file, double share)
{
    std::vector<std::uint8_t> bytes = readFile(file);
    bytes.resize(static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
    return bytes;
}

// Colours of a test picture that survive chroma subsampling: three wide fields.
cv::Mat threeFields(cv::Size size)
{
    cv::Mat image(size, CV_8UC3);
    const int third = size.width / 3;
    image(cv::Rect(0, 0, third, size.height)) = cv::Scalar(40, 50, 200);
    image(cv::Rect(third, 0, third, size.height)) = cv::Scalar(60, 180, 70);
    image(cv::Rect(2 * third, 0, size.width - 2 * third, size.height)) = cv::Scalar(210, 90, 50);
    return image;
}

int largestDifference(const cv::Vec3b& a, const cv::Scalar& b)
{
    int largest = 0;
    for (int c = 0; c < 3; ++c)
        largest = std::max(largest, std::abs(a[c] - static_cast<int>(b[c])));
    return largest;
}

} // namespace

class VideoSourceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::filesystem::path file(const char* name) const { return pathIn(folder_, name); }

    // A numbered recording re-encoded by ffmpeg.
    bool transcode(int frames, const QString& arguments, const std::filesystem::path& output)
    {
        const auto source = file("source.mkv");
        record(source, frames, VideoCodec::Ffv1);
        return ffmpeg("-i " + QString::fromStdString(utf8(source)) + " " + arguments, output);
    }

private Q_SLOTS:
    void countsFramesAndTimes()
    {
        const auto path = file("plain.mkv");
        record(path, 60);
        const auto source = openFrameSource(path);
        QCOMPARE(source->info().size, (ImageSize{160, 120}));
        QVERIFY(source->info().isVideo);
        QCOMPARE(source->info().codec, std::string("mjpeg"));
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(60));
        for (int i = 0; i < 60; ++i) {
            QCOMPARE(frames[i].index, std::int64_t(i));
            QCOMPARE(frames[i].timeMs, i * 40.0);
            QCOMPARE(numberOf(frames[i].image), i);
        }
        QVERIFY(source->problems().empty());
    }

    void keepsVariableFrameRateOfBFrames()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto uneven = file("uneven.mkv");
        record(uneven, 48, VideoCodec::Ffv1,
               [](int i) { return i * 30.0 + (i * i % 7) * 7.0 + (i > 20 ? 900.0 : 0.0); });
        const auto path = file("uneven.mp4");
        QVERIFY(ffmpeg("-i " + QString::fromStdString(utf8(uneven)) +
                           " -fps_mode passthrough -c:v libx264 -bf 3 -crf 20 -pix_fmt yuv420p",
                       path));
        const std::vector<double> times = probedTimes(path);
        QCOMPARE(times.size(), std::size_t(48));
        const auto source = openFrameSource(path);
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), times.size());
        for (std::size_t i = 0; i < times.size(); ++i) {
            QCOMPARE(frames[i].index, std::int64_t(i));
            QVERIFY2(std::abs(frames[i].timeMs - times[i]) < 0.002,
                     qPrintable(QString::number(frames[i].timeMs) + " " + QString::number(times[i])));
            QCOMPARE(numberOf(frames[i].image), static_cast<int>(i));
        }
        QVERIFY(frames[21].timeMs - frames[20].timeMs > 800);
        QVERIFY(source->problems().empty());
    }

    void jumpsToAnyFrame()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto path = file("jump.mp4");
        QVERIFY(transcode(200, "-c:v libx264 -g 30 -bf 3 -crf 20 -pix_fmt yuv420p", path));
        const auto source = openFrameSource(path);
        QCOMPARE(numberOf(source->at(150).image), 150); // before anything was read
        for (const int index : {3, 170, 169, 30, 29, 31, 0, 199, 90, 90}) {
            const Frame frame = source->at(index);
            QCOMPARE(frame.index, std::int64_t(index));
            QCOMPARE(frame.timeMs, index * 40.0);
            QCOMPARE(numberOf(frame.image), index);
        }
        QCOMPARE(source->next()->index, std::int64_t(91));
        QCOMPARE(thrownBy([&] { source->at(200); }).kind, std::optional(ErrorKind::NotFound));
        QCOMPARE(thrownBy([&] { source->at(-1); }).kind, std::optional(ErrorKind::NotFound));
        QCOMPARE(numberOf(source->at(12).image), 12);
    }

    void turnsUpright_data()
    {
        QTest::addColumn<QString>("rotate"); // as ffmpeg 5 writes it: counter-clockwise in the metadata's matrix
        QTest::addColumn<int>("degrees");
        QTest::newRow("90") << "90" << 270;
        QTest::newRow("180") << "180" << 180;
        QTest::newRow("270") << "270" << 90;
    }
    void turnsUpright()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        QFETCH(QString, rotate);
        const auto plain = file("plain.mp4"), path = file("turned.mp4"), upright = file("upright.png");
        QVERIFY(transcode(9, "-c:v libx264 -crf 10 -pix_fmt yuv420p", plain));
        QVERIFY(
            ffmpeg("-i " + QString::fromStdString(utf8(plain)) + " -c copy -metadata:s:v:0 rotate=" + rotate, path));
        // ffmpeg turns pictures upright by itself, so it says what is right.
        QVERIFY(ffmpeg("-i " + QString::fromStdString(utf8(path)) + " -vf select=eq(n\\,5) -frames:v 1 -pix_fmt rgb24",
                       upright));
        const auto source = openFrameSource(path);
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(9));
        const cv::Mat expected = readImage(upright);
        QCOMPARE(frames[5].image.cols, expected.cols);
        QCOMPARE(frames[5].image.rows, expected.rows);
        QCOMPARE(source->info().size, (ImageSize{expected.cols, expected.rows}));
        QVERIFY(cv::norm(frames[5].image, expected, cv::NORM_L1) / static_cast<double>(expected.total() * 3) < 1.5);
        QTEST_ASSERT(source->info().rotationDegrees % 90 == 0);
        QFETCH(int, degrees);
        QCOMPARE(source->info().rotationDegrees, degrees);
    }

    void convertsEveryPixelFormat_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("grey");
        const QString to = "-vf scale=out_color_matrix=%1:out_range=%2:flags=accurate_rnd+full_chroma_int -colorspace "
                           "%3 -color_range %2 ";
        QTest::newRow("yuv420p limited 601")
            << to.arg("bt601", "tv", "smpte170m") + "-c:v libx264 -qp 1 -pix_fmt yuv420p"
            << "a.mp4" << false;
        QTest::newRow("yuv420p full 601") << to.arg("bt601", "pc", "smpte170m") + "-c:v libx264 -qp 1 -pix_fmt yuv420p"
                                          << "b.mp4" << false;
        QTest::newRow("yuv444p 709") << to.arg("bt709", "tv", "bt709") + "-c:v libx264 -qp 1 -pix_fmt yuv444p"
                                     << "c.mp4" << false;
        QTest::newRow("yuv420p10 709") << to.arg("bt709", "tv", "bt709") + "-c:v ffv1 -pix_fmt yuv420p10le"
                                       << "d.mkv" << false;
        QTest::newRow("yuv422p16") << to.arg("bt601", "tv", "smpte170m") + "-c:v ffv1 -pix_fmt yuv422p16le"
                                   << "e.mkv" << false;
        QTest::newRow("gbrp16") << "-c:v ffv1 -pix_fmt gbrp16le"
                                << "f.mkv" << false;
        QTest::newRow("rgb24 raw") << "-c:v rawvideo -pix_fmt bgr24"
                                   << "g.avi" << false;
        QTest::newRow("gray") << "-c:v ffv1 -pix_fmt gray"
                              << "h.mkv" << true;
        QTest::newRow("gray16") << "-c:v ffv1 -pix_fmt gray16le"
                                << "i.mkv" << true;
        QTest::newRow("mjpeg") << "-c:v mjpeg -q:v 1 -pix_fmt yuvj444p"
                               << "j.avi" << false;
    }
    void convertsEveryPixelFormat()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        QFETCH(QString, arguments);
        QFETCH(QString, name);
        QFETCH(bool, grey);
        const auto picture = file("fields.png");
        const cv::Mat image = threeFields({150, 90}); // no multiple of 16
        writeImage(picture, image);
        const auto path = file(name.toUtf8().constData());
        QVERIFY(ffmpeg("-loop 1 -i " + QString::fromStdString(utf8(picture)) + " -frames:v 3 " + arguments, path));
        const auto source = openFrameSource(path);
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(3));
        QCOMPARE(frames[2].image.type(), CV_8UC3);
        QCOMPARE(frames[2].image.size(), image.size());
        for (const int x : {25, 75, 125}) {
            const auto& colour = image.at<cv::Vec3b>(45, x);
            const double luma = 0.114 * colour[0] + 0.587 * colour[1] + 0.299 * colour[2];
            const cv::Scalar expected = grey ? cv::Scalar::all(luma) : cv::Scalar(colour[0], colour[1], colour[2]);
            const auto& got = frames[2].image.at<cv::Vec3b>(45, x);
            QVERIFY2(largestDifference(got, expected) <= 3,
                     qPrintable(QString("at %1: %2 %3 %4").arg(x).arg(got[0]).arg(got[1]).arg(got[2])));
        }
    }

    void scalesWhatChangesSize()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto first = file("first.ts"), second = file("second.ts"), path = file("joined.ts");
        QVERIFY(transcode(20, "-c:v libx264 -bf 2 -crf 15 -pix_fmt yuv420p", first));
        QVERIFY(transcode(15, "-vf scale=320:240 -c:v libx264 -bf 2 -crf 15 -pix_fmt yuv420p", second));
        std::vector<std::uint8_t> bytes = readFile(first);
        const std::vector<std::uint8_t> more = readFile(second);
        bytes.insert(bytes.end(), more.begin(), more.end());
        writeFileAtomically(path, bytes);
        const auto source = openFrameSource(path);
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(35));
        for (int i = 0; i < 35; ++i) {
            QCOMPARE(frames[i].index, std::int64_t(i));
            QCOMPARE(frames[i].image.size(), cv::Size(160, 120));
            QCOMPARE(numberOf(frames[i].image), i < 20 ? i : i - 20);
            if (i > 0) QVERIFY(frames[i].timeMs > frames[i - 1].timeMs);
        }
        QCOMPARE(source->problems().size(), std::size_t(1));
        QCOMPARE(source->problems()[0],
                 std::string("from frame 20 on the pictures are 320x240; they are scaled to 160x120"));
    }

    void readsWhatIsLeftOfACutOffFile()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto whole = file("whole.mp4"), path = file("cut.mp4");
        QVERIFY(transcode(100, "-c:v libx264 -g 25 -bf 2 -crf 15 -pix_fmt yuv420p -movflags +faststart", whole));
        writeFileAtomically(path, truncated(whole, 0.6));
        const auto source = openFrameSource(path);
        QCOMPARE(source->info().frameCountHint, std::int64_t(100));
        const auto frames = readAll(*source);
        QVERIFY2(frames.size() > 25 && frames.size() < 90, qPrintable(QString::number(frames.size())));
        for (const Frame& frame : frames)
            QCOMPARE(numberOf(frame.image), static_cast<int>(frame.index));
        QVERIFY(!source->problems().empty());
        QVERIFY(source->problems().back().find("cut off") != std::string::npos);
    }

    void saysThatTheIndexIsMissing()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto whole = file("whole.mp4"), path = file("noindex.mp4");
        QVERIFY(transcode(50, "-c:v libx264 -crf 15 -pix_fmt yuv420p", whole));
        writeFileAtomically(path, truncated(whole, 0.7));
        const Thrown thrown = thrownBy([&] { openFrameSource(path); });
        QCOMPARE(thrown.kind, std::optional(ErrorKind::BadInput));
        QVERIFY(thrown.sentence.find("index") != std::string::npos);
        QVERIFY(thrown.sentence.find("noindex.mp4") != std::string::npos);
    }

    void leavesDamagedFramesOutAndCountsThem()
    {
        const auto path = file("damaged.mkv");
        record(path, 30);
        std::vector<std::uint8_t> bytes = readFile(path);
        // The start-of-image marker of the pictures 11 and 12 is overwritten: no decoder makes a picture of them.
        int seen = 0;
        for (std::size_t i = 0; i + 2 < bytes.size(); ++i) {
            if (bytes[i] != 0xFF || bytes[i + 1] != 0xD8 || bytes[i + 2] != 0xFF) continue;
            if (seen == 11 || seen == 12) std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(i), 700, 0);
            ++seen;
        }
        QCOMPARE(seen, 30);
        writeFileAtomically(path, bytes);
        const auto source = openFrameSource(path);
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(28));
        for (const Frame& frame : frames) {
            QCOMPARE(numberOf(frame.image), static_cast<int>(frame.index));
            QCOMPARE(frame.timeMs, static_cast<double>(frame.index) * 40.0);
        }
        QCOMPARE(source->problems(), (std::vector<std::string>{"frames 11 to 12 cannot be decoded"}));
        QCOMPARE(thrownBy([&] { source->at(11); }).kind, std::optional(ErrorKind::Corrupt));
        QCOMPARE(numberOf(source->at(13).image), 13);
        QCOMPARE(source->problems().size(), std::size_t(1));
    }

    void readsOneFrame()
    {
        const auto path = file("one.mkv");
        record(path, 1);
        const auto source = openFrameSource(path);
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(1));
        QCOMPARE(frames[0].timeMs, 0.0);
        QVERIFY(source->problems().empty());
    }

    void readsUnicodeAndOddPaths_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("accents") << QString::fromUtf8("é 日本.mkv");
        QTest::newRow("colon") << "http:x.mkv";
        QTest::newRow("percent") << "frame%03d.mkv";
    }
    void readsUnicodeAndOddPaths()
    {
        QFETCH(QString, name);
        const auto path = file(name.toUtf8().constData());
        record(path, 3);
        QCOMPARE(readAll(*openFrameSource(path)).size(), std::size_t(3));
    }

    void refusesWhatIsNoVideo_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("a shopping list\nbread\nbutter\n").repeated(200);
        QTest::newRow("script") << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n");
        QTest::newRow("playlist") << QByteArray(
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n#EXT-X-ENDLIST\n");
        QTest::newRow("zeros") << QByteArray(100000, '\0');
    }
    void refusesWhatIsNoVideo()
    {
        QFETCH(QByteArray, content);
        const auto path = file("fake.mp4");
        writeFileAtomically(path, std::string_view(content.constData(), static_cast<std::size_t>(content.size())));
        const Thrown thrown = thrownBy([&] { openFrameSource(path); });
        QCOMPARE(thrown.kind, std::optional(ErrorKind::BadInput));
        QVERIFY(thrown.subject.find("fake.mp4") != std::string::npos);
    }

    void refusesSoundAlone()
    {
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        const auto path = file("sound.mp4");
        QVERIFY(ffmpeg("-f lavfi -i sine=duration=0.2 -c:a aac", path));
        const Thrown thrown = thrownBy([&] { openFrameSource(path); });
        QCOMPARE(thrown.kind, std::optional(ErrorKind::BadInput));
        QVERIFY(thrown.sentence.find("sound") != std::string::npos);
    }

    void saysWhatIsMissing()
    {
        QCOMPARE(thrownBy([&] { openFrameSource(file("nowhere.mp4")); }).kind, std::optional(ErrorKind::NotFound));
    }

    void readsTheDevelopmentRecordings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("dinosaur") << "dinosaur.mp4";
        QTest::newRow("lemon") << "lemon_spin1.mp4";
    }
    void readsTheDevelopmentRecordings()
    {
        if (QByteArray(CLUTCH_TEST_DATA).isEmpty()) QSKIP("CLUTCH_TEST_DATA is not set");
        if (!haveFfmpeg()) QSKIP("the ffmpeg programs are not installed");
        QFETCH(QString, name);
        const auto path = std::filesystem::path(CLUTCH_TEST_DATA) / "recordings" / name.toStdString();
        const std::vector<double> times = probedTimes(path);
        const auto frames = readAll(*openFrameSource(path));
        QCOMPARE(frames.size(), times.size());
        for (std::size_t i = 0; i < times.size(); ++i)
            QVERIFY(std::abs(frames[i].timeMs - times[i]) < 0.002);
    }

    void dinosaurHasItsTrueColours()
    {
        if (QByteArray(CLUTCH_TEST_DATA).isEmpty()) QSKIP("CLUTCH_TEST_DATA is not set");
        const auto recordings = std::filesystem::path(CLUTCH_TEST_DATA) / "recordings";
        // The pictures that the video was made of: no bias of any channel, and only what its compression took.
        const auto video = openFrameSource(recordings / "dinosaur.mp4");
        const auto pictures = openFrameSource(recordings / "dinosaur_frames");
        QCOMPARE(pictures->info().frameCountHint, std::int64_t(36));
        for (const int index : {0, 20}) {
            const cv::Mat a = video->at(index).image, b = pictures->at(index).image;
            QVERIFY(cv::norm(cv::mean(a) - cv::mean(b)) < 0.5);
            QVERIFY(cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3) < 3);
        }
    }
};

QTEST_GUILESS_MAIN(VideoSourceTest)
#include "video_source_test.moc"
