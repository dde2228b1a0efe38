// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/format_card.h"
#include "ui/pages/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

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
        for (const char* format : {"format-coco", "format-coco-polygons", "format-yolo", "format-voc", "format-labelme",
                                   "format-masks", "format-rgba"}) {
            auto* card = find<FormatCard>(format);
            QVERIFY2(card, format);
            QVERIFY(card->accessibleDescription().contains(QStringLiteral("Loses")));
        }
        QCOMPARE(window_->findChildren<FormatCard*>().size(), 7);
        choose("format-rgba");
        QVERIFY(!find<QComboBox>("exportDataset")->isEnabled());
        QVERIFY(!find<QComboBox>("exportDataset")->toolTip().isEmpty());
        choose("format-coco");
        QVERIFY(find<QComboBox>("exportDataset")->isEnabled());
    }

    void writesWhatThePreviewShows()
    {
        choose("format-coco");
        const QString target = projects_.filePath(QStringLiteral("Ausgabe é 日本"));
        writeTo(target);
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

    void sharesMustAddUp()
    {
        choose("format-yolo");
        auto* on = find<QCheckBox>("splitOn");
        QVERIFY(!find<QSpinBox>("share0")->isVisible());
        QTest::mouseClick(on, Qt::LeftButton, {}, QPoint(8, on->height() / 2));
        QVERIFY(on->isChecked() && find<QSpinBox>("share0")->isVisible());
        QVERIFY(run()->isEnabled());
        QVERIFY(!find<QLabel>("splitProblem")->isVisible());
        type("share2", "30");
        QVERIFY(!run()->isEnabled() && !run()->toolTip().isEmpty());
        QVERIFY(find<QLabel>("splitProblem")->isVisible());
        QVERIFY(find<QLabel>("splitProblem")->text().contains(QStringLiteral("120")));
        type("share2", "100");
        type("share1", "0");
        type("share0", "0"); // adds up, but there is nothing to train on
        QVERIFY(!run()->isEnabled());
        QVERIFY(find<QLabel>("splitHint")->text().contains(QStringLiteral("one recording"))); // said before it is done
    }

    void writesParts()
    {
        choose("format-yolo");
        type("share0", "34");
        type("share1", "33");
        type("share2", "33");
        auto* tree = find<QTreeWidget>("exportTree");
        QStringList planned;
        for (QTreeWidgetItemIterator at(tree); *at; ++at)
            planned << (*at)->text(0);
        for (const char* name : {"data.yaml", "images", "labels", "train", "val", "test", "provenance.jsonl"})
            QVERIFY2(planned.contains(QLatin1String(name)), name);
        const QString target = projects_.filePath(QStringLiteral("yolo é"));
        writeTo(target);
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("writtenPath")->text(),
                                  QDir(target).filePath(QStringLiteral("data.yaml")), kPatienceMs);
        QVERIFY(find<QLabel>("writtenSummary")->text().endsWith(QStringLiteral("train 1, val 1, test 1")));
        QVERIFY(find<QLabel>("writtenNotes")->isVisible());
        QVERIFY(find<QLabel>("writtenNotes")->text().contains(QStringLiteral("one recording")));
        for (const char* part : {"train", "val", "test"})
            QCOMPARE(QDir(target + QStringLiteral("/images/") + QLatin1String(part))
                         .entryList({QStringLiteral("*.png")})
                         .size(),
                     1);
        QCOMPARE(session_->seed(), std::uint64_t(1)); // the images' own is as it was
    }

    void cutoutsHaveNoParts()
    {
        QVERIFY(find<QCheckBox>("splitOn")->isChecked());
        choose("format-rgba");
        QVERIFY(!find<QCheckBox>("splitOn")->isEnabled() && !find<QCheckBox>("splitOn")->toolTip().isEmpty());
        QVERIFY(!find<QSpinBox>("share0")->isVisible());
        QVERIFY(run()->isEnabled());
    }

    void writesCutouts()
    {
        choose("format-rgba");
        writeTo(projects_.filePath(QStringLiteral("cut")));
        const QString target = projects_.filePath(QStringLiteral("cut"));
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("writtenPath")->text().contains(QStringLiteral("cut")) &&
                                     find<QWidget>("written")->isVisible(),
                                 kPatienceMs);
        QCOMPARE(QDir(QDir(target).filePath(QStringLiteral("cutouts"))).entryList({QStringLiteral("*.png")}).size(), 3);
    }

    // One choice for all pages.
    void writesTheDataSetChosenElsewhere()
    {
        const store::Id first = session_->project().findDataset("heap")->id;
        jobs::SynthesisRequest request{.project = pathFromUtf8(session_->projectFolder().toStdString()),
                                       .object = "lemon",
                                       .dataset = "other",
                                       .count = 1,
                                       .options = {}};
        request.options.size = {96, 64};
        request.options.instances = {2, 2};
        session_->run(jobs::makeSynthesisJob(request));
        auto* box = find<QComboBox>("exportDataset");
        QTRY_COMPARE_WITH_TIMEOUT(box->count(), 2, kPatienceMs);
        choose("format-coco");
        QCOMPARE(box->currentText(), QStringLiteral("other")); // the newest, while none is chosen
        session_->setDataset(first);
        QCOMPARE(box->currentText(), QStringLiteral("heap"));
        box->setCurrentIndex(1);
        QCOMPARE(session_->datasetId(), session_->project().findDataset("other")->id);
    }

    void aNewProjectLeadsToWhatComesNext()
    {
        QVERIFY(!session_->createProject(projects_.filePath(QStringLiteral("new"))));
        auto* page = window_->page(QStringLiteral("export"));
        auto* button = page->picture()->findChild<QPushButton*>(QStringLiteral("emptyButton"));
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!run()->isEnabled());
        const auto* why = page->optionsPanel()->findChild<QLabel*>(QStringLiteral("offReason"));
        QVERIFY(why->isVisible() && why->text() == run()->toolTip());
        QVERIFY(find<QLineEdit>("exportFolder")->text().isEmpty());
        QVERIFY(!find<QTreeWidget>("exportTree")->isVisible());
        QSignalSpy wish(page, &Page::stageRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wish.first().first().toString(), QStringLiteral("record"));
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
    void choose(const char* format) const
    {
        auto* card = find<FormatCard>(format);
        find<QScrollArea>("formatCards")->ensureWidgetVisible(card);
        QTest::mouseClick(card, Qt::LeftButton);
    }
    void type(const char* box, const char* value) const
    {
        auto* spin = find<QSpinBox>(box);
        spin->selectAll();
        QTest::keyClicks(spin, QLatin1String(value));
        QTest::keyClick(spin, Qt::Key_Tab);
    }
    void writeTo(const QString& target) const
    {
        auto* folder = find<QLineEdit>("exportFolder");
        folder->setText(target);
        Q_EMIT folder->textEdited(target);
    }

    QTemporaryDir settings_, projects_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(ExportPageTest)
#include "export_page_test.moc"
