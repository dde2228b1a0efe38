// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "tests/ui/pages/dataset_page_fixture.h"

#include <QFrame>
#include <QToolButton>
#include <SQLiteCpp/Database.h>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

/// What may be undone after something went wrong.
class DatasetPageHistoryTest : public QObject, protected DatasetPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { showWindow(); }
    void cleanup() { closeProject(); }
    void cleanupTestCase() { dropWindow(); }

    void whatCannotBeSavedCannotBeUndone()
    {
        const QString folder = fill(4);
        activate(strip());
        strip()->setCurrentIndex(strip()->model()->index(0, 0));
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->model()->rowCount(), 3);
        QVERIFY(find<QToolButton>("datasetUndo")->isEnabled());
        SQLite::Database(folder.toStdString() + "/clutch.sqlite", SQLite::OPEN_READWRITE, 10000)
            .exec("CREATE TRIGGER full BEFORE UPDATE ON images BEGIN SELECT RAISE(ABORT, 'full'); END");
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_VERIFY(!find<QToolButton>("datasetUndo")->isEnabled());
        QVERIFY(!find<QFrame>("datasetNotice")->isVisible()); // nothing was deleted
        QCOMPARE(strip()->model()->rowCount(), 3);
        QCOMPARE(session_->project().images(1).size(), std::size_t(3));
    }
};

QTEST_MAIN(DatasetPageHistoryTest)
#include "dataset_page_history_test.moc"
