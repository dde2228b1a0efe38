// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/format_card.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace clutch;
using namespace clutch::ui;

namespace {
constexpr int kPatienceMs = 60000;
}

class ExportPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_,
            MainWindow::Options{.project = {}, .page = QStringLiteral("export"), .demoRecording = {}, .reopen = false});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY_WITH_TIMEOUT(window_->isSettled(), kPatienceMs);
        QVERIFY(!run()->isEnabled());

        makeSampleProject(*session_, projects_.filePath(QStringLiteral("Projekt é 日本")));
        jobs::SynthesisRequest request{.project = pathFromUtf8(session_->projectFolder().toStdString()),
                                       .object = "lemon",
                                       .dataset = "heap",
                                       .count = 3,
                                       .options = {}};
        request.options.size = {128, 96};
        request.options.instances = {2, 3};
        session_->run(jobs::makeSynthesisJob(request));
        QTRY_COMPARE_WITH_TIMEOUT(find<QComboBox>("exportDataset")->count(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
    }

    void suggestsAFolderBesideTheProject()
    {
        const QString folder = find<QLineEdit>("exportFolder")->text();
        QVERIFY(folder.startsWith(projects_.path()));
        QVERIFY(!folder.startsWith(session_->projectFolder() + QLatin1Char('/')));
        QVERIFY(folder.contains(QStringLiteral("heap")));
    }

    void cardsSayWhatIsLost()
    {
        for (const char* format : {"format-coco", "format-coco-polygons", "format-rgba"}) {
            auto* card = find<FormatCard>(format);
            QVERIFY2(card, format);
            QVERIFY(card->accessibleDescription().contains(QStringLiteral("Loses")));
        }
        QTest::mouseClick(find<FormatCard>("format-rgba"), Qt::LeftButton);
        QVERIFY(!find<QComboBox>("exportDataset")->isEnabled());
        QVERIFY(!find<QComboBox>("exportDataset")->toolTip().isEmpty());
        QTest::mouseClick(find<FormatCard>("format-coco"), Qt::LeftButton);
        QVERIFY(find<QComboBox>("exportDataset")->isEnabled());
    }

    void writesWhatThePreviewShows()
    {
        QTest::mouseClick(find<FormatCard>("format-coco"), Qt::LeftButton);
        auto* folder = find<QLineEdit>("exportFolder");
        folder->selectAll();
        const QString target = projects_.filePath(QStringLiteral("Ausgabe é 日本"));
        folder->setText(target);
        Q_EMIT folder->textEdited(target);
        auto* tree = find<QTreeWidget>("exportTree");
        QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("Ausgabe é 日本"));
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("annotations.json"));
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("written")->isVisible(), kPatienceMs);
        QCOMPARE(find<QLabel>("writtenPath")->text(), QDir(target).filePath(QStringLiteral("annotations.json")));
        QFile file(QDir(target).filePath(QStringLiteral("annotations.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject coco = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(coco.value(QStringLiteral("images")).toArray().size(), 3);
        QCOMPARE(QDir(QDir(target).filePath(QStringLiteral("images"))).entryList({QStringLiteral("*.png")}).size(), 3);
    }

    void writesCutouts()
    {
        QTest::mouseClick(find<FormatCard>("format-rgba"), Qt::LeftButton);
        auto* folder = find<QLineEdit>("exportFolder");
        const QString target = projects_.filePath(QStringLiteral("cut"));
        folder->setText(target);
        Q_EMIT folder->textEdited(target);
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("writtenPath")->text().contains(QStringLiteral("cut")) &&
                                     find<QWidget>("written")->isVisible(),
                                 kPatienceMs);
        QCOMPARE(QDir(QDir(target).filePath(QStringLiteral("cutouts"))).entryList({QStringLiteral("*.png")}).size(), 3);
    }

    void cleanupTestCase()
    {
        window_.reset();
        session_.reset();
    }

private:
    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }
    QPushButton* run() const { return find<QPushButton>("runExport"); }

    QTemporaryDir settings_, projects_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(ExportPageTest)
#include "export_page_test.moc"
