// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "ui/pages/page.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/theme.h"
#include "ui/shell/watchdog.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>

using namespace clutch;
using namespace clutch::ui;

namespace {

class FailingJob : public jobs::Job {
public:
    std::string title() const override { return "Import"; }
    std::string subject() const override { return "broken.mp4"; }
    std::string run(JobContext&) override
    {
        throw Error(ErrorKind::Corrupt, "media", "the video is cut off", "broken.mp4", "copy it again");
    }
};

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
    }

    void init()
    {
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_,
            MainWindow::Options{
                .project = {}, .page = {}, .demoRecording = QStringLiteral("/nowhere.mkv"), .reopen = false});
        window_->resize(1280, 720);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->activateWindow(); // shortcuts act in the active window, and there is no window manager to make it so
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        QTRY_VERIFY_WITH_TIMEOUT(window_->isSettled(), 30000);
    }

    void cleanup()
    {
        session_->runner().cancelAll();
        window_.reset();
        session_.reset();
    }

    void fits1280x720()
    {
        open();
        for (const char* stage : {"record", "synthesize", "dataset", "export"}) {
            window_->showStage(QLatin1String(stage));
            QVERIFY2(window_->minimumSizeHint().width() <= 1280,
                     qPrintable(QStringLiteral("%1 wants %2 px width")
                                    .arg(QLatin1String(stage))
                                    .arg(window_->minimumSizeHint().width())));
            QVERIFY2(window_->minimumSizeHint().height() <= 720,
                     qPrintable(QStringLiteral("%1 wants %2 px height")
                                    .arg(QLatin1String(stage))
                                    .arg(window_->minimumSizeHint().height())));
        }
    }

    void welcomeComesFirst()
    {
        QVERIFY(find<QPushButton>("welcomeNew")->isVisible());
        QVERIFY(!find<StageButton>("stage-synthesize")->isEnabled());
        QVERIFY(!find<StageButton>("stage-synthesize")->toolTip().isEmpty());
    }

    void stageBarLeadsThroughTheStages()
    {
        open();
        QVERIFY(!find<QPushButton>("welcomeNew")->isVisible());
        for (const char* stage : {"synthesize", "export"}) {
            auto* button = find<StageButton>(("stage-" + std::string(stage)).c_str());
            QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(window_->currentStage(), QLatin1String(stage));
            QVERIFY(button->isChecked());
            QVERIFY(window_->page(QLatin1String(stage))->picture()->isVisible());
            QCOMPARE(button->statusText(), QStringLiteral("empty"));
        }
        QTest::keyClick(window_.get(), Qt::Key_BracketLeft, Qt::ControlModifier);
        QTRY_VERIFY(!find<QWidget>("optionsStack")->isVisible());
        QTest::keyClick(window_.get(), Qt::Key_BracketLeft, Qt::ControlModifier);
        QTRY_VERIFY(find<QWidget>("optionsStack")->isVisible());
    }

    void statusDotsSayWhatIs()
    {
        StageBar bar;
        StageButton* button = bar.addStage(QStringLiteral("x"), QStringLiteral("Matte"), QStringLiteral("matte"));
        bar.setStatus(0, {StageState::Running, 42, {}});
        QCOMPARE(button->statusText(), QStringLiteral("42 %"));
        bar.setStatus(0, {StageState::Done, -1, QStringLiteral("132")});
        QCOMPARE(button->statusText(), QStringLiteral("132"));
        bar.setStatus(0, {StageState::Stale, -1, QStringLiteral("132")});
        QVERIFY(button->statusText().contains(QStringLiteral("out of date")));
        QVERIFY(button->accessibleName().contains(QStringLiteral("Matte")));
    }

    void jobsPanelCancels()
    {
        open();
        const qint64 job = session_->run(std::make_unique<test::EndlessJob>("Mattes"));
        QTest::mouseClick(find<QToolButton>("statusJob"), Qt::LeftButton);
        QTRY_VERIFY(find<QTabWidget>("drawer")->isVisible());
        const QByteArray cancel = "cancel-" + QByteArray::number(job);
        QTRY_VERIFY(find<QPushButton>(cancel) && find<QPushButton>(cancel)->isVisible());
        QTRY_VERIFY(find<QToolButton>("statusJob")->text().contains(QStringLiteral("42/100")));
        QTest::mouseClick(find<QPushButton>(cancel), Qt::LeftButton);
        QTRY_COMPARE(int(session_->runner().status(job)->state), int(jobs::JobState::Cancelled));
        QTRY_VERIFY(!find<QPushButton>(cancel)->isVisible());
        QTRY_VERIFY(find<QPlainTextEdit>("logView")->toPlainText().contains(QStringLiteral("Cancelled")));
    }

    // 1280 x 720 is what a small laptop has: neither a message nor the jobs may make the window grow, or cover what
    // starts a page's work.
    void messagesAndJobsKeepTheWindowSize()
    {
        open();
        window_->resize(1280, 720);
        for (const char* stage : {"record", "matte", "synthesize", "dataset", "export"}) {
            window_->showStage(QLatin1String(stage));
            auto* banner = find<ErrorBanner>("errorBanner");
            banner->present(ErrorBanner::Kind::Error, QStringLiteral("What"), QStringLiteral("Why"),
                            {QStringLiteral("Mend"), [] {}});
            auto* options = find<QStackedWidget>("optionsStack");
            const QRect before = options->geometry();
            auto* drawer = find<QTabWidget>("drawer");
            QTest::mouseClick(find<QToolButton>("command-jobs-button"), Qt::LeftButton);
            QTRY_VERIFY(drawer->isVisible());
            QCoreApplication::processEvents();
            QCOMPARE(window_->size(), QSize(1280, 720));
            QVERIFY(window_->minimumSizeHint().height() <= 720);
            QCOMPARE(options->geometry().width(), before.width());
            for (const QScrollArea* scroll : options->currentWidget()->findChildren<QScrollArea*>())
                QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
            QTest::mouseClick(find<QToolButton>("command-jobs-button"), Qt::LeftButton);
            QTRY_VERIFY(!drawer->isVisible());
            banner->dismiss();
        }
    }

    void failedJobRaisesTheBanner()
    {
        open();
        session_->run(std::make_unique<FailingJob>());
        auto* banner = find<ErrorBanner>("errorBanner");
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(find<QLabel>("bannerWhat")->text(), QStringLiteral("The video is cut off (broken.mp4)"));
        QCOMPARE(find<QLabel>("bannerWhy")->text(), QStringLiteral("Copy it again"));
        QTest::mouseClick(find<QPushButton>("bannerMend"), Qt::LeftButton);
        QTRY_VERIFY(find<QPlainTextEdit>("logView")->isVisible());
        QVERIFY(!banner->isVisible());
    }

    void bannerRunsItsRemedyOnce()
    {
        ErrorBanner banner;
        int mended = 0;
        banner.present(ErrorBanner::Kind::Error, QStringLiteral("What"), QStringLiteral("Why"),
                       {QStringLiteral("Mend"), [&mended] { ++mended; }});
        QVERIFY(QTest::qWaitForWindowExposed(&banner));
        QTest::mouseClick(banner.findChild<QPushButton*>(QStringLiteral("bannerMend")), Qt::LeftButton);
        QCOMPARE(mended, 1);
        QVERIFY(!banner.isVisible());
        banner.present(ErrorBanner::Kind::Notice, QStringLiteral("Fine"), {});
        QVERIFY(!banner.findChild<QPushButton*>(QStringLiteral("bannerMend"))->isVisible());
    }

    void guideListsKeys()
    {
        QTest::keyClick(window_.get(), Qt::Key_F1);
        QTRY_VERIFY(find<HelpWindow>("helpWindow") && find<HelpWindow>("helpWindow")->isVisible());
        const QString text = find<QTextBrowser>("guide")->toPlainText();
        for (const char* word : {"Record", "Matte", "Synthesize", "Export", "Ctrl+J", "Ctrl+["})
            QVERIFY2(text.contains(QLatin1String(word)), word);
    }

    void themeSwitches()
    {
        QTest::mouseClick(find<QToolButton>("themeButton"), Qt::LeftButton);
        QCOMPARE(int(Theme::instance().kind()), int(ThemeKind::Light));
        QTest::mouseClick(find<QToolButton>("themeButton"), Qt::LeftButton);
        QCOMPARE(int(Theme::instance().kind()), int(ThemeKind::Dark));
    }

    void watchdogNamesTheLongestEvent()
    {
        auto* application = qobject_cast<StudioApplication*>(qApp);
        QVERIFY(application);
        application->setWatching(true);
        QObject receiver;
        receiver.setObjectName(QStringLiteral("slowOne"));
        QMetaObject::invokeMethod(
            &receiver,
            [] {
                const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(60);
                while (std::chrono::steady_clock::now() < until) {
                }
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(application->summary().contains(QStringLiteral("slowOne")));
        QVERIFY(application->longest().first().milliseconds >= 60);
        application->setWatching(false);
    }

private:
    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }

    void open()
    {
        const QString folder = projects_.filePath(QStringLiteral("Projekt é 日本 %1").arg(++count_));
        window_->createProject(folder);
        QTRY_COMPARE(session_->projectFolder(), folder);
        QVERIFY(session_->hasProject());
        QVERIFY(!session_->isReadOnly());
    }

    QTemporaryDir settings_, projects_;
    int count_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

int main(int argc, char** argv)
{
    StudioApplication application(argc, argv);
    MainWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "main_window_test.moc"
