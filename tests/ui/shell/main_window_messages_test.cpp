// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "tests/support/endless_job.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/shell/error_banner.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace clutch;
using namespace clutch::ui;

namespace {

// Says `problem`, or succeeds when there is none.
class QuickJob : public jobs::Job {
public:
    QuickJob(std::string title, std::string problem) : title_(std::move(title)), problem_(std::move(problem)) {}
    std::string title() const override { return title_; }
    std::string subject() const override { return "take.mp4"; }
    std::string run(JobContext&) override
    {
        if (!problem_.empty()) throw Error(ErrorKind::Corrupt, "media", problem_, "take.mp4", "copy it again");
        return "{}";
    }

private:
    const std::string title_, problem_;
};

} // namespace

class MainWindowMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        studio_ = std::make_unique<test::WindowFixture>();
        QVERIFY(studio_->isReady());
        QVERIFY(studio_->open());
    }
    void cleanup() { studio_.reset(); }

    void movesNothing()
    {
        auto* picture = studio_->find<QStackedWidget>("pictureStack");
        auto* options = studio_->find<QStackedWidget>("optionsStack");
        const QRect pictureBefore = placeOf(picture), optionsBefore = placeOf(options);
        runQuick("Import", "the video is cut off");
        QTRY_VERIFY(banner()->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(placeOf(picture), pictureBefore);
        QCOMPARE(placeOf(options), optionsBefore);
        QVERIFY2(placeOf(picture).contains(placeOf(banner())), "the message is not over the picture");
        QVERIFY(banner()->height() >= banner()->heightForWidth(banner()->width()));
        studio_->window->resize(1440, 800);
        QTRY_VERIFY(placeOf(picture).contains(placeOf(banner())));
        QTRY_VERIFY(banner()->width() > picture->width() - 40);
    }

    void escapeClosesIt()
    {
        runQuick("Import", "the video is cut off");
        QTRY_VERIFY(banner()->isVisible());
        QTest::keyClick(studio_->window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!banner()->isVisible());
    }

    void goesWhenTheSameCouldBeDone()
    {
        runQuick("Import", "the video is cut off");
        QTRY_VERIFY(banner()->isVisible());
        runQuick("Mattes", "");
        QVERIFY(banner()->isVisible()); // of another kind
        runQuick("Import", "");
        QTRY_VERIFY(!banner()->isVisible());
    }

    void goesWithThePageItBelongsTo()
    {
        studio_->window->showStage(QStringLiteral("record"));
        runQuick("Import", "the video is cut off");
        QTRY_VERIFY(banner()->isVisible());
        studio_->window->showStage(QStringLiteral("matte"));
        QVERIFY(!banner()->isVisible());
        studio_->session->raise(Error(ErrorKind::Io, "store", "the disk is gone", "", "plug it in"));
        QVERIFY(banner()->isVisible());
        studio_->window->showStage(QStringLiteral("record"));
        QVERIFY(!banner()->isVisible());
    }

    // Started on one page, it fails while another is shown: it is not lost on the way back.
    void waitsForItsPage()
    {
        studio_->window->showStage(QStringLiteral("record"));
        const qint64 endless = studio_->session->run(std::make_unique<test::EndlessJob>("Mattes"));
        studio_->session->run(std::make_unique<QuickJob>("Import", "the video is cut off"));
        studio_->window->showStage(QStringLiteral("export"));
        studio_->session->runner().cancel(endless);
        QTRY_VERIFY(banner()->isVisible());
        studio_->window->showStage(QStringLiteral("record"));
        QVERIFY(banner()->isVisible());
        studio_->window->showStage(QStringLiteral("export"));
        QVERIFY(!banner()->isVisible());
    }

    void goesWithTheProject()
    {
        runQuick("Import", "the video is cut off");
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(studio_->open(QStringLiteral("another")));
        QVERIFY(!banner()->isVisible());
    }

    void closesAtOnceWhenNothingRuns()
    {
        QVERIFY(studio_->window->close());
        QVERIFY(!question());
    }

    void asksBeforeItStopsAJob()
    {
        studio_->session->run(std::make_unique<test::EndlessJob>("Mattes"));
        QTRY_VERIFY(studio_->session->runner().statuses().front().progress.done == 42);
        QVERIFY(!studio_->window->close());
        QVERIFY(question() && question()->isVisible());
        QVERIFY2(question()->text().contains(QStringLiteral("Mattes is running: 42 %")),
                 qPrintable(question()->text()));
        QVERIFY(!studio_->window->close()); // once is enough
        QCOMPARE(studio_->window->findChildren<QMessageBox*>(QStringLiteral("closeQuestion")).size(), 1);
        answer(QMessageBox::RejectRole);
        QTRY_VERIFY(!question());
        QVERIFY(studio_->window->isVisible());
        QVERIFY(studio_->session->runner().isBusy());
        QVERIFY(!studio_->window->close());
        answer(QMessageBox::DestructiveRole);
        QTRY_VERIFY(!studio_->window->isVisible());
        QVERIFY(!studio_->session->runner().isBusy());
    }

    void closesWhenTheJobEndsMeanwhile()
    {
        const qint64 job = studio_->session->run(std::make_unique<test::EndlessJob>("Mattes"));
        QVERIFY(!studio_->window->close());
        studio_->session->runner().cancel(job);
        QTRY_VERIFY(!studio_->window->isVisible());
    }

private:
    ErrorBanner* banner() const { return studio_->find<ErrorBanner>("errorBanner"); }
    QMessageBox* question() const { return studio_->find<QMessageBox>("closeQuestion"); }
    QRect placeOf(const QWidget* widget) const
    {
        return {widget->mapTo(studio_->window.get(), QPoint()), widget->size()};
    }
    void answer(QMessageBox::ButtonRole role)
    {
        QVERIFY(question());
        for (QAbstractButton* choice : question()->buttons())
            if (question()->buttonRole(choice) == role) return choice->click();
    }
    // Returns when its end was told.
    void runQuick(const std::string& title, const std::string& problem)
    {
        QSignalSpy states(studio_->session.get(), &Session::jobStateChanged);
        const qint64 job = studio_->session->run(std::make_unique<QuickJob>(title, problem));
        QTRY_VERIFY(jobs::isFinished(studio_->session->runner().status(job)->state));
        QTRY_VERIFY(states.size() >= 3); // that it waits, is heard of within the call; then its start and its end
    }

    std::unique_ptr<test::WindowFixture> studio_;
};

QTEST_MAIN(MainWindowMessagesTest)
#include "main_window_messages_test.moc"
