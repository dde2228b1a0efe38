// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/runner.h"

#include <QtTest>
#include <opencv2/core.hpp>

#include <condition_variable>
#include <future>
#include <mutex>
#include <set>
#include <thread>

using namespace clutch;
using namespace clutch::jobs;

namespace {

class FunctionJob : public Job {
public:
    explicit FunctionJob(std::function<std::string(JobContext&)> body, std::string subject = "thing")
        : body_(std::move(body)), subject_(std::move(subject))
    {
    }
    std::string title() const override { return "Test"; }
    std::string subject() const override { return subject_; }
    std::string run(JobContext& context) override { return body_(context); }

private:
    std::function<std::string(JobContext&)> body_;
    std::string subject_;
};

std::unique_ptr<Job> job(std::function<std::string(JobContext&)> body)
{
    return std::make_unique<FunctionJob>(std::move(body));
}

/// Collects what the runner reports, and waits for a job to end.
class Recorder {
public:
    JobRunner::Listener listener()
    {
        return {[this](std::int64_t id) { add("state " + std::to_string(id)); },
                [this](std::int64_t id, const JobEvent& event) {
                    add("event " + std::to_string(id) + " " + event.kind + " " + std::to_string(event.id));
                },
                [this](std::int64_t id, const std::string& text) { add("note " + std::to_string(id) + " " + text); }};
    }
    std::vector<std::string> lines() const
    {
        const std::scoped_lock lock(mutex_);
        return lines_;
    }
    std::set<std::thread::id> threads() const
    {
        const std::scoped_lock lock(mutex_);
        return threads_;
    }
    void waitForIdle(const JobRunner& runner)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !runner.isBusy(); });
    }

private:
    void add(std::string line)
    {
        const std::scoped_lock lock(mutex_);
        lines_.push_back(std::move(line));
        threads_.insert(std::this_thread::get_id());
        changed_.notify_all();
    }
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> lines_;
    std::set<std::thread::id> threads_;
};

std::string untilCancelled(JobContext& context)
{
    while (!context.isCancelled())
        std::this_thread::yield();
    context.checkCancelled();
    return "never";
}

} // namespace

class RunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsInOrder();
    void reportsOnTheWorkerThread();
    void takesOutAQueuedJob();
    void stopsARunningJob();
    void namesWhateverIsThrown_data();
    void namesWhateverIsThrown();
    void handsOverSeedThreadsAndPreview();
    void destructorStopsARunningJob();
    void cancelsAndForgetsAll();
};

void RunnerTest::runsInOrder()
{
    Recorder recorder;
    JobRunner runner(recorder.listener());
    std::string order;
    std::promise<void> start;
    runner.enqueue(job([&](JobContext&) {
        start.get_future().wait();
        order += 'a';
        return "{\"n\":1}";
    }));
    runner.enqueue(job([&](JobContext&) {
        order += 'b';
        return "{}";
    }));
    runner.enqueue(job([&](JobContext&) {
        order += 'c';
        return "{}";
    }));
    QVERIFY(runner.isBusy());
    QCOMPARE(runner.statuses().size(), std::size_t(3));
    QVERIFY(runner.status(2)->state == JobState::Queued);
    start.set_value();
    recorder.waitForIdle(runner);
    QCOMPARE(order, std::string("abc"));
    QVERIFY(runner.status(1)->state == JobState::Done);
    QCOMPARE(runner.status(1)->result, std::string("{\"n\":1}"));
    QCOMPARE(runner.status(1)->title, std::string("Test"));
    QCOMPARE(runner.status(1)->subject, std::string("thing"));
    QVERIFY(!runner.status(99));
}

void RunnerTest::reportsOnTheWorkerThread()
{
    Recorder recorder;
    std::thread::id worker;
    {
        JobRunner runner(recorder.listener());
        runner.enqueue(job([&](JobContext& context) {
            worker = std::this_thread::get_id();
            context.emitEvent("frame", 7);
            context.note("hello");
            return "{}";
        }));
        recorder.waitForIdle(runner);
    }
    QCOMPARE(recorder.lines(), (std::vector<std::string>{"state 1", "event 1 frame 7", "note 1 hello", "state 1"}));
    QVERIFY(recorder.threads() == std::set<std::thread::id>{worker});
    QVERIFY(worker != std::this_thread::get_id());
}

void RunnerTest::takesOutAQueuedJob()
{
    Recorder recorder;
    JobRunner runner(recorder.listener());
    std::promise<void> start;
    bool ran = false;
    runner.enqueue(job([&](JobContext&) {
        start.get_future().wait();
        return "{}";
    }));
    const std::int64_t second = runner.enqueue(job([&](JobContext&) {
        ran = true;
        return "{}";
    }));
    runner.cancel(second);
    QVERIFY(runner.status(second)->state == JobState::Cancelled); // at once
    start.set_value();
    recorder.waitForIdle(runner);
    runner.enqueue(job([](JobContext&) { return "{}"; }));
    recorder.waitForIdle(runner);
    QVERIFY(!ran);
    QVERIFY(runner.status(second)->state == JobState::Cancelled);
    QVERIFY(runner.status(1)->state == JobState::Done);
}

