// SPDX-License-Identifier: Apache-2.0
#include "tests/support/endless_job.h"
#include "tests/support/patient_test.h"
#include "tests/support/store_lock.h"
#include "ui/shell/session.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace clutch;
using namespace clutch::ui;

class SessionObjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_->filePath(QStringLiteral("settings")));
        session_ = std::make_unique<Session>();
        QVERIFY(!session_->createProject(folder_->filePath(QStringLiteral("p"))));
        connect(session_.get(), &Session::errorRaised, this, [this](const QString& problem) { errors_ << problem; });
        errors_.clear();
        answers_.clear();
        for (const char* name : {"bolt", "pill", "nut"}) {
            session_->setObject(QLatin1String(name));
            ids_[name] = session_->objectId();
        }
        // The project is opened once more for writing: before the tests change its tables, which is no longer opened.
        session_->renameObject(ids_["nut"], QStringLiteral("nut"), answer());
        QTRY_COMPARE(answers_.size(), 1);
        answers_.clear();
    }
    void cleanup()
    {
        session_->runner().cancelAll();
        session_.reset();
    }

    void aBusyStoreHoldsUpNothing()
    {
        test::StoreLock lock(session_->projectFolder());
        session_->renameObject(ids_["nut"], QStringLiteral("screw"), answer());
        session_->addObject(QStringLiteral("pin"), answer());
        QCOMPARE(session_->objectName(), QStringLiteral("nut"));
        lock.letGo();
        QTRY_COMPARE(answers_, QStringList({QString(), QString()}));
        QCOMPARE(session_->objectName(), QStringLiteral("pin"));
        QVERIFY(session_->project().findObject("screw").has_value());
    }

    void saysWhatStandsAgainstIt()
    {
        session_->renameObject(ids_["nut"], QStringLiteral("pill"), answer());
        session_->addObject(QStringLiteral("pill"), answer());
        const QString taken = QStringLiteral("there already is an object of this name");
        QTRY_COMPARE(answers_, QStringList({taken, taken}));
        QCOMPARE(session_->objectName(), QStringLiteral("nut"));
        QVERIFY(errors_.isEmpty());
    }

    // Jobs know their object by its name.
    void isNotRenamedUnderAJobThatBeganMeanwhile()
    {
        test::StoreLock lock(session_->projectFolder());
        session_->addObject(QStringLiteral("pin"), answer());
        session_->renameObject(ids_["nut"], QStringLiteral("screw"), answer());
        session_->run(std::make_unique<test::EndlessJob>("Mattes", "nut"));
        lock.letGo();
        QTRY_COMPARE(answers_.size(), 2);
        QCOMPARE(answers_.last(), QStringLiteral("an object cannot be renamed while a job runs"));
        QVERIFY(session_->project().findObject("nut").has_value());
    }

    void whatCannotBeDeletedIsWorkedOnAgain()
    {
        test::StoreLock lock(session_->projectFolder());
        lock.run(kNoDeleting);
        session_->removeObject(ids_["nut"]);
        QCOMPARE(session_->objectName(), QStringLiteral("pill"));
        lock.letGo();
        QTRY_COMPARE(session_->objectName(), QStringLiteral("nut"));
        QCOMPARE(errors_.size(), 1);
    }

    void nobodyIsPulledBackFromAnotherObject()
    {
        test::StoreLock lock(session_->projectFolder());
        lock.run(kNoDeleting);
        session_->removeObject(ids_["nut"]);
        session_->chooseObject(ids_["bolt"]);
        lock.letGo();
        QTRY_COMPARE(errors_.size(), 1);
        QCOMPARE(session_->objectName(), QStringLiteral("bolt"));
    }

    void whatIsGoneIsNotMadeAnew()
    {
        test::StoreLock lock(session_->projectFolder());
        lock.run("DELETE FROM objects WHERE name = 'nut'");
        lock.run("ALTER TABLE photos RENAME TO gone"); // so that deleting fails all the same
        session_->removeObject(ids_["nut"]);
        lock.letGo();
        QTRY_COMPARE(errors_.size(), 1);
        QCOMPARE(session_->objectName(), QStringLiteral("pill"));
        session_->chooseObject(ids_["nut"]);
        QCOMPARE(session_->objectName(), QStringLiteral("pill"));
        QCOMPARE(session_->project().objects().size(), std::size_t(2));
    }

    void whatIsChosenWhileItIsDeletedIsLeft()
    {
        test::StoreLock lock(session_->projectFolder());
        session_->removeObject(ids_["nut"]);
        session_->chooseObject(ids_["nut"]);
        QCOMPARE(session_->objectName(), QStringLiteral("nut"));
        lock.letGo();
        QTRY_COMPARE(session_->objectName(), QStringLiteral("pill"));
        QCOMPARE(session_->project().objects().size(), std::size_t(2));
        QVERIFY(errors_.isEmpty());
    }

private:
    static constexpr const char* kNoDeleting =
        "CREATE TRIGGER full BEFORE DELETE ON objects BEGIN SELECT RAISE(ABORT, 'full'); END";

    Session::ObjectDone answer()
    {
        return [this](const std::optional<Error>& error) {
            answers_ << (error ? QString::fromStdString(error->problem()) : QString());
        };
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Session> session_;
    std::map<std::string, store::Id> ids_;
    QStringList errors_, answers_;
};

QTEST_MAIN(SessionObjectsTest)
#include "session_objects_test.moc"
