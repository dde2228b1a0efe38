// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/placement_traces.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "tests/ui/pages/structured_picture.h"
#include "ui/pages/synthesize_watch.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/placement_canvas.h"
#include "ui/views/score_plot.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/surface_view.h"

#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

#include <thread>

using namespace clutch;
using namespace clutch::ui;

namespace {

constexpr int kEvaluations = 24;
constexpr int kEventLoops = 400; // enough for a job that does not stand still to be caught

// A job that places three objects, over and over when told, and shows it.
class Placing {
public:
    Placing() : watch(std::make_shared<jobs::PlacementWatch>()) {}
    ~Placing()
    {
        context.cancel();
        if (thread_.joinable()) thread_.join();
    }
    void start()
    {
        thread_ = std::thread([this] {
            placeWatched(*watch, context, kEvaluations);
            done = true;
        });
    }

    const std::shared_ptr<jobs::PlacementWatch> watch;
    JobContext context;
    std::atomic<bool> done = false;

private:
    std::thread thread_;
};

} // namespace

class SynthesizeWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
        QLocale::setDefault(QLocale(QLocale::English));
        Theme::instance().apply(ThemeKind::Dark);
    }

    void init()
    {
        watch_ = std::make_unique<SynthesizeWatch>();
        watch_->resize(900, 640);
        watch_->show();
        watch_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(watch_.get()));
    }

    void cleanup() { watch_.reset(); }

    void aPausedJobStandsStillAndStepsByOneRound()
    {
        Placing job;
        job.watch->setWatched(true);
        job.watch->setPaused(true); // the first round waits already
        watch_->watchLive(job.watch, kEvaluations);
        job.start();
        QTRY_COMPARE(watch_->shown().serial, std::uint64_t(1)); // the first object, which lies anywhere
        QVERIFY(standsStill(job));
        QCOMPARE(find<QToolButton>("watchPlay")->accessibleName(), QStringLiteral("Go on"));
        for (std::uint64_t round = 1; round <= 3; ++round) {
            QTest::mouseClick(find<QToolButton>("watchStep"), Qt::LeftButton);
            QTRY_COMPARE(watch_->shown().serial, round + 1);
            QCOMPARE(watch_->shown().trace.tried.size(), std::size_t(8 * round));
            QVERIFY(standsStill(job));
        }
        // By the keys of the picture, too.
        watch_->canvas().setFocus();
        QTest::keyClick(&watch_->canvas(), Qt::Key_N);
        QTRY_COMPARE(watch_->shown().serial, std::uint64_t(5));
        QVERIFY(watch_->shown().decided);
        QTest::keyClick(&watch_->canvas(), Qt::Key_Right);
        QTRY_COMPARE(watch_->shown().serial, std::uint64_t(6));
        QVERIFY(standsStill(job));
        QTest::keyClick(&watch_->canvas(), Qt::Key_Space);
        QTRY_VERIFY(job.done);
    }

    void pauseStopsARunningJob()
    {
        Placing job;
        job.watch->setWatched(true);
        watch_->watchLive(job.watch, kEvaluations);
        auto* pace = find<SegmentedSwitch>("watchPace");
        QTest::mouseClick(pace, Qt::LeftButton, {}, pace->segmentRect(1).center()); // 4 a second: it can be caught
        job.start();
        QTRY_VERIFY(watch_->shown().serial >= 1);
        QTest::mouseClick(find<QToolButton>("watchPlay"), Qt::LeftButton);
        QVERIFY(job.watch->isPaused());
        QVERIFY(standsStill(job));
        QVERIFY(!job.done);
        QTest::mouseClick(pace, Qt::LeftButton, {}, pace->segmentRect(0).center());
        QTest::mouseClick(find<QToolButton>("watchPlay"), Qt::LeftButton);
        QTRY_VERIFY(job.done);
        QTRY_COMPARE(watch_->shown().placed, 3);
    }

    void aJobThatIsNotSeenIsNotHeldUp()
    {
        Placing job;
        job.watch->setWatched(true);
        job.watch->setPaused(true);
        watch_->watchLive(job.watch, kEvaluations);
        job.start();
        QTRY_COMPARE(watch_->shown().serial, std::uint64_t(1));
        watch_->hide();
        QVERIFY(!job.watch->isWatched());
        QTRY_VERIFY(job.done);
        QCOMPARE(job.watch->view().serial, std::uint64_t(1)); // nothing was copied for nobody
        watch_->show();
        QVERIFY(job.watch->isWatched());
        watch_.reset();
        QVERIFY(!job.watch->isWatched());
    }

    void viewsShowWhatTheJobTried()
    {
        Placing job;
        job.watch->setWatched(true);
        job.watch->setPaused(true);
        watch_->watchLive(job.watch, kEvaluations);
        job.start();
        QTRY_COMPARE(watch_->shown().serial, std::uint64_t(1));
        for (int round = 0; round < 2; ++round)
            QTest::mouseClick(find<QToolButton>("watchStep"), Qt::LeftButton);
        QTRY_COMPARE(watch_->shown().serial, std::uint64_t(3));
        const auto& tried = watch_->shown().trace.tried;
        QCOMPARE(tried.size(), std::size_t(16));
        auto* plot = find<ScorePlot>("scorePlot");
        QCOMPARE(plot->data().expected, kEvaluations);
        QCOMPARE(watch_->canvas().ghosts(), 16);
        auto* surface = find<SurfaceView>("surfaceView");
        QTRY_VERIFY(surface->isUnsupported() || watch_->isSurfaceCurrent());
        QVERIFY(surface->data());
        QCOMPARE(surface->data()->samples.size(), tried.size());
        for (std::size_t i = 0; i < tried.size(); ++i) {
            QCOMPARE(plot->data().tried[i].score, tried[i].score);
            QCOMPARE(surface->data()->samples[i].x, tried[i].placement.x);
            QCOMPARE(surface->data()->samples[i].z, tried[i].placement.y);
            QCOMPARE(surface->data()->samples[i].score, tried[i].score);
        }
        // What the mouse finds in one view is raised in the others.
        QTest::mouseMove(plot, plot->pointAt(5).toPoint());
        QTRY_COMPARE(watch_->canvas().highlighted(), 5);
        job.watch->setPaused(false);
        QTRY_VERIFY(job.done);
    }

    void replayShowsWhatWasRecorded()
    {
        openSample();
        const StructuredPicture picture = addStructuredPicture(session_, kEvaluations);
        watch_->replay(projectFolder(), picture.image, false);
        QTRY_VERIFY(watch_->player().isShown());
        QCOMPARE(watch_->player().objects(), int(picture.traces.size()));
        auto* object = find<QSlider>("watchObject");
        auto* evaluation = find<QSlider>("watchEvaluation");
        for (int k = int(picture.traces.size()); k >= 1; --k) {
            const synthesis::PlacementTrace& trace = picture.traces[std::size_t(k - 1)];
            object->setValue(k);
            for (const int evaluated : {0, 5, int(trace.tried.size())}) {
                if (evaluated > int(trace.tried.size())) continue;
                evaluation->setValue(evaluated);
                QTRY_VERIFY(watch_->player().isShown());
                const jobs::PlacementView& shown = watch_->shown();
                QCOMPARE(shown.object, k);
                QCOMPARE(shown.trace.tried.size(), std::size_t(evaluated));
                for (std::size_t i = 0; i < shown.trace.tried.size(); ++i) {
                    QCOMPARE(float(shown.trace.tried[i].score), float(trace.tried[i].score));
                    QCOMPARE(float(shown.trace.tried[i].placement.x), float(trace.tried[i].placement.x));
                    QCOMPARE(float(shown.trace.tried[i].placement.y), float(trace.tried[i].placement.y));
                }
                QCOMPARE(watch_->canvas().ghosts(), evaluated);
            }
        }
        object->setValue(3);
        QTRY_COMPARE(find<QLabel>("watchObjectLabel")->text(), QStringLiteral("Object 3 of 3"));
        evaluation->setFocus();
        QTest::keyClick(evaluation, Qt::Key_End); // in its place: the finished picture
        QTRY_VERIFY(watch_->player().isShown() && watch_->shown().decided);
        const QImage finished(folderOf(session_) + QStringLiteral("/sample/structured.png"));
        QCOMPARE(watch_->canvas().image().convertToFormat(QImage::Format_RGB32),
                 finished.convertToFormat(QImage::Format_RGB32));
        QTest::keyClick(evaluation, Qt::Key_Left);
        QTRY_COMPARE(find<QLabel>("watchEvaluationLabel")->text(), QStringLiteral("Evaluation 24 of 24"));
    }

    void replayPlaysFromStartToEnd()
    {
        openSample();
        const StructuredPicture picture = addStructuredPicture(session_, kEvaluations);
        QVector<QPair<int, int>> seen;
        connect(&watch_->player(), &PlacementPlayer::shown, this, [&](const jobs::PlacementView& view) {
            seen << qMakePair(view.object, view.decided ? -1 : int(view.trace.tried.size()));
        });
        watch_->replay(projectFolder(), picture.image, true);
        QTRY_VERIFY(watch_->shown().object == 3 && watch_->shown().decided);
        QTRY_VERIFY(!watch_->player().isPlaying());
        const QVector<QPair<int, int>> all{{1, -1}, {2, 8},  {2, 16}, {2, 24}, {2, -1},
                                           {3, 8},  {3, 16}, {3, 24}, {3, -1}};
        QCOMPARE(seen, all);
        QTest::mouseClick(find<QToolButton>("watchBack"), Qt::LeftButton);
        QTRY_COMPARE(watch_->shown().trace.tried.size(), std::size_t(24));
        QTRY_VERIFY(!watch_->shown().decided);
    }

    void aDamagedRecordingIsSaid()
    {
        openSample();
        const StructuredPicture picture = addStructuredPicture(session_, kEvaluations);
        const auto image = session_.project().image(picture.image);
        QFile trace(QString::fromStdString(utf8(session_.project().absolute(image->traceFile))));
        QVERIFY(trace.open(QIODevice::WriteOnly));
        trace.write("nonsense");
        trace.close();
        watch_->replay(projectFolder(), picture.image, true);
        QTRY_COMPARE(watch_->nothingSaid(), QStringLiteral("It cannot be replayed"));
    }

    void thePageReplaysTheChosenPicture()
    {
        watch_->hide();
        openSample();
        addStructuredPicture(session_, kEvaluations);
        MainWindow window(session_, {.project = {}, .page = {}, .demoRecording = {}, .reopen = false});
        window.show();
        window.showStage(QStringLiteral("synthesize"));
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* replay = window.findChild<QToolButton*>(QStringLiteral("replay"));
        auto* view = window.findChild<SynthesizeWatch*>();
        QTRY_VERIFY(replay->isEnabled());
        QVERIFY(!view->isVisible());
        QTest::mouseClick(replay, Qt::LeftButton);
        QTRY_VERIFY(view->isVisible() && view->player().isOpen());
        QTRY_COMPARE(view->shown().total, 3);
        // A picture that was placed at random says so.
        store::ImageRow random = session_.project().images(session_.project().datasets().front().id).front();
        random.number = 1;
        random.seed = 12;
        random.traceFile.clear();
        session_.project().addImage(random, {});
        session_.notifyContentChanged();
        auto* strip = window.findChild<QListView*>(QStringLiteral("galleryStrip"));
        QTRY_COMPARE(strip->model()->rowCount(), 2);
        strip->setCurrentIndex(strip->model()->index(1, 0));
        QTRY_COMPARE(view->nothingSaid(), QStringLiteral("Nothing to replay"));
        strip->setCurrentIndex(strip->model()->index(0, 0));
        QTRY_VERIFY(view->player().isShown());
        QTest::mouseClick(replay, Qt::LeftButton);
        QTRY_VERIFY(!view->isVisible());
        QVERIFY(!view->player().isOpen());
    }

private:
    template <class Type>
    Type* find(const char* name) const
    {
        return watch_->findChild<Type*>(QLatin1String(name));
    }

    bool standsStill(const Placing& job) const
    {
        const std::uint64_t before = job.watch->view().serial;
        for (int loop = 0; loop < kEventLoops; ++loop)
            QCoreApplication::processEvents();
        return job.watch->view().serial == before && watch_->shown().serial == before;
    }

    void openSample() { makeSampleProject(session_, folder_.filePath(QStringLiteral("Projekt é %1").arg(++count_))); }
    static QString folderOf(const Session& session) { return session.projectFolder(); }
    std::filesystem::path projectFolder() const { return pathFromUtf8(session_.projectFolder().toStdString()); }

    QTemporaryDir folder_;
    int count_ = 0;
    Session session_;
    std::unique_ptr<SynthesizeWatch> watch_;
};

QTEST_MAIN(SynthesizeWatchTest)
#include "synthesize_watch_test.moc"
