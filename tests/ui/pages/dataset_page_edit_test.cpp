// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/jobs.h"
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/dataset_page_fixture.h"
#include "ui/pages/dataset_page.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/views/fact_list.h"

#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

Q_DECLARE_METATYPE(clutch::ui::DatasetPage::View)

class DatasetPageEditTest : public QObject, protected DatasetPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { showWindow(); }
    void cleanup() { closeProject(); }
    void cleanupTestCase() { dropWindow(); }

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

    void deletingAndUndoStayInTheGallery_data()
    {
        QTest::addColumn<DatasetPage::View>("view");
        QTest::addColumn<bool>("all");
        QTest::newRow("strip") << DatasetPage::Picture << false;
        QTest::newRow("grid") << DatasetPage::All << false;
        QTest::newRow("strip, all") << DatasetPage::Picture << true;
        QTest::newRow("grid, all") << DatasetPage::All << true;
    }
    void deletingAndUndoStayInTheGallery()
    {
        QFETCH(DatasetPage::View, view);
        QFETCH(bool, all);
        fill(4);
        page()->setView(view);
        auto* gallery = view == DatasetPage::All ? find<QListView>("datasetGrid") : strip();
        activate(gallery);
        QTest::mouseClick(gallery->viewport(), Qt::LeftButton, {},
                          gallery->visualRect(gallery->model()->index(2, 0)).center());
        if (all) QTest::keyClick(gallery, Qt::Key_A, Qt::ControlModifier);
        const auto inGallery = [&] {
            QWidget* focused = window_->focusWidget();
            return focused == gallery || (all && focused == strip());
        };
        QTest::keyClick(window_->focusWidget(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->model()->rowCount(), all ? 0 : 3);
        QVERIFY2(inGallery(), qPrintable(window_->focusWidget()->objectName()));
        QTest::keyClick(window_->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(strip()->model()->rowCount(), 4);
        QVERIFY2(inGallery(), qPrintable(window_->focusWidget()->objectName()));
        QTRY_COMPARE(strip()->selectionModel()->selectedIndexes().size(), all ? 4 : 1);
        QCOMPARE(strip()->currentIndex().row(), all ? 0 : 2);
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
};

QTEST_MAIN(DatasetPageEditTest)
#include "dataset_page_edit_test.moc"
