// SPDX-License-Identifier: Apache-2.0
#include "engine/media/frame_source.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/record_page_fixture.h"
#include "ui/shell/theme.h"
#include "ui/views/camera_preview.h"
#include "ui/views/level_meter.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace clutch;
using namespace clutch::ui;

namespace {

constexpr int kPatienceMs = 60000; // what it takes on a machine that is busy with something else

} // namespace

class RecordPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        video_ = media_.filePath(QStringLiteral("turning é 日本.mkv"));
        test::writeVideo(video_, test::steady(90));
    }

    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        session_ = std::make_unique<Session>();
        const auto failure = session_->createProject(folder_->filePath(QStringLiteral("Projekt é 日本")));
        QVERIFY2(!failure, failure ? failure->what() : "");
        connect(session_.get(), &Session::errorRaised, this,
                [this](const QString& problem, const QString& subject) { errors_ << problem + subject; });
        errors_.clear();
    }

    void cleanup()
    {
        window_.reset();
        page_.reset();
        session_.reset();
        QCOMPARE(errors_, QStringList());
    }

    void startsEmpty()
    {
        open({});
        QVERIFY(!button(QStringLiteral("recordButton"))->isEnabled());
        QVERIFY(!button(QStringLiteral("recordButton"))->toolTip().isEmpty());
        QVERIFY(window_->findChild<CameraPreview*>()->image().isNull());
        QCOMPARE(page_->status().state, StageState::Ready);
    }

    void recordsATakeThatReadsBack()
    {
        open(video_);
        auto* record = button(QStringLiteral("recordButton"));
        QTRY_VERIFY_WITH_TIMEOUT(record->isEnabled(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!window_->findChild<CameraPreview*>()->image().isNull(), kPatienceMs);
        for (const LevelMeter* meter : window_->findChildren<LevelMeter*>())
            QTRY_VERIFY2_WITH_TIMEOUT(meter->isGood(), qPrintable(meter->accessibleName()), kPatienceMs);
        window_->findChild<QSpinBox*>(QStringLiteral("recordSeconds"))->setValue(1);
        window_->findChild<QLineEdit*>(QStringLiteral("objectName"))->setText(QStringLiteral("Ei é"));
        QTest::mouseClick(record, Qt::LeftButton, {}, record->rect().center());
        QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QPushButton*>(QStringLiteral("discardTake"))->isVisible(),
                                 kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 1, kPatienceMs);
        QCOMPARE(session_->objectName(), QStringLiteral("Ei é"));

        const store::RecordingRow row = session_->project().recordings(session_->objectId()).front();
        QVERIFY(row.name.starts_with("take "));
        auto source = media::openFrameSource(session_->project().absolute(row.file));
        int frames = 0;
        double last = -1;
        while (const auto frame = source->next()) {
            QVERIFY(frame->timeMs > last);
            last = frame->timeMs;
            QCOMPARE(frame->image.size(), cv::Size(320, 240));
            ++frames;
        }
        QVERIFY2(frames >= 15, qPrintable(QString::number(frames))); // of 30; a busy machine drops some and counts them
        QVERIFY(last <= 1000);
        QVERIFY(!session_->project().frames(row.id).empty());
        QTRY_COMPARE_WITH_TIMEOUT(waitingFiles(), QStringList(), kPatienceMs); // the project has its own copy
        QTRY_COMPARE_WITH_TIMEOUT(page_->status().state, StageState::Done, kPatienceMs);
        QCoreApplication::processEvents();
    }

    void discardsATake()
    {
        open(video_);
        auto* record = button(QStringLiteral("recordButton"));
        QTRY_VERIFY_WITH_TIMEOUT(record->isEnabled(), kPatienceMs);
        QTest::keyClick(record, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!waitingFiles().isEmpty(), kPatienceMs);
        QTest::mouseClick(button(QStringLiteral("discardTake")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(waitingFiles(), QStringList(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(record->isEnabled(), kPatienceMs);
        QCOMPARE(importedCount(), 0);
    }

    void keepsTheTakeOfAFrozenCamera()
    {
        const QString freezing = media_.filePath(QStringLiteral("freezing.mkv"));
        std::vector<double> times = test::steady(45);
        times.push_back(600000); // the next picture comes in ten minutes
        test::writeVideo(freezing, times);
        open(freezing);
        auto* record = button(QStringLiteral("recordButton"));
        auto* info = window_->findChild<QLabel*>(QStringLiteral("captureInfo"));
        // On a busy machine the pictures may have ended before the button is pressed: then once more.
        for (int attempt = 0; attempt < 20 && importedCount() == 0; ++attempt) {
            page_->activated();
            QTRY_VERIFY_WITH_TIMEOUT(record->isEnabled(), kPatienceMs);
            QTest::mouseClick(record, Qt::LeftButton, {}, record->rect().center());
            QTRY_VERIFY_WITH_TIMEOUT(!window_->findChild<CameraPreview*>()->notice().isEmpty(), kPatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(!record->isEnabled() && info->text() != QStringLiteral("0 frames"), kPatienceMs);
            if (info->text().startsWith(QStringLiteral("Nothing was kept"))) continue;
            QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 1, kPatienceMs);
        }
        QCOMPARE(importedCount(), 1);
    }

    void offersTakesLeftBehind()
    {
        QDir(session_->projectFolder()).mkpath(QStringLiteral("takes"));
        const QString left = session_->projectFolder() + QStringLiteral("/takes/take 1.mkv");
        test::writeVideo(left, test::steady(30));
        open({});
        auto* takes = window_->findChild<TakesStrip*>();
        QTRY_COMPARE_WITH_TIMEOUT(takes->takes().size(), 1, kPatienceMs);
        QCOMPARE(takes->takes().first().waitingFile, left);
        QTest::mouseClick(takes, Qt::LeftButton, {}, takes->cardRect(0).center());
        QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(left), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(takes->takes().size() == 1 && takes->takes().first().waitingFile.isEmpty(),
                                 kPatienceMs);
    }

    void importsWhatIsDropped()
    {
        open({});
        QVERIFY(page_->acceptsDrop({video_}));
        QVERIFY(page_->acceptsDrop({media_.path()}));
        QVERIFY(!page_->acceptsDrop({QStringLiteral("/some/notes.txt")}));
        QVERIFY(!page_->acceptsDrop({}));
        page_->dropFiles({video_});
        QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 1, kPatienceMs);
        QCOMPARE(session_->objectName(), QStringLiteral("turning é 日本"));
        QVERIFY(QFile::exists(video_));
    }

    void anImportThatFailsLeavesNoObject()
    {
        open({});
        const QString broken = media_.filePath(QStringLiteral("broken.mp4"));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no video");
        file.close();
        page_->dropFiles({broken});
        QTRY_COMPARE_WITH_TIMEOUT(errors_.size(), 1, kPatienceMs);
        errors_.clear();
        QVERIFY(session_->objectName().isEmpty());
        QVERIFY(session_->project().objects().empty());
        QVERIFY(QFile::remove(broken));
    }

    void saysWhatWasImportedBefore()
    {
        open({});
        auto* takes = window_->findChild<TakesStrip*>();
        auto* note = window_->findChild<QLabel*>(QStringLiteral("importNote"));
        page_->dropFiles({video_});
        QTRY_VERIFY_WITH_TIMEOUT(takes->takes().size() == 1 && takes->takes().first().recording != 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(note->isVisible(), kPatienceMs);
        QVERIFY2(note->text().contains(QStringLiteral("of 90 frames taken")), qPrintable(note->text()));
        QVERIFY2(!note->text().contains(QFileInfo(video_).fileName()), qPrintable(note->text()));
        QVERIFY(window_->findChild<QPushButton*>(QStringLiteral("goToMatte"))->isVisibleTo(window_.get()));
        page_->dropFiles({video_});
        QTRY_VERIFY_WITH_TIMEOUT(note->isVisible() && note->text().contains(QFileInfo(video_).fileName()), kPatienceMs);
        QCOMPARE(importedCount(), 1);
    }

    void removesATakeAfterAsking()
    {
        open({});
        page_->dropFiles({video_});
        auto* takes = window_->findChild<TakesStrip*>();
        QTRY_VERIFY_WITH_TIMEOUT(takes->takes().size() == 1 && takes->takes().first().recording != 0, kPatienceMs);
        QTest::mouseClick(takes, Qt::LeftButton, {}, takes->removeRect(0).center());
        answer(QMessageBox::RejectRole);
        QTRY_VERIFY(!question());
        QCOMPARE(importedCount(), 1);
        QTest::keyClick(takes, Qt::Key_Delete);
        answer(QMessageBox::DestructiveRole);
        QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(takes->takes().size(), 0, kPatienceMs);
    }

    // The numbers of takes begin anew in every project.
    void theQuestionGoesWithTheProject()
    {
        open({});
        page_->dropFiles({video_});
        auto* takes = window_->findChild<TakesStrip*>();
        QTRY_VERIFY_WITH_TIMEOUT(takes->takes().size() == 1 && takes->takes().first().recording != 0, kPatienceMs);
        QTest::mouseClick(takes, Qt::LeftButton, {}, takes->removeRect(0).center());
        QVERIFY(question() && question()->isVisible());
        QVERIFY(!session_->createProject(folder_->filePath(QStringLiteral("another"))));
        QVERIFY(!question() || !question()->isVisible());
        QTRY_VERIFY(!question());
    }

private:
    void open(const QString& cameraFile)
    {
        qputenv("CLUTCH_CAMERA_FILE", cameraFile.toUtf8());
        page_ = std::make_unique<RecordPage>(*session_);
        window_ = test::showRecordPage(*page_);
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        page_->activated();
    }

    QMessageBox* question() { return window_->findChild<QMessageBox*>(QStringLiteral("removeTakeQuestion")); }
    void answer(QMessageBox::ButtonRole role)
    {
        QVERIFY(question());
        for (QAbstractButton* choice : question()->buttons())
            if (question()->buttonRole(choice) == role) return choice->click();
    }

    QAbstractButton* button(const QString& name) { return window_->findChild<QAbstractButton*>(name); }
    int importedCount()
    {
        return session_->objectId() == 0 ? 0 : int(session_->project().recordings(session_->objectId()).size());
    }
    QStringList waitingFiles()
    {
        return QDir(session_->projectFolder() + QStringLiteral("/takes")).entryList(QDir::Files);
    }

    QTemporaryDir settings_, media_;
    QString video_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<RecordPage> page_;
    std::unique_ptr<QWidget> window_;
    QStringList errors_;
};

QTEST_MAIN(RecordPageTest)
#include "record_page_test.moc"
