// SPDX-License-Identifier: Apache-2.0
#include "tests/support/endless_job.h"
#include "tests/support/store_lock.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/shell/object_dialogs.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

using namespace clutch;
using namespace clutch::ui;

class ObjectDialogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        studio_ = std::make_unique<test::WindowFixture>();
        QVERIFY(studio_->isReady());
        QVERIFY(studio_->open());
    }
    void cleanup() { studio_.reset(); }

    void makesOneAndRenamesIt()
    {
        choose("newObject");
        QVERIFY(!part<QPushButton>("dialogAccept")->isEnabled());
        take("recording");
        QCOMPARE(session().objectName(), QStringLiteral("recording"));
        const store::Id object = session().objectId();
        choose("renameObject");
        QCOMPARE(part<QLineEdit>("dialogName")->text(), QStringLiteral("recording"));
        take("Zitrone é 日本");
        QCOMPARE(session().objectName(), QStringLiteral("Zitrone é 日本"));
        QCOMPARE(session().objectId(), object);
        QCOMPARE(session().project().objects().size(), std::size_t(1));
        QCOMPARE(studio_->find<QToolButton>("objectButton")->text(), QStringLiteral("Zitrone é 日本"));
    }

    void saysThatANameIsTaken()
    {
        session().setObject(QStringLiteral("nut"));
        session().setObject(QStringLiteral("pill"));
        for (const char* command : {"renameObject", "newObject"}) {
            choose(command);
            part<QLineEdit>("dialogName")->setText(QStringLiteral("nut"));
            part<QPushButton>("dialogAccept")->click();
            QTRY_VERIFY(part<QPushButton>("dialogAccept")->isEnabled());
            QVERIFY(dialog()->isVisible());
            QVERIFY2(part<QLabel>("dialogProblem")->text().contains(QStringLiteral("nut")), command);
            QCOMPARE(session().objectName(), QStringLiteral("pill"));
            dialog()->reject();
            QTRY_VERIFY(!dialog());
        }
        QCOMPARE(session().project().objects().size(), std::size_t(2));
    }

    void deletesAfterAsking()
    {
        session().setObject(QStringLiteral("nut"));
        store::RecordingRow row;
        row.object = session().objectId();
        row.name = row.hash = "take.mkv";
        session().project().addRecording(row);
        session().setObject(QStringLiteral("pill"));
        session().setObject(QStringLiteral("nut"));
        choose("removeObject");
        QTRY_VERIFY(question() && question()->isVisible());
        QVERIFY2(question()->informativeText().contains(QStringLiteral("1 take")),
                 qPrintable(question()->informativeText()));
        answer(QMessageBox::RejectRole);
        QTRY_VERIFY(!question());
        QCOMPARE(session().objectName(), QStringLiteral("nut"));
        choose("removeObject");
        answer(QMessageBox::DestructiveRole);
        QCOMPARE(session().objectName(), QStringLiteral("pill"));
        QTRY_COMPARE(session().project().objects().size(), std::size_t(1));
        QTRY_VERIFY(!question());
        choose("removeObject");
        answer(QMessageBox::DestructiveRole);
        QTRY_VERIFY(session().project().objects().empty());
        QCOMPARE(session().objectId(), store::Id(0));
        QVERIFY(session().objectName().isEmpty());
    }

    void waitsForTheRunningJob()
    {
        session().setObject(QStringLiteral("nut"));
        const qint64 job = session().run(std::make_unique<test::EndlessJob>("Mattes"));
        for (const char* command : {"renameObject", "removeObject"}) {
            QVERIFY(!action(command)->isEnabled());
            QVERIFY(action(command)->toolTip().contains(QStringLiteral("job")));
        }
        QVERIFY(action("newObject")->isEnabled());
        session().runner().cancel(job);
        QTRY_VERIFY(!session().runner().isBusy());
        QVERIFY(action("removeObject")->isEnabled());
    }

    // Objects are numbered from 1 in every project: what is asked about one must not be done to that of another.
    void questionsGoWithTheProject()
    {
        for (const char* command : {"newObject", "renameObject", "removeObject"}) {
            QVERIFY(studio_->open(QLatin1String(command)));
            session().setObject(QStringLiteral("nut"));
            choose(command);
            QTRY_VERIFY(dialog() || question());
            QVERIFY(studio_->open(QLatin1String(command) + QStringLiteral(" 2")));
            QTRY_VERIFY(!dialog() && !question());
            QVERIFY(session().project().objects().empty());
        }
    }

    // Another program writes, or a long deletion does: the window does not wait for it, the dialog does.
    void waitsForTheStoreWithoutHoldingUpTheWindow()
    {
        test::StoreLock lock(session().projectFolder());
        choose("newObject");
        part<QLineEdit>("dialogName")->setText(QStringLiteral("nut"));
        part<QPushButton>("dialogAccept")->click();
        QVERIFY(!part<QPushButton>("dialogAccept")->isEnabled());
        QTRY_VERIFY(part<QLabel>("dialogProblem")->text().contains(QStringLiteral("written")));
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(dialog() && dialog()->isVisible());
        lock.letGo();
        QTRY_VERIFY(!dialog());
        QCOMPARE(session().objectName(), QStringLiteral("nut"));
    }

private:
    Session& session() { return *studio_->session; }
    NameDialog* dialog() const { return studio_->find<NameDialog>("nameDialog"); }
    QMessageBox* question() const { return studio_->find<QMessageBox>("removeObjectQuestion"); }
    template <class Type>
    Type* part(const char* name) const
    {
        return dialog()->findChild<Type*>(QLatin1String(name));
    }
    // The menu is made anew whenever it is opened.
    QAction* action(const char* name) const
    {
        QMenu* menu = studio_->find<QToolButton>("objectButton")->menu();
        Q_EMIT menu->aboutToShow();
        return menu->findChild<QAction*>(QLatin1String(name));
    }
    void choose(const char* name)
    {
        QVERIFY(action(name));
        action(name)->trigger();
    }
    void take(const char* name)
    {
        part<QLineEdit>("dialogName")->setText(QString::fromUtf8(name));
        QTest::keyClick(part<QLineEdit>("dialogName"), Qt::Key_Return);
        QTRY_VERIFY(!dialog());
    }
    void answer(QMessageBox::ButtonRole role)
    {
        QTRY_VERIFY(question());
        for (QAbstractButton* choice : question()->buttons())
            if (question()->buttonRole(choice) == role) return choice->click();
    }

    std::unique_ptr<test::WindowFixture> studio_;
};

QTEST_MAIN(ObjectDialogsTest)
#include "object_dialogs_test.moc"
