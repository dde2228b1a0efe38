// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/models/images_model.h"
#include "ui/models/instance_hues.h"
#include "ui/options/options_form.h"
#include "ui/pages/synthesize_page.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/image_canvas.h"

#include <QDir>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

using namespace clutch;
using namespace clutch::ui;

namespace {
constexpr int kPatienceMs = 60000;
}

class SynthesizePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
    }

    void init()
    {
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_, MainWindow::Options{
                           .project = {}, .page = QStringLiteral("synthesize"), .demoRecording = {}, .reopen = false});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY_WITH_TIMEOUT(window_->isSettled(), kPatienceMs);
    }

    void cleanup()
    {
        window_.reset();
        session_.reset();
    }

    void withoutMattesItLeadsToMatte()
    {
        QVERIFY(!session_->createProject(nextFolder()));
        auto* page = window_->page(QStringLiteral("synthesize"));
        auto* empty = page->picture()->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!run()->isEnabled());
        QVERIFY(!run()->toolTip().isEmpty());
        QSignalSpy wish(page, &Page::stageRequested);
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(wish.size(), 1);
        QCOMPARE(wish.first().first().toString(), QStringLiteral("matte"));
    }

    void aSmallRunFillsTheGallery()
    {
        makeSampleProject(*session_, nextFolder());
        choose({{"count", "4"}, {"dataset", "heap"}, {"seed", "7"}}, {{"instances", "3:5"}, {"size", "160x120"}});
        QTRY_VERIFY_WITH_TIMEOUT(run()->isEnabled(), kPatienceMs);
        QTest::mouseClick(run(), Qt::LeftButton);
        auto* gallery = find<QListView>("galleryStrip");
        QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), 4, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);

        // The figures shown are those of the store.
        const auto dataset = session_->project().findDataset("heap");
        QVERIFY(dataset);
        const auto images = session_->project().images(dataset->id);
        QCOMPARE(images.size(), std::size_t(4));
        gallery->setCurrentIndex(gallery->model()->index(1, 0));
        const auto instances = session_->project().instances(images[1].id);
        QVERIFY(instances.size() >= 3 && instances.size() <= 5);
        auto* objects = find<QTreeWidget>("objects");
        QTRY_COMPARE(objects->topLevelItemCount(), int(instances.size()));
        objects->setCurrentItem(objects->topLevelItem(0));
        QTRY_VERIFY(find<QLabel>("provenance")->text().contains(QStringLiteral("lemon.mp4")));

        // Thumbnails come in by themselves.
        QTRY_VERIFY_WITH_TIMEOUT(!gallery->model()->index(3, 0).data(Qt::DecorationRole).value<QImage>().isNull(),
                                 kPatienceMs);
        QCOMPARE(int(window_->page(QStringLiteral("synthesize"))->status().state), int(StageState::Done));
        QVERIFY(!run()->isEnabled()); // all four are there
    }

    void bothButtonsAreOne()
    {
        makeSampleProject(*session_, nextFolder());
        auto* middle = window_->page(QStringLiteral("synthesize"))
                           ->picture()
                           ->findChild<QPushButton*>(QStringLiteral("emptyButton"));
        choose({{"count", "5"}, {"dataset", "heap"}}, {});
        QTRY_VERIFY(run()->isEnabled());
        QCOMPARE(middle->text(), run()->text());
        QVERIFY(middle->text().contains(QLatin1Char('5')) && middle->isEnabled());
        choose({{"dataset", ""}}, {});
        QVERIFY(!run()->isEnabled());
        QVERIFY(!middle->isEnabled());
        QVERIFY(!run()->toolTip().isEmpty());
        QCOMPARE(middle->toolTip(), run()->toolTip());
    }

    void moreAreAddedAndOneDeleted()
    {
        makeSampleProject(*session_, nextFolder());
        choose({{"count", "2"}, {"dataset", "heap"}}, {{"instances", "2:2"}, {"size", "96x96"}});
        QTRY_VERIFY_WITH_TIMEOUT(run()->isEnabled(), kPatienceMs);
        QTest::mouseClick(run(), Qt::LeftButton);
        auto* gallery = find<QListView>("galleryStrip");
        QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), 2, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        choose({{"count", "3"}}, {});
        QTRY_VERIFY(run()->isEnabled());
        QTRY_VERIFY(run()->text().contains(QLatin1Char('1')));
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), 3, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);

        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        auto* remove = find<QToolButton>("deleteImage");
        QTRY_VERIFY(remove->isEnabled());
        QTest::mouseClick(remove, Qt::LeftButton);
        auto* confirm = find<QPushButton>("confirmDelete");
        QTRY_VERIFY(confirm->isVisible());
        window_->activateWindow(); // shortcuts act in the active window alone
        QTRY_VERIFY(window_->isActiveWindow());
        QTest::keyClick(confirm, Qt::Key_Escape);
        QTRY_VERIFY(!confirm->isVisible());
        QCOMPARE(gallery->model()->rowCount(), 3);
        auto* canvas = find<ImageCanvas>("synthesisCanvas"); // the picture knows the keys of the strip
        canvas->setFocus();
        QTRY_VERIFY(canvas->hasFocus());
        QTest::keyClick(canvas, Qt::Key_D);
        QTRY_COMPARE(gallery->currentIndex().row(), 1);
        QTest::keyClick(canvas, Qt::Key_A);
        QTRY_COMPARE(gallery->currentIndex().row(), 0);
        QTest::keyClick(canvas, Qt::Key_Delete);
        QTRY_VERIFY(confirm->isVisible());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(gallery->model()->rowCount(), 2);
    }

    void aNewDataSetTakesAFreeSeedAndIsShown()
    {
        makeSampleProject(*session_, nextFolder());
        make(2, "heap");
        choose({{"dataset", "second"}}, {});
        QTRY_COMPARE(seed(), QStringLiteral("2"));
        choose({{"count", "1"}}, {});
        make(1, "second");
        QCOMPARE(session_->project().datasets().size(), std::size_t(2));
        const store::Id second = session_->project().findDataset("second")->id;
        QTRY_COMPARE(session_->datasetId(), second);
        auto* list = find<QListWidget>("datasets");
        QTRY_VERIFY(list->currentItem() && list->currentItem()->text().startsWith(QStringLiteral("second")));
        QTRY_COMPARE(find<QListView>("galleryStrip")->model()->rowCount(), 1);
        QTRY_COMPARE(find<QTreeWidget>("objects")->topLevelItemCount(), 2);
        // The one before goes on with its own, whichever page chose it.
        session_->setDataset(session_->project().findDataset("heap")->id);
        QCOMPARE(seed(), QStringLiteral("1"));
        QCOMPARE(find<QListView>("galleryStrip")->model()->rowCount(), 2);
        choose({{"count", "3"}}, {});
        QVERIFY(run()->isEnabled());
    }

    void aSeedThatWasTypedStaysAndTheNextIsOffered()
    {
        makeSampleProject(*session_, nextFolder());
        make(1, "heap");
        auto* why = page()->optionsPanel()->findChild<QLabel*>(QStringLiteral("offReason"));
        auto* offer = find<QPushButton>("takeSeed");
        choose({{"seed", "5"}}, {}); // not the one it was begun with
        choose({{"count", "2"}}, {});
        QVERIFY(!run()->isEnabled());
        QVERIFY2(offer->isVisible() && offer->text().contains(QLatin1Char('1')), qPrintable(offer->text()));
        choose({{"seed", "1"}, {"dataset", "second"}}, {});
        QVERIFY(!run()->isEnabled());
        QVERIFY(why->isVisible());
        QVERIFY2(why->text().contains(QStringLiteral("seed 2 is free")), qPrintable(why->text()));
        QCOMPARE(run()->toolTip(), why->text());
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(seed(), QStringLiteral("2"));
        QVERIFY(run()->isEnabled());
        QVERIFY(!why->isVisible() && !offer->isVisible());
    }

    void dataSetGoesOnlyAfterASecondPress()
    {
        makeSampleProject(*session_, nextFolder());
        choose({{"count", "1"}, {"dataset", "heap"}}, {{"instances", "2:2"}, {"size", "96x96"}});
        QTRY_VERIFY_WITH_TIMEOUT(run()->isEnabled(), kPatienceMs);
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("datasets")->count(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        auto* remove = find<QPushButton>("removeDataset");
        QTRY_VERIFY(remove->isEnabled());
        QTest::mouseClick(remove, Qt::LeftButton);
        QCOMPARE(session_->project().datasets().size(), std::size_t(1));
        QTest::mouseClick(find<QPushButton>("confirmRemove"), Qt::LeftButton);
        QCOMPARE(session_->project().datasets().size(), std::size_t(0));
        QTRY_COMPARE(find<QListView>("galleryStrip")->model()->rowCount(), 0);
    }

    void neighboursNeverShareAHue()
    {
        QVector<QRect> boxes;
        for (int y = 0; y < 6; ++y)
            for (int x = 0; x < 6; ++x)
                boxes.push_back(QRect(x * 10, y * 10, 12, 12));
        const QVector<int> hues = assignHues(boxes);
        for (int i = 0; i < boxes.size(); ++i) {
            QVERIFY(hues[i] >= 0 && hues[i] < 20);
            for (int j = 0; j < i; ++j)
                if (boxes[i].adjusted(-4, -4, 4, 4).intersects(boxes[j])) QVERIFY(hues[i] != hues[j]);
        }
    }

private:
    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }
    QPushButton* run() const { return find<QPushButton>("runSynthesis"); }
    Page* page() const { return window_->page(QStringLiteral("synthesize")); }
    QString seed() const { return forms().first()->values().value(QStringLiteral("seed")); }
    QList<OptionsForm*> forms() const
    {
        return window_->page(QStringLiteral("synthesize"))->optionsPanel()->findChildren<OptionsForm*>();
    }
    void make(int count, const QString& dataset)
    {
        choose({{"count", QString::number(count)}, {"dataset", dataset}}, {{"instances", "2:2"}, {"size", "96x96"}});
        QTRY_VERIFY_WITH_TIMEOUT(run()->isEnabled(), kPatienceMs);
        QTest::mouseClick(run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(session_->project().findDataset(dataset.toStdString()), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        QTRY_COMPARE(find<QListView>("galleryStrip")->model()->rowCount(), count);
        QTRY_VERIFY(run()->text() != QStringLiteral("Cancel"));
    }
    QString nextFolder() { return projects_.filePath(QStringLiteral("Projekt é 日本 %1").arg(++count_)); }

    void choose(const OptionsForm::Values& data, const OptionsForm::Values& options)
    {
        QVERIFY(forms().size() >= 2); // the data set's and the pictures'; then that of the likelihood
        forms()[0]->setValues(data);
        forms()[1]->setValues(options);
    }

    QTemporaryDir settings_, projects_;
    int count_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(SynthesizePageTest)
#include "synthesize_page_test.moc"
