// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/dataset_page_fixture.h"
#include "ui/pages/dataset_page.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/views/chart_heat_map.h"
#include "ui/views/chart_histogram.h"
#include "ui/views/fact_list.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

#include <numeric>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

namespace {

double total(const QVector<double>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

} // namespace

class DatasetPageTest : public QObject, protected DatasetPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { showWindow(); }
    void cleanup() { closeProject(); }
    void cleanupTestCase() { dropWindow(); }

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
};

QTEST_MAIN(DatasetPageTest)
#include "dataset_page_test.moc"
