// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/jobs.h"
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/photos_page_fixture.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/views/image_canvas.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

class PhotosPageEditTest : public QObject, protected PhotosPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { showPage(); }
    void cleanup() { dropPage(); }

    void partsChangeByKeyAndClick()
    {
        open();
        drop({folder()}, 8);
        choose(0);
        QTest::keyClick(strip(), Qt::Key_T);
        QTRY_VERIFY(!heldOut().contains(QStringLiteral("1.png")));
        const QStringList before = heldOut();
        QTest::keyClick(strip(), Qt::Key_H);
        QTRY_COMPARE(heldOut(), QStringList(QStringLiteral("1.png")) + before);
        QCOMPARE(strip()->model()->index(0, 0).data(PhotosModel::TeachesRole).toBool(), false);
        undo();
        QTRY_COMPARE(heldOut(), before);
        redo();
        QTRY_VERIFY(heldOut().contains(QStringLiteral("1.png")));
        QTest::mouseClick(find<QPushButton>("teach"), Qt::LeftButton);
        QTRY_COMPARE(heldOut(), before);
        QTest::mouseClick(find<QPushButton>("holdOut"), Qt::LeftButton);
        QTRY_VERIFY(heldOut().contains(QStringLiteral("1.png")));
        undo();
        QTRY_COMPARE(heldOut(), before);

        // The letters act over the large picture too, where T is otherwise the canvas's, and on all that are chosen.
        strip()->selectAll();
        QTest::keyClick(canvas(), Qt::Key_H);
        QTRY_COMPARE(heldOut().size(), 8);
        undo();
        QTRY_COMPARE(heldOut(), before);
        QTest::mouseClick(find<QPushButton>("splitAnew"), Qt::LeftButton);
        QTRY_VERIFY(heldOut() != before);
        QCOMPARE(heldOut().size(), 2);
        undo();
        QTRY_COMPARE(heldOut(), before);
    }

    void removesAndBringsBack()
    {
        open();
        drop({folder()}, 8);
        const QStringList held = heldOut();
        choose(1);
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(countOfPhotos(), 7);
        QCOMPARE(strip()->model()->rowCount(), 7);
        QCOMPARE(strip()->currentIndex().data().toString(), QStringLiteral("3.png")); // its neighbour is shown
        undo();
        QTRY_COMPARE(countOfPhotos(), 8);
        QTRY_COMPARE(strip()->model()->rowCount(), 8);
        QCOMPARE(strip()->currentIndex().data().toString(), QStringLiteral("2.png"));
        QCOMPARE(heldOut(), held); // as it was
        QTRY_COMPARE_WITH_TIMEOUT(canvas()->image().size(), QSize(96, 64), kPatienceMs);
        redo();
        QTRY_COMPARE(countOfPhotos(), 7);
        undo();
        QTRY_COMPARE(countOfPhotos(), 8);

        strip()->selectAll();
        QTest::mouseClick(find<QToolButton>("removePhotos"), Qt::LeftButton);
        QTRY_COMPARE(countOfPhotos(), 0);
        QTRY_VERIFY(page()->picture()->findChild<EmptyState*>()->isVisible());
        QVERIFY(!QDir(session_->projectFolder() + QStringLiteral("/photos/removed")).isEmpty());
        // Opened again nothing can be brought back, and nothing is left on the disk.
        const QString project = session_->projectFolder();
        session_->closeProject();
        QVERIFY(!session_->openProject(project));
        QTRY_VERIFY(!QDir(project + QStringLiteral("/photos/removed")).exists());
        undo();
        QCOMPARE(countOfPhotos(), 0);
        QCOMPARE(errors_, QStringList());
    }

    void undoWaitsForJobs()
    {
        open();
        drop({folder()}, 8);
        choose(1);
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(countOfPhotos(), 7);
        auto *undoButton = find<QToolButton>("undoPhotosButton"), *redoButton = find<QToolButton>("redoPhotosButton");
        QTRY_VERIFY(undoButton->isEnabled());
        const qint64 job = session_->run(std::make_unique<EndlessJob>("Waiting"));
        QTRY_VERIFY(!undoButton->isEnabled());
        QVERIFY(undoButton->toolTip().contains(QStringLiteral("while a job runs")));
        undo();
        QTest::mouseClick(find<QPushButton>("teach"), Qt::LeftButton); // parts may change while nothing is synthesized
        QCOMPARE(strip()->model()->rowCount(), 7);
        session_->runner().cancel(job);
        QTRY_VERIFY(undoButton->isEnabled());
        while (undoButton->isEnabled())
            undo();
        QTRY_COMPARE(countOfPhotos(), 8);
        QTRY_VERIFY(redoButton->isEnabled());
        const qint64 second = session_->run(std::make_unique<EndlessJob>("Waiting"));
        QTRY_VERIFY(!redoButton->isEnabled());
        redo();
        QCOMPARE(strip()->model()->rowCount(), 8);

        // A job that makes pictures has chosen among those that teach.
        session_->runner().cancel(second);
        QTRY_VERIFY(redoButton->isEnabled());
        QVERIFY(find<QPushButton>("holdOut")->isEnabled());
        session_->run(std::make_unique<EndlessJob>(jobs::makeSynthesisJob({})->title()));
        QTRY_VERIFY(!find<QPushButton>("holdOut")->isEnabled());
        QVERIFY(!find<QPushButton>("splitAnew")->isEnabled());
        const QStringList held = heldOut();
        strip()->selectAll();
        QTest::keyClick(strip(), Qt::Key_H);
        QCOMPARE(strip()->model()->index(0, 0).data(PhotosModel::TeachesRole).toBool(), true);
        session_->runner().cancelAll();
        QTRY_VERIFY(!session_->runner().isBusy());
        QCOMPARE(heldOut(), held);
    }

    void whatLentItsLightStaysWhereItIs()
    {
        open();
        drop({folder()}, 8);
        synthesizeLit(24);
        QStringList lit;
        for (const PhotoInfo& photo : loadPhotos(session_->project(), session_->objectId()))
            if (photo.litImages > 0) lit << photo.name();
        QVERIFY(lit.size() > 2);
        const QStringList held = heldOut();
        int row = 0;
        while (!lit.contains(strip()->model()->index(row, 0).data().toString()))
            ++row;
        choose(row);
        QTRY_VERIFY_WITH_TIMEOUT(pressedHoldOutIsRefused(), kPatienceMs); // once the list was read again
        QVERIFY2(errors_.last().contains(lit.first()), qPrintable(errors_.last()));
        QCOMPARE(heldOut(), held);
        QTRY_VERIFY(strip()->model()->index(row, 0).data(PhotosModel::TeachesRole).toBool());
        QTest::keyClick(strip(), Qt::Key_H); // known by now: not even for a moment
        QVERIFY(strip()->model()->index(row, 0).data(PhotosModel::TeachesRole).toBool());
        // Nor does a new split take one.
        for (int i = 0; i < 6; ++i) {
            QTest::mouseClick(find<QPushButton>("splitAnew"), Qt::LeftButton);
            QTRY_VERIFY(find<QLabel>("heldOutCount")->text().toInt() == heldOut().size());
            for (const QString& name : heldOut())
                QVERIFY(!lit.contains(name));
        }
        // Removed and brought back, pictures know it again.
        const store::ImageRow before = session_->project().images(1).at(0);
        const auto photo = session_->project().photo(before.photo).value();
        for (row = 0; strip()->model()->index(row, 0).data().toString().toStdString() != photo.name;)
            ++row;
        choose(row);
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(countOfPhotos(), 7);
        QCOMPARE(session_->project().image(before.id)->photo, store::Id(0));
        undo();
        QTRY_COMPARE(countOfPhotos(), 8);
        const store::ImageRow after = session_->project().image(before.id).value();
        QVERIFY(after.photo != 0);
        QCOMPARE(session_->project().photo(after.photo)->hash, photo.hash);
    }

    void whatBecameABackgroundTeaches()
    {
        open();
        drop({folder()}, 8);
        const QStringList held = heldOut();
        QCOMPARE(held.size(), 2);
        store::PhotoRow background;
        for (const PhotoInfo& photo : loadPhotos(session_->project(), session_->objectId()))
            if (photo.name() == held.first()) background = photo.row;
        choose(0);
        strip()->selectAll();
        strip()->selectionModel()->select(strip()->model()->index(0, 0), QItemSelectionModel::Deselect);
        QTest::keyClick(strip(), Qt::Key_Delete);
        QTRY_COMPARE(countOfPhotos(), 1);
        background.role = "background";
        background.file = "photos/1/background.png";
        session_->project().addPhoto(background);
        QTRY_VERIFY(find<QToolButton>("undoPhotosButton")->isEnabled());
        undo();
        QTRY_COMPARE(countOfPhotos(), 8);
        QCOMPARE(heldOut(), held.mid(1));
        auto* note = find<QLabel>("photoNote");
        QTRY_VERIFY(note->isVisible() && note->text().contains(held.first()));
        QVERIFY(!note->text().contains(held.last()));
        QCOMPARE(errors_, QStringList());
        // From now on neither by hand nor by lot.
        int row = 0;
        while (strip()->model()->index(row, 0).data().toString() != held.first())
            ++row;
        choose(row);
        QTest::keyClick(strip(), Qt::Key_H);
        QVERIFY(strip()->model()->index(row, 0).data(PhotosModel::TeachesRole).toBool());
        QCOMPARE(errors_.size(), 1);
        QVERIFY2(errors_.first().contains(QStringLiteral("background")), qPrintable(errors_.first()));
        const QVector<PhotoInfo> photos = loadPhotos(session_->project(), session_->objectId());
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QVERIFY(splitPhotos(photos, seed).value(QString::fromStdString(background.hash)));
        redo(); // the history is still there
        QTRY_COMPARE(countOfPhotos(), 1);
    }

    void oneThatCannotComeBackKeepsNoOtherAway()
    {
        open();
        drop({folder()}, 8);
        store::Project& project = session_->project();
        QVector<PhotoInfo> photos = loadPhotos(project, session_->objectId());
        removePhotos(project, photos);
        photos[0].row.part = "holiday"; // the store refuses
        const auto aside =
            project.absolute("photos/removed/" + std::to_string(photos[1].row.object) + "-" + photos[1].row.hash);
        std::filesystem::remove(aside);
        std::filesystem::create_directory(aside); // cannot be read
        const RestoredPhotos restored = restorePhotos(project, photos);
        QVERIFY(restored.failure && restored.failure->subject() == "holiday");
        QCOMPARE(restored.taught, QStringList());
        QCOMPARE(project.photos(session_->objectId(), "cluster").size(), std::size_t(6));
        QVERIFY(!QFile::exists(photos[0].file)); // no file without a row
        QVERIFY(!QFile::exists(photos[1].file));
        photos[0].row.part = store::kPartTeach;
        QVERIFY(restorePhotos(project, photos).failure);
        QCOMPARE(project.photos(session_->objectId(), "cluster").size(), std::size_t(7));
        QVERIFY(QFile::exists(photos[0].file));
    }
};

QTEST_MAIN(PhotosPageEditTest)
#include "photos_page_edit_test.moc"
