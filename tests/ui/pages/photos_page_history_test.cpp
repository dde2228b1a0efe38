// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/pages/photos_page_fixture.h"

#include <SQLiteCpp/Database.h>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

/// What may be undone after something went wrong.
class PhotosPageHistoryTest : public QObject, protected PhotosPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { showPage(); }
    void cleanup() { dropPage(); }

    void aListThatCannotBeReadForgetsNothing()
    {
        open();
        drop({folder()}, 8);
        holdOut(0);
        QTRY_VERIFY(isStored("1.png", store::kPartHeldOut));
        database("INSERT INTO photos (object, role, name, file, hash) VALUES (1, 'cluster', 'x', '../x', 'x')");
        bool changed = false; // while a change waits to be saved
        QObject::connect(session_.get(), &Session::errorRaised, page(), [&] {
            if (!std::exchange(changed, true)) holdOut(1);
        });
        session_->notifyContentChanged();
        QTRY_VERIFY(changed);
        QTRY_VERIFY(isStored("2.png", store::kPartHeldOut));
        undo();
        QTRY_VERIFY(isStored("2.png", store::kPartTeach));
        undo();
        QTRY_VERIFY(isStored("1.png", store::kPartTeach));
    }

    void whatCannotBeSavedCannotBeUndone()
    {
        open();
        drop({folder()}, 8);
        holdOut(0);
        QTRY_VERIFY(isStored("1.png", store::kPartHeldOut));
        auto* undoButton = find<QToolButton>("undoPhotosButton");
        QTRY_VERIFY(undoButton->isEnabled());
        database("CREATE TRIGGER full BEFORE UPDATE ON photos BEGIN SELECT RAISE(ABORT, 'full'); END");
        holdOut(1);
        QTRY_VERIFY(!undoButton->isEnabled());
        QCOMPARE(errors_.size(), 1);
        QVERIFY(isStored("2.png", store::kPartTeach));
        QTRY_VERIFY(strip()->model()->index(1, 0).data(PhotosModel::TeachesRole).toBool()); // shown as it is
    }

    // Version 2 of the projects let photos be held out that had lent their light.
    void whatMustTeachStaysAndTheRestIsUndone()
    {
        open();
        drop({folder()}, 8);
        const QStringList held = heldOut();
        QCOMPARE(held.size(), 2);
        store::Project& project = session_->project();
        const store::Id dataset = project.addDataset({0, session_->objectId(), "old"});
        for (const PhotoInfo& photo : loadPhotos(project, session_->objectId()))
            if (photo.name() == held.first())
                project.addImage({.dataset = dataset,
                                  .file = "images/1/0.png",
                                  .width = 4,
                                  .height = 4,
                                  .illumination = "match",
                                  .photoName = photo.row.name,
                                  .photoHash = photo.row.hash},
                                 {});
        session_->notifyContentChanged();
        const int other = strip()->model()->index(0, 0).data().toString() == held.first() ? 1 : 0;
        const QString name = strip()->model()->index(other, 0).data().toString();
        holdOut(other);
        QTRY_VERIFY(heldOut().contains(name));
        QTRY_VERIFY(mustTeach(rowOf(held.first())));
        strip()->selectAll();
        QTest::keyClick(strip(), Qt::Key_T); // both that were held out, and the other
        QTRY_COMPARE(heldOut(), QStringList());
        QCOMPARE(errors_, QStringList());
        undo();
        QCOMPARE(errors_.size(), 1);
        QVERIFY2(errors_.first().contains(held.first()), qPrintable(errors_.first()));
        QTRY_COMPARE(heldOut().size(), 2); // but for the one
        QVERIFY(heldOut().contains(held.last()) && heldOut().contains(name));
        // There and back again, and the change before can be undone all the same.
        redo();
        QTRY_COMPARE(heldOut(), QStringList());
        undo();
        QTRY_COMPARE(heldOut().size(), 2);
        undo();
        QTRY_COMPARE(heldOut(), QStringList(held.last()));
        QCOMPARE(errors_.size(), 2);
    }

    void aChangeThatCannotBeUndoneIsForgottenAlone()
    {
        open();
        drop({folder()}, 8);
        const QString held = heldOut().first();
        const int row = rowOf(held), other = row == 0 ? 1 : 0;
        const QString name = strip()->model()->index(other, 0).data().toString();
        holdOut(other);
        QTRY_VERIFY(heldOut().contains(name));
        choose(row);
        QTest::keyClick(strip(), Qt::Key_T);
        QTRY_VERIFY(!heldOut().contains(held));
        synthesizeLit(30);
        QTRY_VERIFY(mustTeach(row));
        undo();
        QCOMPARE(errors_.size(), 1);
        QVERIFY2(errors_.first().contains(held), qPrintable(errors_.first()));
        QVERIFY(strip()->model()->index(row, 0).data(PhotosModel::TeachesRole).toBool());
        QVERIFY(heldOut().contains(name));
        QVERIFY(!find<QToolButton>("redoPhotosButton")->isEnabled());
        undo();
        QTRY_VERIFY(!heldOut().contains(name));
        QVERIFY(!heldOut().contains(held));
        QCOMPARE(errors_.size(), 1);
        redo();
        QTRY_VERIFY(heldOut().contains(name));
    }

private:
    void holdOut(int row)
    {
        choose(row);
        QTest::keyClick(strip(), Qt::Key_H);
    }
    int rowOf(const QString& name) const
    {
        int row = 0;
        while (strip()->model()->index(row, 0).data().toString() != name)
            ++row;
        return row;
    }
    bool isStored(const std::string& name, const char* part)
    {
        for (const store::PhotoRow& row : session_->project().photos(session_->objectId(), "cluster"))
            if (row.name == name) return row.part == part;
        return false;
    }
    bool mustTeach(int row) const // as far as the page knows
    {
        return static_cast<const PhotosModel*>(strip()->model())->photos().at(row).mustTeach();
    }
    void database(const char* sql) // as another program would
    {
        const std::string file = session_->projectFolder().toStdString() + "/clutch.sqlite";
        SQLite::Database(file, SQLite::OPEN_READWRITE, 10000).exec(sql);
    }
};

QTEST_MAIN(PhotosPageHistoryTest)
#include "photos_page_history_test.moc"
