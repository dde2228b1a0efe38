// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/jobs/jobs.h"
#include "engine/media/image_file.h"
#include "engine/media/video_recorder.h"
#include "tests/support/patient_test.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/matte_page_frame_list.h"
#include "ui/shell/theme.h"
#include "ui/views/film_strip.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/volume_panel.h"
#include "ui/views/volume_view.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

using namespace clutch;
using namespace clutch::ui;

namespace {

constexpr int kPatienceMs = 60000;
constexpr int kWantedFrames = 12;

// The development recording when it is asked for, to look at; else an orange object that turns and moves on a grey
// table.
std::filesystem::path recordingFile(const QTemporaryDir& folder)
{
    const QString given = qEnvironmentVariable("CLUTCH_TEST_RECORDING");
    if (!given.isEmpty()) return pathFromUtf8(given.toStdString());
    const auto file = pathFromUtf8(folder.filePath(QStringLiteral("Zitrone é 日本.mkv")).toStdString());
    media::VideoRecorder recorder(file, {320, 240}, media::VideoCodec::Ffv1);
    for (int i = 0; i < 2 * kWantedFrames; ++i) {
        cv::Mat image(240, 320, CV_8UC3, cv::Scalar(150, 150, 150)), noise(240, 320, CV_16SC3);
        const cv::Point at(150 + 2 * i, 120);
        cv::ellipse(image, at, {60, 40}, i * 5, 0, 360, {30, 110, 220}, cv::FILLED, cv::LINE_AA);
        cv::circle(image, at + cv::Point(10, 8), 14, {20, 60, 150}, cv::FILLED, cv::LINE_AA);
        cv::RNG(std::uint64_t(i) + 1).fill(noise, cv::RNG::NORMAL, 0, 2);
        image.convertTo(image, CV_16SC3);
        cv::Mat(image + noise).convertTo(image, CV_8UC3);
        recorder.write(image, i * 100.0);
    }
    recorder.finish();
    return file;
}

void runNow(std::unique_ptr<jobs::Job> job)
{
    JobContext context(1);
    const jobs::JobOutcome outcome = jobs::runJob(*job, context);
    QVERIFY2(outcome.state == jobs::JobState::Done, outcome.error ? outcome.error->what() : "not done");
}

} // namespace

class MattePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        original_ = pathFromUtf8(media_.filePath(QStringLiteral("Projekt")).toStdString());
        store::Project::create(original_);
        jobs::ImportRequest import{original_, "Zitrone", {recordingFile(media_)}, {}};
        import.sampling.frames = kWantedFrames;
        runNow(jobs::makeImportJob(import));
        frameCount_ = int(store::Project(original_).frames(1).size());
        QVERIFY(frameCount_ >= 8);
    }

    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        project_ = pathFromUtf8(folder_->filePath(QStringLiteral("Projekt é 日本")).toStdString());
        std::filesystem::copy(original_, project_, std::filesystem::copy_options::recursive);
        errors_.clear();
    }

    void cleanup()
    {
        window_.reset();
        page_.reset();
        session_.reset();
        QCOMPARE(errors_, QStringList());
    }

    void mattesAndShowsThem()
    {
        open();
        QTRY_COMPARE(int(page_->frames().size()), frameCount_);
        QCOMPARE(page_->status().state, StageState::Ready);
        QVERIFY(!button(QStringLiteral("brush"))->isEnabled());
        auto* volume = window_->findChild<VolumePanel*>();
        page_->setView(MattePage::Volume);
        QVERIFY(!volume->message().isEmpty()); // says what to do
        page_->setView(MattePage::Original);
        QTRY_VERIFY(!canvas()->image().isNull());
        QTest::mouseClick(button(QStringLiteral("runMattes")), Qt::LeftButton);
        QTRY_VERIFY(!button(QStringLiteral("runMattes"))->isEnabled());
        QVERIFY(!canvas()->image().isNull()); // stays while the job runs
        QTRY_COMPARE_WITH_TIMEOUT(mattedCount(), frameCount_, kPatienceMs);
        QTRY_VERIFY(button(QStringLiteral("runMattes"))->isEnabled());
        QTRY_COMPARE(page_->status().state, StageState::Done);
        QCOMPARE(page_->status().count, QString::number(usedCount()));
        QVERIFY(usedCount() >= frameCount_ / 2);
        QVERIFY(
            window_->findChild<QLabel*>(QStringLiteral("matteSummary"))->text().contains(QString::number(usedCount())));
    }

    void viewsDiffer()
    {
        openMatted();
        window_->findChild<FilmStrip*>()->setCurrent(frameCount_ / 2);
        QTest::mouseMove(canvas(), {2, 2});
        QSet<QByteArray> pictures;
        for (const auto view : {MattePage::Original, MattePage::Trimap, MattePage::Alpha, MattePage::Cutout}) {
            page_->setView(view);
            QByteArray shot;
            QTRY_VERIFY(!pictures.contains(shot = picture()));
            pictures << shot;
        }
        QTest::mouseClick(button(QStringLiteral("compare")), Qt::LeftButton);
        QTRY_VERIFY(!pictures.contains(picture()));
    }

    void walksWithTheKeyboardOverThePicture()
    {
        openMatted();
        auto* strip = window_->findChild<FilmStrip*>();
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::keyClick(canvas(), Qt::Key_D);
        QCOMPARE(strip->current(), 2);
        QTest::keyClick(canvas(), Qt::Key_A);
        QCOMPARE(strip->current(), 1);
        QTest::keyClick(canvas(), Qt::Key_Space);
        QVERIFY(strip->isPlaying());
        QTest::keyClick(canvas(), Qt::Key_Space);
        QVERIFY(!strip->isPlaying());
    }

    void paintsUndoesAndKeepsACorrection()
    {
        openMatted();
        auto* strip = window_->findChild<FilmStrip*>();
        strip->setCurrent(3);
        QTest::keyClick(canvas(), Qt::Key_B);
        QVERIFY(window_->findChild<QWidget*>(QStringLiteral("brushBar"))->isVisible());
        const qint64 frame = page_->frames()[3].row.id;
        const cv::Mat before = trimapOnDisk(page_->frames()[3].matte->trimapFile);
        const cv::Point spot(20, 20); // plain table
        QCOMPARE(int(before.at<std::uint8_t>(spot)), int(kTrimapBackground));
        QTRY_VERIFY(page_->isReadyToPaint());
        drag({20, 20}, {60, 20}, Qt::NoModifier);
        QTRY_VERIFY(correctionOf(frame));
        cv::Mat painted = trimapOnDisk(correctionOf(frame)->trimapFile);
        QCOMPARE(int(painted.at<std::uint8_t>(spot)), int(kTrimapObject));
        QCOMPARE(int(painted.at<std::uint8_t>(20, 50)), int(kTrimapObject));
        QCOMPARE(int(painted.at<std::uint8_t>(200, 300)), int(before.at<std::uint8_t>(200, 300)));
        QTRY_VERIFY(strip->frames()[3].corrected);

        drag({20, 20}, {30, 20}, Qt::ShiftModifier);
        QTRY_COMPARE(int(savedTrimap(frame).at<std::uint8_t>(spot)), int(kTrimapUnknown));
        drag({20, 20}, {30, 20}, Qt::ControlModifier);
        QTRY_COMPARE(int(savedTrimap(frame).at<std::uint8_t>(spot)), int(kTrimapBackground));
        QTest::keyClick(canvas(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(int(savedTrimap(frame).at<std::uint8_t>(spot)), int(kTrimapUnknown));
        QTest::keyClick(canvas(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(int(savedTrimap(frame).at<std::uint8_t>(spot)), int(kTrimapObject));
        QTest::keyClick(canvas(), Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(int(savedTrimap(frame).at<std::uint8_t>(spot)), int(kTrimapUnknown));
        strip->setCurrent(7);
        QTest::keyClick(canvas(), Qt::Key_Z, Qt::ControlModifier); // goes where it undoes
        QCOMPARE(strip->current(), 3);
        QTRY_COMPARE(int(savedTrimap(frame).at<std::uint8_t>(spot)), int(kTrimapObject));
        QTest::keyClick(canvas(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!correctionOf(frame)); // nothing is left of it
        QTest::keyClick(canvas(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(correctionOf(frame));

        QTRY_COMPARE(page_->status().state, StageState::Stale);
        QTRY_VERIFY(button(QStringLiteral("runMattes"))->isEnabled());
        const store::Id before4 = page_->frames()[4].matte->run, beforeLast = page_->frames().back().matte->run;
        QTest::mouseClick(button(QStringLiteral("runMattes")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(correctionOf(frame)->matted, kPatienceMs);
        painted = savedTrimap(frame);
        QCOMPARE(int(painted.at<std::uint8_t>(spot)), int(kTrimapObject)); // re-matting kept it
        const auto matte = session_->project().matte(frame);
        const cv::Mat alpha = media::readGrey(session_->project().absolute(matte->alphaFile));
        QVERIFY(alpha.at<std::uint8_t>(spot) > 200); // and used it
        QTRY_COMPARE(page_->status().state, StageState::Done);
        // The frames beside it were matted again, those far away were not.
        QTRY_VERIFY(page_->frames()[4].matte->run > before4);
        QCOMPARE(page_->frames().back().matte->run, beforeLast);
    }

    void theResultIsShownFirst()
    {
        openMatted();
        QTRY_VERIFY(canvas()->image().hasAlphaChannel()); // a cut-out, not the original
    }

    void aPersonDecides()
    {
        openMatted();
        auto* strip = window_->findChild<FilmStrip*>();
        const qint64 frame = page_->frames()[0].row.id;
        const auto verdict = [&] { return session_->project().matte(frame)->verdict; };
        QTest::keyClick(canvas(), Qt::Key_Delete);
        QTRY_COMPARE(verdict(), store::Verdict::Rejected);
        QCOMPARE(strip->frames()[0].verdict, StripFrame::Verdict::Rejected);
        QCOMPARE(strip->frames()[0].mark, StripFrame::Mark::Useless); // whatever its quality
        QTest::keyClick(strip, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(verdict(), store::Verdict::Automatic);
        QTest::keyClick(strip, Qt::Key_Return);
        QTRY_COMPARE(verdict(), store::Verdict::Accepted);
        QTest::mouseClick(button(QStringLiteral("accept")), Qt::LeftButton);
        QTRY_COMPARE(verdict(), store::Verdict::Automatic);
        QTest::mouseClick(button(QStringLiteral("reject")), Qt::LeftButton);
        QTRY_COMPARE(verdict(), store::Verdict::Rejected);
        QVERIFY(canvas()->hasFocus()); // D and A go on from here
    }

    void listsFlaggedFramesWithReasons()
    {
        openMatted([this](store::Project& project) {
            store::MatteRow row = *project.matte(project.frames(1).at(4).id);
            row.accepted = false;
            row.quality = 0.4;
            row.reasons = "[\"the object touches the border of the frame\"]";
            project.saveMatte(row);
        });
        auto* list = window_->findChild<FrameListView*>();
        QCOMPARE(list->model()->rowCount(), frameCount_);
        const int flagged = int(std::ranges::count_if(page_->frames(), &FrameInfo::isFlagged));
        QVERIFY(flagged >= 1);
        window_->findChild<QCheckBox*>(QStringLiteral("flaggedOnly"))->click();
        QCOMPARE(list->model()->rowCount(), flagged);
        const int row = list->frames().rowOfPosition(4);
        QVERIFY(row >= 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
        QCOMPARE(window_->findChild<FilmStrip*>()->current(), 4);
        QVERIFY(window_->findChild<QLabel*>(QStringLiteral("frameDetails"))
                    ->text()
                    .contains(QStringLiteral("touches the border")));
        QCOMPARE(window_->findChild<FilmStrip*>()->frames()[4].mark, StripFrame::Mark::Doubtful);
    }

    void showsTheVolume()
    {
        openMatted();
        auto* panel = window_->findChild<VolumePanel*>();
        QVERIFY(!panel->view()); // not before it is asked for
        QSignalSpy built(panel, &VolumePanel::built);
        auto* segments = window_->findChild<SegmentedSwitch*>(QStringLiteral("matteView"));
        QTest::mouseClick(segments, Qt::LeftButton, {}, segments->segmentRect(MattePage::Volume).center());
        QTRY_COMPARE_WITH_TIMEOUT(built.size(), 1, kPatienceMs);
        window_->findChild<FilmStrip*>()->setCurrent(5);
        QCOMPARE(panel->view()->shownSlice(), 5);
        QTRY_VERIFY_WITH_TIMEOUT(!panel->view()->isWaiting(), kPatienceMs);
        if (panel->view()->isUnsupported()) QSKIP("no OpenGL 3.2 here");
        const QImage shot = panel->view()->picture().image;
        QSet<QRgb> colours;
        for (int y = 0; y < shot.height(); y += 4) {
            for (int x = 0; x < shot.width(); x += 4)
                colours << shot.pixel(x, y);
        }
        QVERIFY2(colours.size() > 50, qPrintable(QString::number(colours.size())));
    }

private:
    void open()
    {
        session_ = std::make_unique<Session>();
        connect(session_.get(), &Session::errorRaised, this,
                [this](const QString& problem, const QString& subject) { errors_ << problem + u' ' + subject; });
        const auto failure = session_->openProject(QString::fromStdString(utf8(project_)));
        QVERIFY2(!failure, failure ? failure->what() : "");
        page_ = std::make_unique<MattePage>(*session_);
        window_ = std::make_unique<QWidget>();
        auto* grid = new QGridLayout(window_.get());
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(1);
        page_->optionsPanel()->setFixedWidth(280);
        page_->inspector()->setFixedWidth(300);
        grid->addWidget(page_->optionsPanel(), 0, 0);
        grid->addWidget(page_->picture(), 0, 1);
        grid->addWidget(page_->inspector(), 0, 2);
        grid->addWidget(page_->strip(), 1, 0, 1, 3);
        grid->setColumnStretch(1, 1);
        window_->setObjectName(QStringLiteral("window"));
        window_->setAttribute(Qt::WA_StyledBackground);
        window_->resize(1280, 760);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->activateWindow();
        page_->activated();
    }

    // Matted once for all tests that begin there.
    void openMatted(const std::function<void(store::Project&)>& change = {})
    {
        if (!matted_) {
            runNow(jobs::makeMattesJob({original_, "Zitrone", 0, {}, false}));
            matted_ = true;
        }
        std::filesystem::remove_all(project_);
        std::filesystem::copy(original_, project_, std::filesystem::copy_options::recursive);
        if (change) {
            store::Project project(project_);
            change(project);
        }
        open();
        QTRY_COMPARE(mattedCount(), frameCount_);
        QTRY_VERIFY(!canvas()->image().isNull());
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers)
    {
        const QPoint a = canvas()->widgetFromImage(from).toPoint(), b = canvas()->widgetFromImage(to).toPoint();
        QTest::mousePress(canvas(), Qt::LeftButton, modifiers, a);
        QTest::mouseMove(canvas(), b);
        QTest::mouseRelease(canvas(), Qt::LeftButton, modifiers, b);
    }

    QByteArray picture()
    {
        const QImage shot = canvas()->grab().toImage();
        return QByteArray(reinterpret_cast<const char*>(shot.constBits()), shot.sizeInBytes());
    }
    QAbstractButton* button(const QString& name) { return window_->findChild<QAbstractButton*>(name); }
    ImageCanvas* canvas() { return window_->findChild<ImageCanvas*>(); }
    int mattedCount()
    {
        return int(std::ranges::count_if(page_->frames(), [](const FrameInfo& f) { return f.matte.has_value(); }));
    }
    int usedCount() { return int(std::ranges::count_if(page_->frames(), &FrameInfo::isUsed)); }
    cv::Mat trimapOnDisk(const std::string& file) { return media::readGrey(session_->project().absolute(file)); }
    std::optional<store::CorrectionRow> correctionOf(qint64 frame) { return session_->project().correction(frame); }
    cv::Mat savedTrimap(qint64 frame) { return trimapOnDisk(correctionOf(frame)->trimapFile); }

    QTemporaryDir settings_, media_;
    std::filesystem::path original_, project_;
    bool matted_ = false;
    int frameCount_ = 0;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MattePage> page_;
    std::unique_ptr<QWidget> window_;
    QStringList errors_;
};

QTEST_MAIN(MattePageTest)
#include "matte_page_test.moc"
