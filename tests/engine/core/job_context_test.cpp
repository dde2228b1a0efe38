// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/job_context.h"

#include <QtTest>
#include <opencv2/core.hpp>

#include <thread>

using namespace clutch;

class JobContextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolvesItsThreads()
    {
        QVERIFY(JobContext().threads() >= 1);
        QVERIFY(JobContext(1, -3).threads() >= 1);
        QCOMPARE(JobContext(7, 5).threads(), 5);
        QCOMPARE(JobContext(7, 5).seed(), std::uint64_t(7));
    }

    void countsRealItems()
    {
        JobContext context;
        context.begin("Matting", 40);
        QCOMPARE(context.progress().activity, std::string("Matting"));
        QCOMPARE(context.progress().total, std::int64_t(40));
        QCOMPARE(context.progress().itemsPerSecond, 0.0);
        QCOMPARE(context.progress().secondsLeft, -1.0);
        context.advance();
        context.advance();
        QCOMPARE(context.progress().done, std::int64_t(2));
        context.advanceTo(10);
        const Progress progress = context.progress();
        QCOMPARE(progress.done, std::int64_t(10));
        QVERIFY(progress.itemsPerSecond > 0);
        QVERIFY(std::abs(progress.secondsLeft * progress.itemsPerSecond - 30) < 1e-6);
        context.advanceTo(40);
        QCOMPARE(context.progress().secondsLeft, 0.0);
        context.begin("Writing", 0); // everything counts from here
        QCOMPARE(context.progress().done, std::int64_t(0));
        QCOMPARE(context.progress().itemsPerSecond, 0.0);
        context.advance();
        QVERIFY(context.progress().itemsPerSecond > 0);
        QCOMPARE(context.progress().secondsLeft, -1.0); // the total is not known
    }

    void isCancelledFromAnotherThread()
    {
        JobContext context;
        context.checkCancelled();
        std::thread([&] { context.cancel(); }).join();
        QVERIFY(context.isCancelled());
        QVERIFY_EXCEPTION_THROWN(context.checkCancelled(), Cancelled);
    }

    void previewsReplaceEachOther()
    {
        JobContext context;
        QVERIFY(!context.wantsPreview());
        context.setWantsPreview(true);
        QVERIFY(context.wantsPreview());
        QCOMPARE(context.preview().serial, std::uint64_t(0));
        context.setPreview(cv::Mat(2, 3, CV_8UC3, cv::Scalar::all(1)), "first");
        const Preview first = context.preview();
        context.setPreview(cv::Mat(4, 5, CV_8UC3, cv::Scalar::all(2)), "second");
        const Preview second = context.preview();
        QVERIFY(second.serial > first.serial);
        QCOMPARE(second.caption, std::string("second"));
        QCOMPARE(first.image.at<cv::Vec3b>(0, 0), cv::Vec3b(1, 1, 1)); // what was handed out stays
    }

    void eventsAndNotesReachWhoListens()
    {
        JobContext context;
        context.emitEvent("frame", 1); // nobody listens
        context.note("nobody listens");
        std::vector<std::pair<std::string, std::int64_t>> events;
        std::vector<std::string> notes;
        context.onEvent = [&](const JobEvent& event) { events.emplace_back(event.kind, event.id); };
        context.onNote = [&](const std::string& text) { notes.push_back(text); };
        context.emitEvent("matte", 17);
        context.note("frame 17 is left out");
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].second, std::int64_t(17));
        QCOMPARE(notes, std::vector<std::string>{"frame 17 is left out"});
    }

    void snapshotsAreWholeWhileTheWorkerRuns()
    {
        JobContext context;
        std::thread worker([&] {
            for (int round = 1; round <= 2000; ++round) {
                context.begin(std::to_string(round), round);
                context.advanceTo(round);
            }
            context.cancel();
        });
        bool whole = true;
        while (!context.isCancelled()) {
            const Progress progress = context.progress();
            whole = whole && progress.activity == (progress.total == 0 ? "" : std::to_string(progress.total)) &&
                    (progress.done == 0 || progress.done == progress.total);
        }
        worker.join();
        QVERIFY(whole);
    }
};

QTEST_APPLESS_MAIN(JobContextTest)
#include "job_context_test.moc"
