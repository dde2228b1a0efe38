// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/media/image_file.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/options/options_form.h"
#include "ui/pages/likelihood_section.h"
#include "ui/pages/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <opencv2/imgproc.hpp>

using namespace clutch;
using namespace clutch::ui;

class LikelihoodSectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folders_.filePath(QStringLiteral("settings")));
        qputenv("CLUTCH_CACHE", folders_.filePath(QStringLiteral("cache")).toUtf8());
        Theme::instance().apply(ThemeKind::Light);
    }

    void init()
    {
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_, MainWindow::Options{
                           .project = {}, .page = QStringLiteral("synthesize"), .demoRecording = {}, .reopen = false});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        makeSampleProject(*session_, folders_.filePath(QStringLiteral("project %1").arg(++projects_)));
        session_->notifyContentChanged();
        placeBy("structure");
        QTRY_VERIFY(find<QWidget>("likelihoodSection")->isVisible());
    }

    void cleanup()
    {
        window_.reset();
        session_.reset();
    }

    void isSeenWithStructureAlone()
    {
        placeBy("random");
        QTRY_VERIFY(!find<QWidget>("likelihoodSection")->isVisible());
        QTRY_VERIFY(find<QPushButton>("runSynthesis")->isEnabled());
    }

    void withoutPhotosItLeadsToThem()
    {
        QTRY_VERIFY(find<QPushButton>("photosForLikelihood")->isVisible());
        QVERIFY(!find<QPushButton>("learnLikelihood")->isEnabled());
        QVERIFY(!find<QPushButton>("learnLikelihood")->toolTip().isEmpty());
        QTRY_VERIFY(!find<QPushButton>("runSynthesis")->isEnabled());
        QVERIFY(find<QLabel>("offReason")->text().contains(QStringLiteral("likelihood")));
        QSignalSpy wish(window_->page(QStringLiteral("synthesize")), &Page::stageRequested);
        QTest::mouseClick(find<QPushButton>("photosForLikelihood"), Qt::LeftButton);
        QCOMPARE(wish.first().first().toString(), QStringLiteral("photos"));
    }

    void learnsAndThenPicturesCanBeMade()
    {
        addPhotos(5);
        QTRY_VERIFY(find<QPushButton>("learnLikelihood")->isEnabled());
        learnLittle();
        QTest::mouseClick(find<QPushButton>("learnLikelihood"), Qt::LeftButton);
        QTRY_VERIFY(session_->project().likelihood(session_->objectId()).has_value());
        QTRY_VERIFY(find<QPushButton>("runSynthesis")->isEnabled());
        const auto row = session_->project().likelihood(session_->objectId()).value();
        QVERIFY(find<QLabel>("likelihoodState")->text().contains(QString::number(qRound(100 * row.accuracy))));
        QCOMPARE(row.photos, std::int64_t(5));
        addPhotos(1);
        QTRY_VERIFY(find<QLabel>("likelihoodState")->text().contains(QStringLiteral("6 photos teach now")));
    }

    void learningCanBeCancelled()
    {
        addPhotos(5);
        auto* learn = find<QPushButton>("learnLikelihood");
        QTRY_VERIFY(learn->isEnabled());
        const QString before = learn->text();
        QTest::mouseClick(learn, Qt::LeftButton);
        QTRY_VERIFY(learn->text() != before);
        QTest::mouseClick(learn, Qt::LeftButton);
        QTRY_COMPARE(learn->text(), before);
        QVERIFY(!session_->project().likelihood(session_->objectId()));
    }

    void offersTheWeightsWhereTheyAreMissing()
    {
        QTRY_VERIFY(find<QPushButton>("fetchWeights")->isVisible());
        section()->findChild<OptionsForm*>()->setValues({{QStringLiteral("network"), QStringLiteral("small")}});
        session_->notifyContentChanged();
        QTRY_VERIFY(!find<QPushButton>("fetchWeights")->isVisible()); // it has no use for them
    }

private:
    template <class T>
    T* find(const char* name) const
    {
        return window_->findChild<T*>(QLatin1String(name));
    }
    LikelihoodSection* section() const { return window_->findChild<LikelihoodSection*>(); }

    void placeBy(const char* placement)
    {
        for (OptionsForm* form :
             window_->page(QStringLiteral("synthesize"))->optionsPanel()->findChildren<OptionsForm*>())
            form->setValues({{QStringLiteral("placement"), QLatin1String(placement)},
                             {QStringLiteral("size"), QStringLiteral("96x64")},
                             {QStringLiteral("object-share"), QStringLiteral("0.4")},
                             {QStringLiteral("instances"), QStringLiteral("2:4")}});
    }

    void learnLittle()
    {
        section()->findChild<OptionsForm*>()->setValues({{QStringLiteral("synthetic-images"), QStringLiteral("6")},
                                                         {QStringLiteral("crops-per-photo"), QStringLiteral("6")},
                                                         {QStringLiteral("crops-per-synthetic"), QStringLiteral("4")},
                                                         {QStringLiteral("epochs"), QStringLiteral("1")}});
    }

    // Rows of discs on tables of several colours.
    void addPhotos(int count)
    {
        store::Project& project = session_->project();
        Random random(static_cast<std::uint64_t>(photos_));
        for (int i = 0; i < count; ++i) {
            cv::Mat picture(64, 96, CV_8UC3, cv::Scalar(random.uniform(90, 200), random.uniform(90, 200), 150));
            for (int k = 0; k < 6; ++k)
                cv::circle(picture, {24 + 24 * (k % 3), 22 + 20 * (k / 3)}, 11, {40, 210, 230}, cv::FILLED,
                           cv::LINE_AA);
            store::PhotoRow row;
            row.object = session_->objectId();
            row.role = "cluster";
            row.hash = "heap" + std::to_string(photos_++);
            row.name = row.hash + ".png";
            row.file = "photos/1/" + row.name;
            media::writeImage(project.absolute(row.file), picture);
            project.addPhoto(row);
        }
        session_->notifyContentChanged();
    }

    QTemporaryDir folders_;
    int projects_ = 0, photos_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(LikelihoodSectionTest)
#include "likelihood_section_test.moc"
