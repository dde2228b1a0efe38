// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/placement_watch.h"
#include "engine/synthesis/compositor.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <atomic>
#include <future>
#include <thread>

using namespace clutch;
using namespace clutch::jobs;

namespace {

// A job that shows `rounds` rounds and waits after each.
class Rounds {
public:
    Rounds(PlacementWatch& watch, int rounds)
        : thread_([this, &watch, rounds] {
              for (int i = 0; i < rounds && !context.isCancelled(); ++i) {
                  watch.show({});
                  shown = i + 1;
                  watch.wait(context);
              }
              done = true;
          })
    {
    }
    ~Rounds()
    {
        context.cancel();
        thread_.join();
    }
    JobContext context;
    std::atomic<int> shown{0};
    std::atomic<bool> done{false};

private:
    std::thread thread_; // last: it uses the rest
};

} // namespace

class PlacementWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesNotHoldUpWhatNobodyWatches()
    {
        PlacementWatch watch;
        watch.setPaused(true);
        const Rounds rounds(watch, 1000);
        QTRY_VERIFY(rounds.done);
        QCOMPARE(watch.view().serial, std::uint64_t(1000));
    }

    void aStepIsOneRound()
    {
        PlacementWatch watch;
        watch.setWatched(true);
        watch.setPaused(true);
        QVERIFY(watch.isPaused());
        const Rounds rounds(watch, 100);
        QTRY_COMPARE(rounds.shown.load(), 1);
        for (int i = 2; i <= 5; ++i) {
            watch.step();
            QTRY_COMPARE(rounds.shown.load(), i);
            QVERIFY(watch.isPaused());
        }
        QVERIFY(!rounds.done);
        QCOMPARE(watch.view().serial, std::uint64_t(5));
        watch.setPaused(false);
        QTRY_VERIFY(rounds.done);
    }

    void cancelEndsThePause()
    {
        PlacementWatch watch;
        watch.setWatched(true);
        watch.setPaused(true);
        Rounds rounds(watch, 100);
        QTRY_COMPARE(rounds.shown.load(), 1);
        rounds.context.cancel();
        QTRY_VERIFY(rounds.done);
        QCOMPARE(rounds.shown.load(), 1);
    }

    void lookingAwayEndsPauseAndPace()
    {
        PlacementWatch watch;
        watch.setWatched(true);
        watch.setRoundsPerSecond(1e-3); // the next is due in a quarter of an hour
        const Rounds rounds(watch, 100);
        QTRY_VERIFY(rounds.shown.load() >= 1);
        watch.setPaused(true);
        watch.setWatched(false);
        QTRY_VERIFY(rounds.done);
        QVERIFY(!watch.isPaused());
    }

    void anOutlineLiesWhereTheObjectIsDrawn()
    {
        cv::Mat cutout = cv::Mat::zeros(30, 60, CV_8UC4);
        cv::rectangle(cutout, {4, 4, 52, 22}, {10, 20, 30, 255}, cv::FILLED);
        cv::rectangle(cutout, {4, 4, 10, 10}, {0, 0, 0, 0}, cv::FILLED); // not the same after half a turn
        const synthesis::Placement placement{30, 1.5, 100, 80};
        const auto outlines = outlineOf(cutout);
        QCOMPARE(outlines.size(), std::size_t(1));
        std::vector<cv::Point> corners;
        for (const cv::Point2f& corner : placedOutline(outlines[0], placement))
            corners.emplace_back(cvRound(corner.x), cvRound(corner.y));
        cv::Mat outlined = cv::Mat::zeros(160, 200, CV_8UC1), drawn = outlined.clone();
        cv::fillPoly(outlined, std::vector{corners}, 255);
        const auto object = synthesis::drawObject(cutout, placement, drawn.size());
        for (int y = 0; y < object.box.height; ++y)
            for (int x = 0; x < object.box.width; ++x)
                if (object.pixels.at<cv::Vec4f>(y, x)[3] > 0.5F)
                    drawn.at<uchar>(object.box.y + y, object.box.x + x) = 255;
        const double both = cv::countNonZero(outlined & drawn), either = cv::countNonZero(outlined | drawn);
        QVERIFY2(both / either > 0.95, qPrintable(QString::number(both / either)));
    }
};

QTEST_GUILESS_MAIN(PlacementWatchTest)
#include "placement_watch_test.moc"
