// SPDX-License-Identifier: Apache-2.0
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/photos_page_fixture.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/views/image_canvas.h"

#include <QDir>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

class PhotosPageTest : public QObject, protected PhotosPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { showPage(); }
    void cleanup() { dropPage(); }

    void saysWhatToDo()
    {
        QVERIFY(!session_->createProject(nextFolder()));
        auto* empty = page()->picture()->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!find<QPushButton>("importPhotos")->isEnabled()); // no object yet
        QVERIFY(!find<QPushButton>("importPhotos")->toolTip().isEmpty());
        QSignalSpy wish(page(), &Page::stageRequested);
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(wish.first().first().toString(), QStringLiteral("record"));
        QVERIFY(!page()->acceptsDrop({file(1)}));

        session_->setObject(QStringLiteral("lemon"));
        QTRY_VERIFY(empty->headline().contains(QStringLiteral("photos")));
        QVERIFY(find<QPushButton>("importPhotos")->isEnabled());
        QCOMPARE(page()->status().state, StageState::Ready);
    }

    void takesFilesAndFolders()
    {
        open();
        QVERIFY(page()->acceptsDrop({folder()}));
        QVERIFY(page()->acceptsDrop({file(1)}));
        QVERIFY(!page()->acceptsDrop({QStringLiteral("/x/notes.txt")}));
        drop({folder()}, 8); // the folder in it too
        QCOMPARE(page()->status().state, StageState::Done);
        QVERIFY(page()->status().count.contains(QLatin1Char('8')));
        QCOMPARE(strip()->model()->index(0, 0).data().toString(), QStringLiteral("1.png"));
        QTRY_VERIFY_WITH_TIMEOUT(!strip()->model()->index(3, 0).data(Qt::DecorationRole).value<QImage>().isNull(),
                                 kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(canvas()->image().size(), QSize(96, 64), kPatienceMs);
        // Three of four teach, and the figures say so.
        QCOMPARE(find<QLabel>("teachCount")->text(), QStringLiteral("6"));
        QCOMPARE(find<QLabel>("heldOutCount")->text(), QStringLiteral("2"));
        QCOMPARE(heldOut().size(), 2);

        drop({file(1), file(2)}, 8);
        auto* note = find<QLabel>("photoNote");
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().contains(QStringLiteral("1.png, 2.png")));
        QCOMPARE(errors_, QStringList());
    }

    void namesWhatCannotBeRead()
    {
        open();
        const QString broken = files_.filePath(QStringLiteral("broken.jpg"));
        QFile(broken).open(QIODevice::WriteOnly);
        QVERIFY(QFile::exists(broken));
        drop({broken, file(1)}, 1);
        auto* note = find<QLabel>("photoNote");
        QTRY_VERIFY_WITH_TIMEOUT(note->text().contains(QStringLiteral("broken.jpg")), kPatienceMs);
        QVERIFY(!note->text().contains(QStringLiteral("1.png")));
        QVERIFY(errors_.first().contains(QStringLiteral("broken.jpg")));
    }

    void importingIsAJobThatCanBeCancelled()
    {
        open();
        const qint64 before = session_->run(std::make_unique<EndlessJob>("Waiting"));
        page()->dropFiles({folder()});
        QCOMPARE(session_->runner().statuses().size(), std::size_t(2)); // at once: no file was looked at
        const qint64 import = session_->runner().statuses().back().id;
        QVERIFY(find<QPushButton>("importPhotos")->isEnabled());
        session_->runner().cancel(import);
        session_->runner().cancel(before);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        QCOMPARE(countOfPhotos(), 0);
        const QString empty = files_.filePath(QStringLiteral("empty"));
        QDir().mkpath(empty);
        page()->dropFiles({empty});
        QTRY_VERIFY_WITH_TIMEOUT(!errors_.isEmpty(), kPatienceMs);
        QVERIFY2(errors_.first().contains(QStringLiteral("no pictures")), qPrintable(errors_.first()));
    }

    // The list is asked for after a failed edit; a person's next edit comes before the answer, which must not undo it.
    void aListReadBeforeAnEditIsDropped()
    {
        open();
        drop({folder()}, 8);
        choose(0);
        if (heldOut().contains(QStringLiteral("1.png"))) QTest::keyClick(strip(), Qt::Key_T);
        if (heldOut().contains(QStringLiteral("2.png"))) {
            choose(1);
            QTest::keyClick(strip(), Qt::Key_T);
        }
        QTRY_VERIFY(!heldOut().contains(QStringLiteral("1.png")) && !heldOut().contains(QStringLiteral("2.png")));
        const QVector<PhotoInfo> photos = loadPhotos(session_->project(), session_->objectId());
        store::PhotoRow background = photos[0].row;
        background.role = "background";
        background.file = "photos/1/background.png";
        session_->project().addPhoto(background); // so that it cannot be held out: the store refuses
        bool edited = false, undone = false;
        auto* model = qobject_cast<PhotosModel*>(strip()->model());
        const auto look = [&] {
            undone = undone || (edited && model->index(1, 0).data(PhotosModel::TeachesRole).toBool());
        };
        QObject watch;
        connect(model, &QAbstractItemModel::dataChanged, &watch, look);
        connect(model, &QAbstractItemModel::modelReset, &watch, look);
        connect(
            session_.get(), &Session::errorRaised, &watch,
            [&] {
                page()->applyParts({{photos[1].hash(), false}});
                edited = true;
            },
            Qt::QueuedConnection);
        choose(0);
        QTest::keyClick(strip(), Qt::Key_H);
        QTRY_VERIFY(edited);
        QTRY_VERIFY(heldOut().contains(QStringLiteral("2.png")));
        QTRY_VERIFY(model->index(0, 0).data(PhotosModel::TeachesRole).toBool()); // as the store has it
        QVERIFY(!undone);
        QVERIFY(!model->index(1, 0).data(PhotosModel::TeachesRole).toBool());
        QVERIFY(errors_.first().contains(QStringLiteral("background")));
        QVERIFY(!find<QToolButton>("undoPhotosButton")->isEnabled()); // nothing of what failed
    }

    void walksWithTheKeyboardOverThePicture()
    {
        open();
        drop({folder()}, 8);
        choose(0);
        QTest::keyClick(canvas(), Qt::Key_D);
        QTest::keyClick(canvas(), Qt::Key_D);
        QCOMPARE(strip()->currentIndex().row(), 2);
        QTest::keyClick(canvas(), Qt::Key_A);
        QCOMPARE(strip()->currentIndex().row(), 1);
        QTest::keyClick(canvas(), Qt::Key_G);
        auto* grid = find<QListView>("photoGrid");
        QTRY_VERIFY(grid->isVisible());
        QCOMPARE(grid->currentIndex().row(), 1);
        QTest::keyClick(grid, Qt::Key_G);
        QTRY_VERIFY(canvas()->isVisible());
    }

    void onlyLooksAtAProjectOpenElsewhere()
    {
        open();
        drop({folder()}, 8);
        const QString project = session_->projectFolder();
        const QStringList held = heldOut();
        Session other;
        session_->closeProject();
        QVERIFY(!other.openProject(project)); // holds the lock
        QVERIFY(!session_->openProject(project));
        QVERIFY(session_->isReadOnly());
        QTRY_COMPARE(strip()->model()->rowCount(), 8);
        QVERIFY(!page()->acceptsDrop({file(1)}));
        for (const char* name :
             {"importPhotos", "importPhotoFolder", "splitAnew", "removePhotos", "teach", "holdOut"}) {
            QVERIFY2(!find<QWidget>(name)->isEnabled(), name);
            QVERIFY2(find<QWidget>(name)->toolTip().contains(QStringLiteral("another window")), name);
        }
        choose(0);
        QTest::keyClick(strip(), Qt::Key_H);
        QTest::keyClick(strip(), Qt::Key_Delete);
        QCOMPARE(heldOut(), held);
        QCOMPARE(countOfPhotos(), 8);
        QCOMPARE(errors_, QStringList());
    }
};

QTEST_MAIN(PhotosPageTest)
#include "photos_page_test.moc"
