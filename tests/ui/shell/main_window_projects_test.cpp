// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shell/window_fixture.h"
#include "ui/shell/error_banner.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace clutch;
using namespace clutch::ui;

class MainWindowProjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        studio_ = std::make_unique<test::WindowFixture>(QStringLiteral("/nowhere.mkv"));
        QVERIFY(studio_->isReady());
    }
    void cleanup() { studio_.reset(); }

    void missingDemoSaysSo()
    {
        QTest::mouseClick(studio_->find<QPushButton>("welcomeDemo"), Qt::LeftButton);
        QTRY_VERIFY(studio_->find<ErrorBanner>("errorBanner")->isVisible());
        QVERIFY(studio_->find<QLabel>("bannerWhat")->text().contains(QStringLiteral("/nowhere.mkv")));
        QVERIFY(!studio_->session->hasProject());
    }

    void aFolderThatIsNoProjectSaysSo()
    {
        QTemporaryDir folder;
        studio_->window->openProject(folder.path());
        QTRY_VERIFY(studio_->find<ErrorBanner>("errorBanner")->isVisible());
        QVERIFY(!studio_->session->hasProject());
    }

    void theNewestProjectWins()
    {
        const QString first = studio_->path(QStringLiteral("first")), second = studio_->path(QStringLiteral("second"));
        studio_->window->createProject(first);
        QVERIFY(!studio_->session->openingFolder().isEmpty());
        QVERIFY(studio_->find<QLabel>("opening")->isVisible());
        studio_->window->createProject(second);
        QTRY_COMPARE(studio_->session->projectFolder(), second);
        QVERIFY(studio_->session->openingFolder().isEmpty());
        QVERIFY(!studio_->find<QLabel>("opening")->isVisible());
        QVERIFY(!studio_->session->isReadOnly());
    }

    void secondWindowIsReadOnly()
    {
        QVERIFY(studio_->open());
        Session second;
        QVERIFY(!second.openProject(studio_->session->projectFolder()));
        QVERIFY(second.isReadOnly());
        QVERIFY(!studio_->session->isReadOnly());
    }

    void newObjectIsMadeFromTheBar()
    {
        QVERIFY(studio_->open());
        studio_->session->setObject(QStringLiteral("Zitrone é 日本"));
        QCOMPARE(studio_->session->objectName(), QStringLiteral("Zitrone é 日本"));
        QVERIFY(studio_->session->objectId() > 0);
        QCOMPARE(studio_->find<QToolButton>("objectButton")->text(), QStringLiteral("Zitrone é 日本"));
    }

private:
    std::unique_ptr<test::WindowFixture> studio_;
};

QTEST_MAIN(MainWindowProjectsTest)
#include "main_window_projects_test.moc"
