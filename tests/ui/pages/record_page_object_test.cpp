// SPDX-License-Identifier: Apache-2.0
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "tests/support/store_lock.h"
#include "tests/ui/pages/record_page_fixture.h"
#include "ui/shell/theme.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

#include <thread>

using namespace clutch;
using namespace clutch::ui;

namespace {
constexpr int kPatienceMs = 60000;
}

class RecordPageObjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        video_ = settings_.filePath(QStringLiteral("recording.mkv"));
        test::writeVideo(video_, test::steady(30));
    }

    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        session_ = std::make_unique<Session>();
        QVERIFY(!session_->createProject(folder_->filePath(QStringLiteral("p"))));
        page_ = std::make_unique<RecordPage>(*session_);
        window_ = test::showRecordPage(*page_);
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        page_->activated();
    }

    void cleanup()
    {
        session_->runner().cancelAll();
        window_.reset();
        page_.reset();
        session_.reset();
    }

    void theFieldRenamesTheObject()
    {
        page_->dropFiles({video_});
        QTRY_COMPARE_WITH_TIMEOUT(session_->objectName(), QStringLiteral("recording"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        const store::Id object = session_->objectId();
        type("Zitrone", Qt::Key_Return);
        QTRY_COMPARE(session_->objectName(), QStringLiteral("Zitrone"));
        QCOMPARE(session_->objectId(), object);
        QCOMPARE(session_->project().objects().size(), std::size_t(1));
        type("recording", Qt::Key_Tab); // and back, by leaving the field
        QTRY_COMPARE(session_->objectName(), QStringLiteral("recording"));
        type("", Qt::Key_Return); // no name is no wish
        QCOMPARE(field()->text(), QStringLiteral("recording"));
        QCOMPARE(session_->project().recordings(object).size(), std::size_t(1));
    }

    void aTakenNameIsRefused()
    {
        session_->setObject(QStringLiteral("nut"));
        session_->setObject(QStringLiteral("pill"));
        type("nut", Qt::Key_Return);
        QTRY_VERIFY(note()->isVisible());
        QCOMPARE(session_->objectName(), QStringLiteral("pill"));
        QCOMPARE(field()->text(), QStringLiteral("pill"));
        QVERIFY2(note()->text().contains(QStringLiteral("nut")), qPrintable(note()->text()));
        QTest::keyClicks(field(), QStringLiteral("s"));
        QVERIFY(!note()->isVisible());
    }

    // The import knows its object by the name it began with.
    void aNameTypedDuringTheImportIsTakenAfterwards()
    {
        const qint64 before = session_->run(std::make_unique<test::EndlessJob>("Mattes"));
        page_->dropFiles({video_});
        type("lemon", Qt::Key_Return);
        QVERIFY(note()->isVisible());
        QVERIFY(session_->project().objects().empty());
        session_->runner().cancel(before);
        QTRY_COMPARE_WITH_TIMEOUT(session_->objectName(), QStringLiteral("lemon"), kPatienceMs);
        QCOMPARE(field()->text(), QStringLiteral("lemon"));
        QTRY_VERIFY(!note()->isVisible());
        const auto objects = session_->project().objects();
        QCOMPARE(objects.size(), std::size_t(1));
        QCOMPARE(session_->project().recordings(objects.front().id).size(), std::size_t(1));
    }

    void aNameTypedBeforeTheImportIsTheObjects()
    {
        field()->setText(QStringLiteral("lemon"));
        page_->dropFiles({video_});
        QTRY_COMPARE_WITH_TIMEOUT(session_->objectName(), QStringLiteral("lemon"), kPatienceMs);
        QCOMPARE(session_->project().objects().size(), std::size_t(1));
    }

    void anotherObjectIsMadeByItsOwnButton()
    {
        session_->setObject(QStringLiteral("nut"));
        QTest::mouseClick(window_->findChild<QPushButton*>(QStringLiteral("newObjectButton")), Qt::LeftButton);
        auto* name = page_->findChild<QLineEdit*>(QStringLiteral("dialogName"));
        QVERIFY(name && name->isVisible());
        name->setText(QStringLiteral("pill"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(session_->objectName(), QStringLiteral("pill"));
        QCOMPARE(field()->text(), QStringLiteral("pill"));
        QVERIFY(session_->project().findObject("nut").has_value());
    }

    // The import has ended, but this thread has not heard of it: there is an object, and nobody knows its number.
    void aNameTypedBeforeTheEndIsHeardOfIsTaken()
    {
        page_->dropFiles({video_});
        while (session_->runner().isBusy())
            std::this_thread::yield(); // and no event is delivered meanwhile
        QCOMPARE(session_->objectId(), store::Id(0));
        type("lemon", Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(session_->objectName(), QStringLiteral("lemon"), kPatienceMs);
        QCOMPARE(field()->text(), QStringLiteral("lemon"));
        QCOMPARE(session_->project().objects().size(), std::size_t(1));
    }

    // Was the video meant for the object of that name, or should this one be called so? Nobody knows: nothing is done.
    void nothingIsImportedUnderARefusedName()
    {
        session_->setObject(QStringLiteral("nut"));
        session_->setObject(QStringLiteral("pill"));
        const auto refused = [this] {
            type("nut", Qt::Key_End);
            page_->dropFiles({video_});
            return QTest::qWaitFor([this] { return note()->text().contains(QStringLiteral("Nothing was imported")); });
        };
        QVERIFY(refused());
        QVERIFY2(note()->text().contains(QStringLiteral("nut")), qPrintable(note()->text()));
        QVERIFY(session_->runner().statuses().empty());
        QCOMPARE(field()->text(), QStringLiteral("pill"));
        session_->run(std::make_unique<test::EndlessJob>("Mattes"));
        QVERIFY(refused());
        QCOMPARE(session_->runner().statuses().size(), std::size_t(1));
    }

    void theVideoWaitsForTheName()
    {
        session_->setObject(QStringLiteral("pill"));
        const store::Id object = session_->objectId();
        test::StoreLock lock(session_->projectFolder());
        type("lemon", Qt::Key_Return);
        QVERIFY(field()->isReadOnly());
        page_->dropFiles({video_});
        QVERIFY(session_->runner().statuses().empty());
        lock.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(session_->project().recordings(object).size(), std::size_t(1), kPatienceMs);
        QCOMPARE(session_->objectName(), QStringLiteral("lemon"));
        QVERIFY(!field()->isReadOnly());
        QCOMPARE(session_->project().objects().size(), std::size_t(1));
    }

    void anImportedTakeGoesWhicheverObjectIsShown()
    {
        QVERIFY(QDir(session_->projectFolder()).mkpath(QStringLiteral("takes")));
        const QString take = session_->projectFolder() + QStringLiteral("/takes/take 1.mkv");
        QVERIFY(QFile::copy(video_, take));
        session_->setObject(QStringLiteral("nut"));
        session_->setObject(QStringLiteral("pill"));
        page_->importFiles({take});
        session_->setObject(QStringLiteral("nut"));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(take), kPatienceMs);
        QCOMPARE(session_->project().recordings(session_->objectId()).size(), std::size_t(0));
    }

private:
    QLineEdit* field() const { return window_->findChild<QLineEdit*>(QStringLiteral("objectName")); }
    QLabel* note() const { return window_->findChild<QLabel*>(QStringLiteral("objectNote")); }
    void type(const char* name, Qt::Key end)
    {
        field()->setFocus();
        field()->selectAll();
        QTest::keyClick(field(), Qt::Key_Delete);
        QTest::keyClicks(field(), QString::fromLatin1(name));
        QTest::keyClick(field(), end);
    }

    QTemporaryDir settings_;
    QString video_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<RecordPage> page_;
    std::unique_ptr<QWidget> window_;
};

QTEST_MAIN(RecordPageObjectTest)
#include "record_page_object_test.moc"
