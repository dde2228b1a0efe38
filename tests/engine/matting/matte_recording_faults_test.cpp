// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/matting/matte_recording.h"
#include "tests/engine/matting/recording_runs.h"

#include <QTest>
#include <opencv2/core.hpp>

#include <mutex>
#include <set>
#include <stdexcept>

using namespace clutch;
using namespace clutch::matting;

namespace {

const cv::Size kSize(200, 150);

cv::Mat discAt(float x, float y, std::uint64_t seed)
{
    return drawDiscs({{x, y}}, 26, kSize, seed).image;
}

RecordingInput discs(std::size_t count)
{
    RecordingInput input;
    input.count = count;
    input.load = [](std::size_t position) {
        return FrameInput{discAt(90.0F + float(position % 10), 75, position + 1), {}};
    };
    return input;
}

} // namespace

class MatteRecordingFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noObjectInAnyFrameEndsTheJob_data()
    {
        QTest::addColumn<bool>("continuous");
        QTest::newRow("recording") << true;
        QTest::newRow("photos") << false;
    }

    void noObjectInAnyFrameEndsTheJob()
    {
        QFETCH(bool, continuous);
        RecordingInput input = discs(3);
        input.continuous = continuous;
        input.load = [](std::size_t position) { return FrameInput{drawDiscs({}, 1, kSize, position + 1).image, {}}; };
        try {
            matteAll(input);
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadInput);
            QCOMPARE(error.stage(), std::string("matting"));
        }
    }

    void noObjectInOneFrameIsAFlag()
    {
        RecordingInput input = discs(5);
        input.load = [](std::size_t position) {
            return FrameInput{position == 2 ? drawDiscs({}, 1, kSize, 9).image : discAt(90, 75, position + 1), {}};
        };
        const auto mattes = matteAll(input);
        QCOMPARE(mattes.size(), std::size_t(5));
        QVERIFY(hasFlag(mattes.at(2), QualityFlag::NoObject));
        QVERIFY(!mattes.at(2).quality.accepted && mattes.at(2).cutout.empty());
        QCOMPARE(cv::countNonZero(mattes.at(2).alpha), 0);
        QVERIFY(mattes.at(1).quality.accepted && mattes.at(3).quality.accepted);
    }

    void twoObjectsAreAFlag()
    {
        RecordingInput input = discs(4);
        input.load = [](std::size_t position) {
            return FrameInput{drawDiscs({{60, 75}, {145, 75}}, 26, kSize, position + 1).image, {}};
        };
        for (const auto& [position, matte] : matteAll(input)) {
            QVERIFY(hasFlag(matte, QualityFlag::SeveralObjects));
            QVERIFY(!matte.quality.accepted);
        }
    }

    void cutOffByTheBorderIsAFlagTouchingItIsNot()
    {
        RecordingInput input = discs(4);
        input.load = [](std::size_t position) {
            return FrameInput{discAt(100, position < 2 ? 26.0F : 12.0F, position + 1), {}};
        };
        const auto mattes = matteAll(input);
        QVERIFY(mattes.at(0).quality.accepted && mattes.at(1).quality.accepted);
        for (const std::size_t cut : {2, 3})
            QVERIFY(hasFlag(mattes.at(cut), QualityFlag::TouchesBorder));
    }

    void frameThatCannotBeLoadedIsAFlag()
    {
        for (const std::size_t bad : {std::size_t(0), std::size_t(3)}) {
            RecordingInput input = discs(6);
            input.load = [bad, good = input.load](std::size_t position) {
                if (position == bad) throw std::runtime_error("torn page");
                return good(position);
            };
            const auto mattes = matteAll(input);
            QCOMPARE(mattes.size(), std::size_t(6));
            QVERIFY(hasFlag(mattes.at(bad), QualityFlag::Failed));
            QVERIFY(mattes.at(bad).error.find("torn page") != std::string::npos);
            for (std::size_t i = 0; i < 6; ++i)
                QCOMPARE(mattes.at(i).quality.accepted, i != bad);
        }
    }

    void wrongPicturesAreFlags()
    {
        RecordingInput input = discs(4);
        input.corrected = [](std::size_t position) { return position == 2; };
        input.load = [](std::size_t position) {
            FrameInput frame{discAt(90, 75, position + 1), {}};
            if (position == 1) frame.image = cv::Mat();
            if (position == 2) frame.correctedTrimap = cv::Mat(10, 10, CV_8UC1, cv::Scalar(0));
            return frame;
        };
        const auto mattes = matteAll(input);
        QVERIFY(hasFlag(mattes.at(1), QualityFlag::Failed));
        QVERIFY(hasFlag(mattes.at(2), QualityFlag::Failed));
        QVERIFY(mattes.at(0).quality.accepted && mattes.at(3).quality.accepted);
    }

    void cancelEndsItMidway()
    {
        int handedOut = 0;
        JobContext context(1, 2);
        QVERIFY_EXCEPTION_THROWN(matteRecording(discs(50), {}, context,
                                                [&](FrameMatte&&) {
                                                    if (++handedOut == 3) context.cancel();
                                                }),
                                 Cancelled);
        QCOMPARE(handedOut, 3);
    }

    void cancelWithinTheLoaderArrives()
    {
        RecordingInput input = discs(8);
        input.load = [good = input.load](std::size_t position) {
            if (position == 4) throw Cancelled();
            return good(position);
        };
        input.corrected = [](std::size_t) { return false; };
        QVERIFY_EXCEPTION_THROWN(matteAll(input), Cancelled);
    }

    void whatTheCallerThrowsArrivesAndTheLoaderEnds()
    {
        JobContext context(1, 2);
        QVERIFY_EXCEPTION_THROWN(
            matteRecording(discs(20), {}, context, [](FrameMatte&&) { throw std::runtime_error("disk full"); }),
            std::runtime_error);
    }

    // Every image given out is watched: its buffer is free once nobody but this list refers to it.
    void framesKeptAreBounded()
    {
        std::mutex mutex;
        std::vector<cv::Mat> watched;
        std::size_t most = 0;
        RecordingInput input = discs(120);
        input.load = [&, good = input.load](std::size_t position) {
            FrameInput frame =
                position < 60 ? FrameInput{drawDiscs({}, 1, kSize, position + 1).image, {}} : good(position);
            const std::scoped_lock lock(mutex);
            watched.push_back(frame.image);
            std::size_t alive = 0;
            for (const cv::Mat& image : watched)
                alive += image.u->refcount > 1;
            most = std::max(most, alive);
            return frame;
        };
        QCOMPARE(matteAll(input).size(), std::size_t(120));
        QVERIFY2(most <= 40, qPrintable(QString::number(most)));
    }

    void progressCountsWhatIsHandedOut()
    {
        JobContext context(1, 2);
        RecordingInput input = discs(4);
        input.wanted = [](std::size_t position) { return position > 0; };
        matteRecording(input, {}, context, [](FrameMatte&&) {});
        QCOMPARE(context.progress().done, std::int64_t(3));
        QCOMPARE(context.progress().total, std::int64_t(3));
    }
};

QTEST_APPLESS_MAIN(MatteRecordingFaultsTest)
#include "matte_recording_faults_test.moc"
