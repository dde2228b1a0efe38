// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/jobs.h"
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/matte_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

class MattePageRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
        Theme::instance().apply(ThemeKind::Dark);
    }

    void init()
    {
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_,
            MainWindow::Options{.project = {}, .page = QStringLiteral("matte"), .demoRecording = {}, .reopen = false});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY(window_->isSettled());
    }

    void cleanup()
    {
        session_->runner().cancelAll();
        QTRY_VERIFY(!session_->runner().isBusy());
        window_.reset();
        session_.reset();
    }

    void saysWhyItCannotRun()
    {
        QVERIFY(!session_->createProject(folder_.filePath(QStringLiteral("new"))));
        auto* why = find<QLabel>("offReason");
        QTRY_VERIFY(why->isVisible());
        QVERIFY(!run()->isEnabled());
        QCOMPARE(run()->toolTip(), why->text());
        QVERIFY(why->text().contains(QStringLiteral("video")));
    }

    // Whoever queued the job: the demo does without the page.
    void whileMattesAreMadeItCancels()
    {
        makeSampleProject(*session_, folder_.filePath(QStringLiteral("sample")));
        auto* progress = find<QLabel>("matteProgress");
        QTRY_VERIFY(run()->isEnabled());
        QCOMPARE(run()->text(), QStringLiteral("Matte"));
        QVERIFY(!progress->isVisible());
        session_->run(std::make_unique<EndlessJob>(jobs::makeMattesJob({})->title()));
        QTRY_COMPARE(run()->text(), QStringLiteral("Cancel"));
        QTRY_COMPARE(int(page()->status().state), int(StageState::Running));
        QVERIFY(progress->isVisible() && !progress->text().isEmpty());
        QVERIFY(!find<QPushButton>("runMattesAgain")->isEnabled());
        QVERIFY(!find<QPushButton>("runMattesAgain")->toolTip().isEmpty());
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_VERIFY(!session_->runner().isBusy());
        QTRY_COMPARE(run()->text(), QStringLiteral("Matte"));
        QVERIFY(run()->isEnabled() && !progress->isVisible());
        QTRY_COMPARE(int(page()->status().state), int(StageState::Done));
    }

    // Behind another job it stays in the queue, where nothing about it changes any more.
    void whatWaitsInTheQueueCanBeCancelled()
    {
        makeSampleProject(*session_, folder_.filePath(QStringLiteral("queue")));
        QTRY_VERIFY(run()->isEnabled());
        const qint64 before = session_->run(std::make_unique<EndlessJob>("Export"));
        QTRY_COMPARE(session_->runner().status(before)->state, jobs::JobState::Running);
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_COMPARE(run()->text(), QStringLiteral("Cancel"));
        QVERIFY(run()->isEnabled()); // at once: nothing comes later that would switch it on
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_COMPARE(run()->text(), QStringLiteral("Matte"));
        QCOMPARE(session_->runner().status(before)->state, jobs::JobState::Running);
    }

private:
    template <class Type>
    Type* find(const char* name) const
    {
        for (QWidget* part : {page()->optionsPanel(), page()->picture()})
            if (auto* found = part->findChild<Type*>(QLatin1String(name))) return found;
        return nullptr;
    }
    Page* page() const { return window_->page(QStringLiteral("matte")); }
    QPushButton* run() const { return find<QPushButton>("runMattes"); }

    QTemporaryDir folder_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(MattePageRunTest)
#include "matte_page_run_test.moc"