void RunnerTest::stopsARunningJob()
{
    Recorder recorder;
    JobRunner runner(recorder.listener());
    std::promise<void> running, goOn;
    runner.enqueue(job([&](JobContext& context) {
        running.set_value();
        goOn.get_future().wait();
        return untilCancelled(context);
    }));
    running.get_future().wait();
    QVERIFY(runner.status(1)->state == JobState::Running);
    runner.cancel(1);
    QVERIFY(runner.status(1)->state == JobState::Stopping);
    QVERIFY(runner.isBusy());
    goOn.set_value();
    recorder.waitForIdle(runner);
    QVERIFY(runner.status(1)->state == JobState::Cancelled);
    QVERIFY(!runner.status(1)->error);
    runner.cancel(1); // too late: nothing
    QVERIFY(runner.status(1)->state == JobState::Cancelled);
}

void RunnerTest::namesWhateverIsThrown_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("Error") << 0 << int(ErrorKind::DiskFull) << "the disk is full (x.png): free some space";
    QTest::newRow("cv::Exception") << 1 << int(ErrorKind::Internal) << "an image operation failed";
    QTest::newRow("std::exception") << 2 << int(ErrorKind::Internal) << "seven is not allowed";
    QTest::newRow("bad_alloc") << 3 << int(ErrorKind::OutOfMemory) << "there was not enough memory";
    QTest::newRow("not an exception") << 4 << int(ErrorKind::Internal) << "an unexpected fault";
}

void RunnerTest::namesWhateverIsThrown()
{
    QFETCH(int, which);
    QFETCH(int, kind);
    QFETCH(QString, text);
    const auto thrower = [which](JobContext&) -> std::string {
        switch (which) {
        case 0:
            throw Error(ErrorKind::DiskFull, "media", "the disk is full", "x.png", "free some space");
        case 1:
            CV_Error(cv::Error::StsBadArg, "wrong size");
        case 2:
            throw std::out_of_range("seven is not allowed");
        case 3:
            throw std::bad_alloc();
        default:
            throw 42;
        }
    };
    Recorder recorder;
    JobRunner runner(recorder.listener());
    runner.enqueue(job(thrower));
    runner.enqueue(job([](JobContext&) { return "{}"; }));
    recorder.waitForIdle(runner);
    const JobStatus status = runner.status(1).value();
    QVERIFY(status.state == JobState::Failed);
    QCOMPARE(int(status.error->kind()), kind);
    QVERIFY2(QString(status.error->what()).contains(text), status.error->what());
    QVERIFY(runner.status(2)->state == JobState::Done); // the runner lives on
}

void RunnerTest::handsOverSeedThreadsAndPreview()
{
    FunctionJob inner([](JobContext& context) {
        if (context.seed() != 77 || cv::getNumThreads() != 1) throw std::logic_error("seed or threads");
        return std::string("{}");
    });
    JobContext context(77, 1);
    QVERIFY(runJob(inner, context).state == JobState::Done);
    Recorder recorder;
    JobRunner runner(recorder.listener());
    runner.enqueue(job([](JobContext& inside) {
                       if (!inside.wantsPreview()) throw std::logic_error("preview");
                       inside.begin("Working", 4);
                       inside.advanceTo(3);
                       inside.setPreview(cv::Mat(2, 3, CV_8UC3, cv::Scalar(1, 2, 3)), "half done");
                       return "{}";
                   }),
                   1, 0, true);
    recorder.waitForIdle(runner);
    const JobStatus status = runner.status(1).value();
    QVERIFY(status.state == JobState::Done);
    QCOMPARE(status.progress.done, std::int64_t(3));
    QCOMPARE(status.progress.activity, std::string("Working"));
    QCOMPARE(status.previewSerial, std::uint64_t(1));
    QCOMPARE(runner.preview(1).caption, std::string("half done"));
    QCOMPARE(runner.preview(1).image.cols, 3);
    QCOMPARE(runner.preview(2).serial, std::uint64_t(0));
}

void RunnerTest::destructorStopsARunningJob()
{
    std::promise<void> running;
    bool stopped = false, second = false;
    {
        JobRunner runner;
        runner.enqueue(job([&](JobContext& context) {
            running.set_value();
            try {
                return untilCancelled(context);
            } catch (const Cancelled&) {
                stopped = true;
                throw;
            }
        }));
        runner.enqueue(job([&](JobContext&) {
            second = true;
            return "{}";
        }));
        running.get_future().wait();
    }
    QVERIFY(stopped);
    QVERIFY(!second);
}

void RunnerTest::cancelsAndForgetsAll()
{
    Recorder recorder;
    JobRunner runner(recorder.listener());
    std::promise<void> running;
    runner.enqueue(job([](JobContext&) { return "{}"; }));
    runner.enqueue(job([&](JobContext& context) {
        running.set_value();
        return untilCancelled(context);
    }));
    runner.enqueue(job([](JobContext&) { return "{}"; }));
    running.get_future().wait();
    runner.forgetFinished();
    QCOMPARE(runner.statuses().size(), std::size_t(2));
    runner.cancelAll();
    recorder.waitForIdle(runner);
    QVERIFY(runner.status(2)->state == JobState::Cancelled);
    QVERIFY(runner.status(3)->state == JobState::Cancelled);
    runner.forgetFinished();
    QVERIFY(runner.statuses().empty());
}

QTEST_APPLESS_MAIN(RunnerTest)
#include "runner_test.moc"
