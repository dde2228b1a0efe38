// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/dataset_page.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/chart_heat_map.h"
#include "ui/views/chart_histogram.h"
#include "ui/views/fact_list.h"

#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <numeric>

using namespace clutch;
using namespace clutch::ui;

namespace {

constexpr int kPatienceMs = 60000;

/// Runs until it is cancelled, under the name of another job.
class EndlessJob : public jobs::Job {
public:
    explicit EndlessJob(std::string title) : title_(std::move(title)) {}
    std::string title() const override { return title_; }
    std::string subject() const override { return "endless"; }
    std::string run(JobContext& context) override
    {
        context.begin("Waiting", 100);
        for (;;) {
            context.checkCancelled();
            QThread::msleep(1);
        }
    }

private:
    const std::string title_;
};

double total(const QVector<double>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

} // namespace

class DatasetPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // One window for all: each test opens a project of its own in it.
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_, MainWindow::Options{
                           .project = {}, .page = QStringLiteral("dataset"), .demoRecording = {}, .reopen = false});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY_WITH_TIMEOUT(window_->isSettled(), kPatienceMs);
    }

    void cleanup()
    {
        session_->runner().cancelAll();
        QTRY_VERIFY(!session_->runner().isBusy());
        page()->setView(DatasetPage::Picture);
        session_->closeProject();
    }

    void cleanupTestCase()
    {
        window_.reset();
        session_.reset();
    }

    void withoutDataSetsItLeadsToSynthesize()
    {
        newProject();
        auto* empty = page()->picture()->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QSignalSpy wish(page(), &Page::stageRequested);
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(wish.size(), 1);
        QCOMPARE(wish.first().first().toString(), QStringLiteral("synthesize"));
        QCOMPARE(int(page()->status().state), int(StageState::Empty));
        QVERIFY(!find<QPushButton>("datasetExport")->isEnabled());
        QVERIFY(!find<QPushButton>("datasetExport")->toolTip().isEmpty());
    }

    void showsWhereAPictureAndItsObjectsCameFrom()
    {
        fill(3);
        QCOMPARE(strip()->currentIndex().row(), 0);
        const auto images = session_->project().images(1);
        auto* facts = find<FactList>("datasetPictureFacts");
        QTRY_COMPARE(facts->value(QStringLiteral("Seed")), QString::number(images[0].seed));
        QCOMPARE(find<FactList>("datasetRecipe")->value(QStringLiteral("Objects an image")), QStringLiteral("2 to 4"));
        const auto instances = session_->project().instances(images[0].id);
        auto* objects = find<QTreeWidget>("datasetObjects");
        QTRY_COMPARE(objects->topLevelItemCount(), int(instances.size()));
        auto* text = find<QLabel>("datasetObjectText");
        QVERIFY(!text->isVisible());
        // A click on what is seen of the last object chooses it.
        const cv::Rect box = maskBox(instances.back().visible);
        const cv::Mat mask = decodeMask(instances.back().visible);
        cv::Point at = (box.tl() + box.br()) / 2;
        for (int x = box.x; x < box.x + box.width && mask.at<std::uint8_t>(at) == 0; ++x)
            at.x = x;
        QVERIFY(mask.at<std::uint8_t>(at) != 0);
        auto* canvas = find<ImageCanvas>("datasetCanvas");
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->widgetFromImage({at.x + 0.5, at.y + 0.5}).toPoint());
        QTRY_COMPARE(objects->indexOfTopLevelItem(objects->currentItem()), int(instances.size()) - 1);
        QTRY_VERIFY(text->isVisible());
        const auto frame = session_->project().frame(instances.back().frame).value();
        QVERIFY(text->text().contains(QStringLiteral("lemon.mp4, frame %1").arg(frame.sourceIndex)));
        QVERIFY(!find<QLabel>("datasetCutout")->pixmap().isNull());
        QCOMPARE(int(page()->status().state), int(StageState::Done));
    }

    void lettersWalkThroughThePictures()
    {
        fill(3);
        auto* canvas = find<ImageCanvas>("datasetCanvas");
        activate(canvas);
        QTest::keyClick(canvas, Qt::Key_D);
        QTRY_COMPARE(strip()->currentIndex().row(), 1);
        QTest::keyClick(canvas, Qt::Key_D);
        QTest::keyClick(canvas, Qt::Key_D);
        QTRY_COMPARE(strip()->currentIndex().row(), 2);
        const auto images = session_->project().images(1);
        auto* facts = find<FactList>("datasetPictureFacts");
        QTRY_COMPARE(facts->value(QStringLiteral("Seed")), QString::number(images[2].seed));
        QTest::keyClick(canvas, Qt::Key_A);
        QTRY_COMPARE(strip()->currentIndex().row(), 1);
        const bool masks = find<QToolButton>("datasetMasks")->isChecked();
        QTest::keyClick(canvas, Qt::Key_T);
        QTRY_COMPARE(find<QToolButton>("datasetMasks")->isChecked(), !masks);
        QTest::keyClick(canvas, Qt::Key_G);
        QTRY_VERIFY(find<QListView>("datasetGrid")->isVisible());
    }

    void deletesWithUndo()
    {
        fill(5);
        activate(strip());
        strip()->setCurrentIndex(strip()->model()->index(1, 0));
        strip()->selectionModel()->select(strip()->model()->index(3, 0), QItemSelectionModel::Select);
        const auto before = session_->project().images(1);
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->model()->rowCount(), 3);
        QCOMPARE(session_->project().images(1).size(), std::size_t(3));
        QVERIFY(QFile::exists(fileOf(before[1]))); // held back
        QTRY_VERIFY(find<QFrame>("datasetNotice")->isVisible());
        QVERIFY(strip()->currentIndex().isValid());
        QTRY_COMPARE(strip()->selectionModel()->selectedIndexes().size(), 1); // what came in its place
        QTest::keyClick(strip(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(strip()->model()->rowCount(), 5);
        QCOMPARE(strip()->currentIndex().row(), 1);
        QCOMPARE(strip()->selectionModel()->selectedIndexes().size(), 2);
        QVERIFY(!find<QFrame>("datasetNotice")->isVisible());
        QTest::keyClick(strip(), Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(strip()->model()->rowCount(), 3);
        QTest::mouseClick(find<QToolButton>("datasetUndo"), Qt::LeftButton);
        QTRY_COMPARE(strip()->model()->rowCount(), 5);
        QVERIFY(!find<QToolButton>("datasetUndo")->isEnabled());
        QVERIFY(!find<QToolButton>("datasetUndo")->toolTip().isEmpty());
    }

    void undoReachesTheDataSetItWasIn()
    {
        fill(2, "first", 1);
        fill(2, "second", 2);
        auto* list = find<QListWidget>("datasetList");
        QTRY_COMPARE(list->count(), 2);
        activate(strip());
        list->setCurrentRow(0);
        const auto first = session_->project().images(1), second = session_->project().images(2);
        auto* facts = find<FactList>("datasetPictureFacts");
        QTRY_COMPARE(facts->value(QStringLiteral("Seed")), QString::number(first[0].seed));
        QTest::mouseClick(find<QToolButton>("datasetDelete"), Qt::LeftButton);
        QTRY_COMPARE(strip()->model()->rowCount(), 1);
        list->setCurrentRow(1);
        QTRY_COMPARE(strip()->model()->rowCount(), 2);
        QTest::mouseClick(find<QToolButton>("datasetUndo"), Qt::LeftButton);
        QTRY_COMPARE(list->currentRow(), 0);
        QTRY_COMPARE(strip()->model()->rowCount(), 2);
        QTRY_COMPARE(facts->value(QStringLiteral("Seed")), QString::number(first[0].seed));
    }

    void allDeletedStillLeadsBack()
    {
        fill(2);
        activate(strip());
        strip()->selectAll();
        QTest::keyClick(strip(), Qt::Key_Delete);
        auto* empty = page()->picture()->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QTest::mouseClick(find<QPushButton>("datasetNoticeUndo"), Qt::LeftButton);
        QTRY_COMPARE(strip()->model()->rowCount(), 2);
        QVERIFY(!empty->isVisible());
    }

    void deletedIsGoneWhenTheProjectIsOpenedAgain()
    {
        const QString folder = fill(2);
        const auto images = session_->project().images(1);
        activate(strip());
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->model()->rowCount(), 1);
        QVERIFY(QFile::exists(folder + QLatin1Char('/') + QString::fromStdString(images[0].file)));
        session_->closeProject();
        QVERIFY(!session_->openProject(folder));
        QTRY_VERIFY(!QFile::exists(folder + QLatin1Char('/') + QString::fromStdString(images[0].file)));
        QTRY_COMPARE(strip()->model()->rowCount(), 1);
        QVERIFY(!find<QToolButton>("datasetUndo")->isEnabled());
    }

    void makesAnewUnderTheSameNumber()
    {
        fill(3);
        const auto before = session_->project().images(1);
        strip()->setCurrentIndex(strip()->model()->index(1, 0));
        auto* anew = find<QToolButton>("datasetAnew");
        QTRY_VERIFY(anew->isEnabled());
        QTest::mouseClick(anew, Qt::LeftButton);
        auto* yes = find<QPushButton>("confirmAnew");
        QTRY_VERIFY(yes->isVisible());
        QVERIFY(!session_->runner().isBusy());
        QTest::mouseClick(yes, Qt::LeftButton);
        QVERIFY(!yes->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(session_->project().images(1)[1].id != before[1].id, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        const auto after = session_->project().images(1);
        QCOMPARE(after[1].number, 1);
        QVERIFY(after[1].seed != before[1].seed);
        QCOMPARE(after[0].id, before[0].id);
        auto* facts = find<FactList>("datasetPictureFacts");
        QTRY_COMPARE(facts->value(QStringLiteral("Seed")), QString::number(after[1].seed));
        QCOMPARE(strip()->currentIndex().row(), 1);
        QVERIFY(facts->value(QStringLiteral("Made")).contains(QStringLiteral("anew")));
    }

    void asksBeforeMakingAnew()
    {
        fill(4);
        const auto before = session_->project().images(1);
        activate(strip());
        strip()->setCurrentIndex(strip()->model()->index(1, 0));
        strip()->selectionModel()->select(strip()->model()->index(3, 0), QItemSelectionModel::Select);
        auto* yes = find<QPushButton>("confirmAnew");
        const auto pressR = [&] {
            strip()->setFocus();
            QTest::keyClick(strip(), Qt::Key_R);
        };
        pressR();
        QTRY_VERIFY(yes->isVisible());
        QVERIFY2(yes->parentWidget()->accessibleName().contains(QLatin1Char('2')),
                 qPrintable(yes->parentWidget()->accessibleName()));
        QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!yes->isVisible());
        pressR();
        QTRY_VERIFY(yes->isVisible());
        strip()->setCurrentIndex(strip()->model()->index(0, 0)); // the question is about others
        QVERIFY(!yes->isVisible());

        // No picture is seen in the statistics, so none is made anew from there.
        pressR();
        QTRY_VERIFY(yes->isVisible());
        page()->setView(DatasetPage::Statistics);
        QVERIFY(!yes->isVisible());
        auto* anew = find<QToolButton>("datasetAnew");
        QVERIFY(!anew->isEnabled());
        QVERIFY(anew->toolTip().contains(QStringLiteral("another view")));
        pressR();
        QVERIFY(!yes->isVisible());
        page()->setView(DatasetPage::All);
        QVERIFY(anew->isEnabled());
        QVERIFY(!session_->runner().isBusy());
        const auto after = session_->project().images(1);
        QVERIFY(std::ranges::equal(before, after, {}, &store::ImageRow::id, &store::ImageRow::id));
    }

    void undoKnowsPicturesThatWereMadeAnew()
    {
        fill(3);
        activate(strip());
        strip()->setCurrentIndex(strip()->model()->index(1, 0));
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->model()->rowCount(), 2);
        QTest::keyClick(strip(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(strip()->model()->rowCount(), 3);
        const store::Id old = session_->project().images(1)[1].id;
        QTRY_COMPARE(strip()->currentIndex().row(), 1);
        QTest::keyClick(strip(), Qt::Key_R);
        QTRY_VERIFY(find<QPushButton>("confirmAnew")->isVisible());
        QTest::mouseClick(find<QPushButton>("confirmAnew"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(session_->project().images(1)[1].id != old, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(find<QToolButton>("datasetUndo")->toolTip().contains(QStringLiteral("nothing")),
                                 kPatienceMs);
        const store::Id anew = session_->project().images(1)[1].id;
        strip()->setFocus();
        QTest::keyClick(strip(), Qt::Key_Y, Qt::ControlModifier); // deletes what has its number now
        QTRY_COMPARE(strip()->model()->rowCount(), 2);
        QCOMPARE(session_->project().removedNumbers(1), std::vector<int>{1});
        QTest::keyClick(strip(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(strip()->model()->rowCount(), 3);
        QCOMPARE(session_->project().images(1)[1].id, anew);
        QTRY_COMPARE(strip()->currentIndex().row(), 1);
    }

    void knowsAPhotoThatCameBack()
    {
        newProject();
        store::Project& project = session_->project();
        store::PhotoRow photo;
        photo.object = session_->objectId();
        photo.role = "cluster";
        photo.name = "heap.jpg", photo.file = "photos/1/a.jpg", photo.hash = "a";
        store::ImageRow image;
        image.photo = project.addPhoto(photo);
        image.dataset = project.addDataset({0, session_->objectId(), "lit"});
        image.file = "images/1/0.png";
        image.width = image.height = 32;
        image.illumination = "match";
        image.photoName = photo.name, image.photoHash = photo.hash;
        project.addImage(image, {});
        session_->notifyContentChanged();
        auto* facts = find<FactList>("datasetPictureFacts");
        QTRY_VERIFY(facts->value(QStringLiteral("Light")).contains(QStringLiteral("heap.jpg")));
        QVERIFY(!facts->value(QStringLiteral("Light")).contains(QStringLiteral("removed")));
        project.removePhoto(image.photo);
        session_->notifyContentChanged();
        QTRY_VERIFY(facts->value(QStringLiteral("Light")).contains(QStringLiteral("removed")));
        project.addPhoto(photo);
        session_->notifyContentChanged();
        QTRY_VERIFY(!facts->value(QStringLiteral("Light")).contains(QStringLiteral("removed")));
    }

    void chartsShowTheStoresFigures()
    {
        fill(6);
        page()->setView(DatasetPage::Statistics);
        auto* objects = find<HistogramChart>("chartObjects");
        QTRY_VERIFY(objects->isVisible());
        double annotated = 0, placed = 0;
        for (const store::ImageRow& image : session_->project().images(1))
            for (const store::InstanceRow& row : session_->project().instances(image.id)) {
                ++placed;
                annotated += row.annotated;
            }
        QTRY_COMPARE(total(objects->data().counts), 6.0);
        QCOMPARE(total(find<HistogramChart>("chartShares")->data().counts), placed);
        QCOMPARE(total(find<HistogramChart>("chartSizes")->data().counts), annotated);
        QCOMPARE(total(find<HeatMapChart>("chartPlaces")->data().counts), annotated);
        QTRY_VERIFY(!find<QLabel>("datasetSummary")->text().contains(QStringLiteral("so far")));
        // And follow a deletion.
        QTest::mouseClick(find<QToolButton>("datasetDelete"), Qt::LeftButton);
        QTRY_COMPARE(total(objects->data().counts), 5.0);
    }

    void readOnlyProjectsCannotBeChanged()
    {
        const QString folder = fill(2);
        session_->closeProject();
        const auto other = store::ProjectLock::tryAcquire(pathFromUtf8(folder.toStdString()));
        QVERIFY(other);
        QVERIFY(!session_->openProject(folder));
        QVERIFY(session_->isReadOnly());
        QTRY_COMPARE(strip()->model()->rowCount(), 2);
        for (const char* name : {"datasetDelete", "datasetAnew", "datasetUndo"}) {
            QVERIFY2(!find<QToolButton>(name)->isEnabled(), name);
            QVERIFY2(find<QToolButton>(name)->toolTip().contains(QStringLiteral("read-only")), name);
        }
        activate(strip());
        QTest::keyClick(strip(), Qt::Key_Delete);
        QCoreApplication::processEvents();
        QCOMPARE(session_->project().images(1).size(), std::size_t(2));
    }

    void nothingIsChangedWhilePicturesAreBeingMade()
    {
        fill(2);
        auto* remove = find<QToolButton>("datasetDelete");
        QTRY_VERIFY(remove->isEnabled());
        const qint64 job = session_->run(std::make_unique<EndlessJob>(jobs::makeRegenerateJob({})->title()));
        QTRY_VERIFY(!remove->isEnabled());
        QVERIFY(remove->toolTip().contains(QStringLiteral("being made")));
        QTRY_COMPARE(int(page()->status().state), int(StageState::Running));
        session_->runner().cancel(job);
        QTRY_VERIFY(remove->isEnabled());
        QTRY_COMPARE(int(page()->status().state), int(StageState::Done));
    }

    void thousandsOfPictures()
    {
        newProject();
        store::Project& project = session_->project();
        {
            store::Transaction transaction(project);
            const store::Id dataset = project.addDataset({0, session_->objectId(), "many"});
            for (int i = 0; i < 3000; ++i) {
                store::ImageRow row;
                row.dataset = dataset;
                row.number = i;
                row.file = "images/1/" + std::to_string(i) + ".png";
                row.width = row.height = 32;
                project.addImage(row, {});
            }
            transaction.commit();
        }
        session_->notifyContentChanged();
        QTRY_COMPARE_WITH_TIMEOUT(strip()->model()->rowCount(), 3000, kPatienceMs);
        strip()->setCurrentIndex(strip()->model()->index(2999, 0));
        QTRY_VERIFY(strip()->viewport()->rect().intersects(strip()->visualRect(strip()->currentIndex())));
        activate(strip());
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->model()->rowCount(), 2999);
        QTRY_VERIFY(strip()->viewport()->rect().intersects(strip()->visualRect(strip()->currentIndex())));
    }

private:
    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }
    DatasetPage* page() const { return static_cast<DatasetPage*>(window_->page(QStringLiteral("dataset"))); }
    QListView* strip() const { return find<QListView>("datasetStrip"); }
    void newProject()
    {
        makeSampleProject(*session_, nextFolder());
        window_->showStage(QStringLiteral("dataset"));
    }
    QString nextFolder() { return projects_.filePath(QStringLiteral("Projekt é 日本 %1").arg(++count_)); }
    QString fileOf(const store::ImageRow& row) const
    {
        return session_->projectFolder() + QLatin1Char('/') + QString::fromStdString(row.file);
    }

    void activate(QWidget* widget)
    {
        window_->activateWindow(); // shortcuts act in the active window alone
        QTRY_VERIFY(window_->isActiveWindow());
        widget->setFocus();
    }

    /// A project with a data set of `count` pictures, shown; its folder.
    QString fill(int count, const std::string& name = "heap", std::uint64_t seed = 3)
    {
        if (!session_->hasProject()) newProject();
        jobs::SynthesisRequest request;
        request.project = pathFromUtf8(session_->projectFolder().toStdString());
        request.object = session_->objectName().toStdString();
        request.dataset = name;
        request.count = count;
        request.options.instances = {2, 4};
        request.options.size = {160, 120};
        session_->setSeed(seed);
        session_->run(jobs::makeSynthesisJob(std::move(request)));
        const auto ready = [&] {
            const auto row = session_->project().findDataset(name);
            return row && row->images == count && !session_->runner().isBusy();
        };
        if (!QTest::qWaitFor(ready, kPatienceMs)) qFatal("no pictures");
        if (!QTest::qWaitFor([&] { return strip()->model()->rowCount() == count; }, kPatienceMs)) qFatal("no page");
        return session_->projectFolder();
    }

    QTemporaryDir settings_, projects_;
    int count_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(DatasetPageTest)
#include "dataset_page_test.moc"
