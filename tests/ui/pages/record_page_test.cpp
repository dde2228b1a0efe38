// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/media/frame_source.h"
#include "engine/media/video_recorder.h"
#include "ui/pages/record_page.h"
#include "ui/shell/theme.h"
#include "ui/views/camera_preview.h"
#include "ui/views/level_meter.h"

#include <QAbstractButton>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

using namespace clutch;
using namespace clutch::ui;

namespace {

constexpr int kPatienceMs = 30000;

// An orange object that turns on a grey table; frame i at times[i].
void writeVideo(const QString& file, const std::vector<double>& timesMs)
{
    media::VideoRecorder recorder(pathFromUtf8(file.toStdString()), {320, 240});
    for (std::size_t i = 0; i < timesMs.size(); ++i) {
        cv::Mat image(240, 320, CV_8UC3, cv::Scalar(150, 150, 150));
        cv::ellipse(image, {160, 120}, {80, 50}, double(i) * 6, 0, 360, {30, 110, 220}, cv::FILLED, cv::LINE_AA);
        for (int spot = -2; spot <= 2; ++spot) {
            const double angle = double(i) * 6 * CV_PI / 180;
            cv::circle(image, {160 + int(28 * spot * std::cos(angle)), 120 + int(28 * spot * std::sin(angle))}, 8,
                       {20, 40, 120}, cv::FILLED, cv::LINE_AA);
        }
        recorder.write(image, timesMs[i]);
    }
    recorder.finish();
}

std::vector<double> steady(int frames)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i)
        times.push_back(i * 1000.0 / 30);
    return times;
}

} // namespace

class RecordPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        video_ = media_.filePath(QStringLiteral("turning é 日本.mkv"));
        writeVideo(video_, steady(90));
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
        QTRY_VERIFY(record->isEnabled());
        QTRY_VERIFY(!window_->findChild<CameraPreview*>()->image().isNull());
        for (const LevelMeter* meter : window_->findChildren<LevelMeter*>())
            QTRY_VERIFY2(meter->isGood(), qPrintable(meter->accessibleName()));
        window_->findChild<QSpinBox*>(QStringLiteral("recordSeconds"))->setValue(1);
        window_->findChild<QLineEdit*>(QStringLiteral("objectName"))->setText(QStringLiteral("Ei é"));
        QTest::mouseClick(record, Qt::LeftButton, {}, record->rect().center());
        QTRY_VERIFY(window_->findChild<QPushButton*>(QStringLiteral("discardTake"))->isVisible());
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
        QTRY_COMPARE(waitingFiles(), QStringList()); // the project has its own copy
        QTRY_COMPARE(page_->status().state, StageState::Done);
        QCoreApplication::processEvents();
    }

    void discardsATake()
    {
        open(video_);
        auto* record = button(QStringLiteral("recordButton"));
        QTRY_VERIFY(record->isEnabled());
        QTest::keyClick(record, Qt::Key_Space);
        QTRY_VERIFY(!waitingFiles().isEmpty());
        QTest::mouseClick(button(QStringLiteral("discardTake")), Qt::LeftButton);
        QTRY_COMPARE(waitingFiles(), QStringList());
        QTRY_VERIFY(record->isEnabled());
        QCOMPARE(importedCount(), 0);
    }

    void keepsTheTakeOfAFrozenCamera()
    {
        const QString freezing = media_.filePath(QStringLiteral("freezing.mkv"));
        std::vector<double> times = steady(45);
        times.push_back(600000); // the next picture comes in ten minutes
        writeVideo(freezing, times);
        open(freezing);
        auto* record = button(QStringLiteral("recordButton"));
        QTRY_VERIFY(record->isEnabled());
        QTest::mouseClick(record, Qt::LeftButton, {}, record->rect().center());
        QTRY_VERIFY_WITH_TIMEOUT(!window_->findChild<CameraPreview*>()->notice().isEmpty(), kPatienceMs);
        QTRY_VERIFY(!record->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 1, kPatienceMs);
    }

    void offersTakesLeftBehind()
    {
        QDir(session_->projectFolder()).mkpath(QStringLiteral("takes"));
        const QString left = session_->projectFolder() + QStringLiteral("/takes/take 1.mkv");
        writeVideo(left, steady(30));
        open({});
        auto* takes = window_->findChild<TakesStrip*>();
        QTRY_COMPARE(takes->takes().size(), 1);
        QCOMPARE(takes->takes().first().waitingFile, left);
        QTest::mouseClick(takes, Qt::LeftButton, {}, takes->cardRect(0).center());
        QTRY_COMPARE_WITH_TIMEOUT(importedCount(), 1, kPatienceMs);
        QTRY_VERIFY(!QFile::exists(left));
        QTRY_VERIFY(takes->takes().size() == 1 && takes->takes().first().waitingFile.isEmpty());
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
        QVERIFY(!note->isVisible());
        QVERIFY(window_->findChild<QPushButton*>(QStringLiteral("goToMatte"))->isVisibleTo(window_.get()));
        page_->dropFiles({video_});
        QTRY_VERIFY_WITH_TIMEOUT(note->isVisible(), kPatienceMs);
        QVERIFY(note->text().contains(QFileInfo(video_).fileName()));
        QCOMPARE(importedCount(), 1);
    }

    void removesATakeAfterAsking()
    {
        open({});
        page_->dropFiles({video_});
        auto* takes = window_->findChild<TakesStrip*>();
        QTRY_VERIFY_WITH_TIMEOUT(takes->takes().size() == 1 && takes->takes().first().recording != 0, kPatienceMs);
        answerNextQuestion(QMessageBox::RejectRole);
        QTest::mouseClick(takes, Qt::LeftButton, {}, takes->removeRect(0).center());
        QCOMPARE(importedCount(), 1);
        answerNextQuestion(QMessageBox::DestructiveRole);
        QTest::keyClick(takes, Qt::Key_Delete);
        QTRY_COMPARE(importedCount(), 0);
        QTRY_COMPARE(takes->takes().size(), 0);
    }

private:
    void open(const QString& cameraFile)
    {
        qputenv("CLUTCH_CAMERA_FILE", cameraFile.toUtf8());
        page_ = std::make_unique<RecordPage>(*session_);
        window_ = std::make_unique<QWidget>();
        auto* grid = new QGridLayout(window_.get());
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(1);
        page_->optionsPanel()->setFixedWidth(280);
        grid->addWidget(page_->optionsPanel(), 0, 0);
        grid->addWidget(page_->picture(), 0, 1);
        grid->addWidget(page_->strip(), 1, 0, 1, 2);
        grid->setColumnStretch(1, 1);
        window_->setObjectName(QStringLiteral("window"));
        window_->setAttribute(Qt::WA_StyledBackground);
        window_->resize(1280, 720);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        page_->activated();
    }

    void answerNextQuestion(QMessageBox::ButtonRole role)
    {
        QTimer::singleShot(0, this, [role] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            for (QAbstractButton* choice : box->buttons()) {
                if (box->buttonRole(choice) == role) choice->click();
            }
        });
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
