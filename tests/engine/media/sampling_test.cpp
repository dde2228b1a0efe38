// SPDX-License-Identifier: Apache-2.0
#include "engine/media/image_file.h"
#include "engine/media/sampling.h"
#include "tests/engine/media/media_files.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

using namespace clutch;
using namespace clutch::media;
using namespace clutch::test;

namespace {

// A ball on a table: one half of it patterned, the other plain; `degrees` turns the pattern out of sight.
cv::Mat ball(double degrees, double x = 160)
{
    cv::Mat image(240, 320, CV_8UC3, cv::Scalar(150, 120, 90));
    cv::circle(image, cv::Point2d(x, 120), 60, cv::Scalar(30, 140, 240), cv::FILLED, cv::LINE_AA);
    for (int i = 0; i < 9; ++i) {
        const double angle = (degrees + i * 20.0) * std::numbers::pi / 180.0;
        if (std::cos(angle) <= 0.1) continue; // at the back
        cv::ellipse(image, cv::Point2d(x + 55 * std::sin(angle), 120), cv::Size2d(5 * std::cos(angle), 30), 0, 0, 360,
                    cv::Scalar(20, 20, 60), cv::FILLED, cv::LINE_AA);
    }
    return image;
}

cv::Mat blurred(const cv::Mat& image, cv::Size kernel)
{
    cv::Mat result;
    cv::blur(image, result, kernel);
    return result;
}

std::vector<FrameStatistics> measured(const std::vector<cv::Mat>& images, double stepMs = 40)
{
    std::vector<FrameStatistics> frames;
    for (const cv::Mat& image : images)
        frames.push_back(
            measureFrame(image, static_cast<std::int64_t>(frames.size()), static_cast<double>(frames.size()) * stepMs));
    return frames;
}

std::vector<std::int64_t> droppedFor(const Sampling& sampling, DropReason reason)
{
    std::vector<std::int64_t> indices;
    for (const DroppedFrame& frame : sampling.dropped)
        if (frame.reason == reason) indices.push_back(frame.index);
    return indices;
}

std::vector<FrameStatistics> measuredSource(const std::filesystem::path& path, int side = 0)
{
    const auto source = openFrameSource(path);
    std::vector<FrameStatistics> frames;
    while (auto frame = source->next()) {
        if (side > 0) cv::resize(frame->image, frame->image, cv::Size(side, side), 0, 0, cv::INTER_AREA);
        frames.push_back(measureFrame(frame->image, frame->index, frame->timeMs));
    }
    return frames;
}

} // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesBlurredFramesOut_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("moved across") << 9 << 1;
        QTest::newRow("moved down") << 1 << 9;
        QTest::newRow("out of focus") << 7 << 7;
    }
    void leavesBlurredFramesOut()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        std::vector<cv::Mat> images;
        for (int i = 0; i < 60; ++i)
            images.push_back(ball(i * 6.0));
        const std::vector<std::int64_t> expected{7, 20, 21, 22, 44};
        for (const std::int64_t i : expected)
            images[i] = blurred(images[i], {width, height});
        const Sampling sampling = sampleFrames(measured(images), {});
        QCOMPARE(droppedFor(sampling, DropReason::Blurred), expected);
        QVERIFY(sampling.continuous);
    }

    void shakenBothWaysIsNotAllBlurred()
    {
        std::vector<cv::Mat> images;
        for (int i = 0; i < 40; ++i)
            images.push_back(blurred(ball(i * 9.0), i < 20 ? cv::Size(25, 1) : cv::Size(1, 25)));
        SamplingOptions strict;
        strict.sharpness = 1;
        QVERIFY(!sampleFrames(measured(images), {}).chosen.empty());
        QVERIFY(!sampleFrames(measured(images), strict).chosen.empty());
    }

    void plainSideIsNotBlurred()
    {
        std::vector<cv::Mat> images;
        for (int i = 0; i < 120; ++i)
            images.push_back(ball(i * 3.0));
        const auto frames = measured(images);
        // The texture does come and go, or this would prove nothing.
        cv::Mat grey, laplacian;
        std::vector<double> variances;
        for (const cv::Mat& image : images) {
            cv::cvtColor(image(cv::Rect(100, 60, 120, 120)), grey, cv::COLOR_BGR2GRAY);
            cv::Laplacian(grey, laplacian, CV_64F);
            cv::Scalar mean, deviation;
            cv::meanStdDev(laplacian, mean, deviation);
            variances.push_back(deviation[0] * deviation[0]);
        }
        QVERIFY(*std::min_element(variances.begin(), variances.end()) <
                0.5 * *std::max_element(variances.begin(), variances.end()));
        QVERIFY(droppedFor(sampleFrames(frames, {}), DropReason::Blurred).empty());
    }

    void leavesRestingFramesOut()
    {
        std::vector<cv::Mat> images;
        for (int i = 0; i < 90; ++i)
            images.push_back(ball(i < 30 ? (i - 30) * 6.0 : i < 60 ? 0.0 : (i - 60) * 6.0));
        cv::RNG random(5);
        for (cv::Mat& image : images) { // a camera's noise does not make a resting frame another one
            cv::Mat noise(image.size(), CV_16SC3), sum;
            random.fill(noise, cv::RNG::NORMAL, 0, 3);
            image.convertTo(sum, CV_16S);
            sum += noise;
            sum.convertTo(image, CV_8U);
        }
        const Sampling sampling = sampleFrames(measured(images), {});
        const auto rests = [](std::int64_t i) { return i >= 30 && i <= 60; };
        QCOMPARE(std::count_if(sampling.chosen.begin(), sampling.chosen.end(), rests), std::ptrdiff_t(1));
        const auto alike = droppedFor(sampling, DropReason::NearlyIdentical);
        QCOMPARE(std::count_if(alike.begin(), alike.end(), rests), std::ptrdiff_t(30));
        QVERIFY(std::is_sorted(alike.begin(), alike.end()));
    }

    void spreadsOverTimeNotOverFrames()
    {
        // 25 frames a second in the first half, 100 in the second, as a phone does that changes its rate.
        std::vector<FrameStatistics> frames;
        double time = 0;
        for (int i = 0; i < 500; ++i) {
            frames.push_back(measureFrame(ball(0, 60 + i * 0.4), i, time));
            time += i < 100 ? 40 : 10;
        }
        const Sampling sampling = sampleFrames(frames, {.frames = 40});
        QVERIFY(sampling.chosen.size() >= 36 && sampling.chosen.size() <= 40);
        QVERIFY(std::is_sorted(sampling.chosen.begin(), sampling.chosen.end()));
        const auto early =
            std::count_if(sampling.chosen.begin(), sampling.chosen.end(), [](std::int64_t i) { return i < 100; });
        QVERIFY2(std::abs(static_cast<double>(early) - 20) <= 3, qPrintable(QString::number(early)));
        QCOMPARE(sampleFrames(frames, {.frames = 40}).chosen, sampling.chosen);
    }

    void takesTheSharpestOfEachStretch()
    {
        std::vector<cv::Mat> images;
        for (int i = 0; i < 100; ++i)
            images.push_back(i % 10 == 4 ? ball(i * 3.0, 100 + i) : blurred(ball(i * 3.0, 100 + i), {3, 3}));
        const Sampling sampling = sampleFrames(measured(images), {.frames = 10, .sharpness = 0});
        QCOMPARE(sampling.chosen.size(), std::size_t(10));
        for (const std::int64_t i : sampling.chosen)
            QCOMPARE(i % 10, 4);
    }

    void handlesFewFrames()
    {
        QCOMPARE(thrownBy([] { sampleFrames({}, {}); }).kind, std::optional(ErrorKind::BadInput));
        QCOMPARE(sampleFrames(measured({ball(0)}), {}).chosen, std::vector<std::int64_t>{0});
        QVERIFY(sampleFrames(measured({ball(0), ball(20)}), {}).continuous);
        QCOMPARE(sampleFrames(measured({cv::Mat(50, 50, CV_8UC3, cv::Scalar::all(9))}), {}).chosen.size(),
                 std::size_t(1));
        QCOMPARE(thrownBy([] { sampleFrames(measured({ball(0)}), {.frames = 0}); }).kind,
                 std::optional(ErrorKind::Usage));
        QVERIFY(!sampleFrames(measured({ball(0), cv::Mat(240, 320, CV_8UC3, cv::Scalar(0, 0, 255))}), {}).continuous);
    }

    void turningToyIsContinuous()
    {
        if (QByteArray(CLUTCH_TEST_DATA).isEmpty()) QSKIP("CLUTCH_TEST_DATA is not set");
        const auto recordings = std::filesystem::path(CLUTCH_TEST_DATA) / "recordings";
        auto frames = measuredSource(recordings / "dinosaur.mp4"); // 10 degrees a frame
        const Sampling sampling = sampleFrames(frames, {});
        QVERIFY(sampling.continuous);
        QCOMPARE(sampling.chosen.size(), std::size_t(36));
        // The same pictures out of order do not follow each other.
        const auto ordered = frames;
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i].thumbnail = ordered[i * 17 % 36].thumbnail;
        QVERIFY(!sampleFrames(frames, {}).continuous);
        const Sampling lemon = sampleFrames(measuredSource(recordings / "lemon_spin1.mp4"), {});
        QVERIFY(lemon.continuous);
        QVERIFY(lemon.chosen.size() > 110 && lemon.chosen.size() <= 120);
        QVERIFY(droppedFor(lemon, DropReason::Blurred).empty());
    }

    void photosAreNotContinuous()
    {
        if (QByteArray(CLUTCH_TEST_DATA).isEmpty()) QSKIP("CLUTCH_TEST_DATA is not set");
        const auto mandarin = std::filesystem::path(CLUTCH_TEST_DATA) / "mandarin";
        QFile list(mandarin / "single.json");
        QVERIFY(list.open(QIODevice::ReadOnly));
        std::vector<FrameStatistics> frames;
        for (const QJsonValue image : QJsonDocument::fromJson(list.readAll()).object().value("images").toArray()) {
            cv::Mat picture =
                readImage(mandarin / pathFromUtf8(image.toObject().value("file_name").toString().toStdString()));
            cv::resize(picture, picture, cv::Size(400, 400), 0, 0, cv::INTER_AREA);
            frames.push_back(measureFrame(picture, static_cast<std::int64_t>(frames.size()),
                                          static_cast<double>(frames.size()) * 40));
        }
        QCOMPARE(frames.size(), std::size_t(13));
        const Sampling sampling = sampleFrames(frames, {});
        QVERIFY(!sampling.continuous);
        QCOMPARE(sampling.chosen.size(), std::size_t(13)); // photos are not held against each other's sharpness
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "sampling_test.moc"
