// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/media/image_file.h"
#include "engine/synthesis/illumination.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/options/options_form.h"
#include "ui/pages/photos_page.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/before_after_view.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>

using namespace clutch;
using namespace clutch::ui;

namespace {

constexpr int kPatienceMs = 60000;

/// Runs until it is cancelled, under the name of another job.
class EndlessJob : public jobs::Job {
public:
    explicit EndlessJob(std::string title) : title_(std::move(title)) {}
    std::string title() const override { return title_; }
    std::string subject() const override { return "endless"; }
    std::string run(JobContext& context) override
    {
        for (;;) {
            context.checkCancelled();
            QThread::msleep(1);
        }
    }

private:
    const std::string title_;
};

} // namespace

class PhotosPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        QDir(files_.path()).mkpath(QStringLiteral("Haufen é 日本/more"));
        for (int i = 1; i <= 8; ++i)
            savePhoto(QStringLiteral("Haufen é 日本/%1%2.png").arg(i > 6 ? QStringLiteral("more/") : QString()).arg(i),
                      i);
    }

    void init()
    {
        session_ = std::make_unique<Session>();
        errors_.clear();
        connect(session_.get(), &Session::errorRaised, this,
                [this](const QString& problem, const QString& subject) { errors_ << problem + u' ' + subject; });
        page_ = std::make_unique<PhotosPage>(*session_);
        window_ = std::make_unique<QWidget>();
        auto* grid = new QGridLayout(window_.get());
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(1);
        page_->optionsPanel()->setFixedWidth(280);
        page_->inspector()->setFixedWidth(300);
        grid->addWidget(page_->optionsPanel(), 0, 0);
        grid->addWidget(page_->picture(), 0, 1);
        grid->addWidget(page_->inspector(), 0, 2);
        grid->addWidget(page_->strip(), 1, 0, 1, 3);
        grid->setColumnStretch(1, 1);
        window_->resize(1280, 760);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }

    void cleanup()
    {
        window_.reset();
        page_.reset();
        session_.reset();
    }

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

    void showsWhatTheLightDoes()
    {
        open();
        drop({folder()}, 8);
        choose(0);
        showLight();
        auto* compare = page()->picture()->findChild<BeforeAfterView*>();
        QTRY_VERIFY_WITH_TIMEOUT(!compare->canvas()->image().isNull(), kPatienceMs);
        QCOMPARE(compare->canvas()->image().size(), QSize(640, 480)); // laid from the cut-outs
        QTRY_VERIFY(find<QLabel>("clippedShare")->text().contains(QLatin1Char('%')));
        const QImage match = compare->canvas()->image();
        QVERIFY(shareOf(match, [](const QColor& c) { return c.saturation() > 100; }) > 0.02); // the objects
        // The photo is dark on the left and bright on the right; the white ground now is too.
        QVERIFY(meanOf(match, {0, 0, 40, 480}) + 40 < meanOf(match, {600, 0, 40, 480}));

        page()->optionsPanel()->findChild<OptionsForm*>()->setValues(
            {{QStringLiteral("mode"), QStringLiteral("replace")}});
        QTRY_VERIFY_WITH_TIMEOUT(compare->canvas()->image() != match, kPatienceMs);
        const QImage replaced = compare->canvas()->image();
        choose(7); // another photo, other light
        QTRY_VERIFY_WITH_TIMEOUT(compare->canvas()->image() != replaced, kPatienceMs);
        page()->optionsPanel()->findChild<OptionsForm*>()->setValues(
            {{QStringLiteral("mode"), QStringLiteral("match")}});
        auto* subject = find<SegmentedSwitch>("lightSubject");
        QTest::mouseClick(subject, Qt::LeftButton, {}, subject->segmentRect(PhotosPage::Itself).center());
        QTRY_COMPARE_WITH_TIMEOUT(compare->canvas()->image().size(), QSize(96, 64), kPatienceMs);
        const cv::Mat photo = media::readImage(pathFromUtf8((folder() + QStringLiteral("/more/8.png")).toStdString()));
        QCOMPARE(compare->canvas()->image(),
                 toQImage(synthesis::relightReal(photo, synthesis::IlluminationMode::Match).image));
    }

    void prefersPicturesOfADataSet()
    {
        open();
        jobs::SynthesisRequest request;
        request.project = pathFromUtf8(session_->projectFolder().toStdString());
        request.object = "lemon";
        request.dataset = "heap";
        request.count = 2;
        request.options.size = {160, 120};
        request.options.instances = {2, 2};
        session_->run(jobs::makeSynthesisJob(request));
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        drop({folder()}, 8);
        showLight();
        auto* canvas = page()->picture()->findChild<BeforeAfterView*>()->canvas();
        QTRY_COMPARE_WITH_TIMEOUT(canvas->image().size(), QSize(160, 120), kPatienceMs);
        const QImage first = canvas->image();
        QTest::mouseClick(find<QToolButton>("anotherPicture"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(canvas->image() != first, kPatienceMs);
    }

    void theDividerMoves()
    {
        BeforeAfterView view;
        QImage before(200, 100, QImage::Format_RGB32), after(200, 100, QImage::Format_RGB32);
        before.fill(Qt::red), after.fill(Qt::blue);
        view.setImages(before, after);
        view.resize(640, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        ImageCanvas* canvas = view.canvas();
        const auto colourAt = [&](double x) {
            return canvas->grab().toImage().pixelColor(canvas->widgetFromImage({x, 20}).toPoint());
        };
        QCOMPARE(colourAt(60), QColor(Qt::red));
        QCOMPARE(colourAt(140), QColor(Qt::blue));
        QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->widgetFromImage({100, 50}).toPoint());
        QTest::mouseMove(canvas, canvas->widgetFromImage({160, 50}).toPoint());
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->widgetFromImage({160, 50}).toPoint());
        QCOMPARE(view.slider()->value(), 80);
        QCOMPARE(colourAt(140), QColor(Qt::red));
        QTest::keyClick(canvas, Qt::Key_Left);
        QCOMPARE(view.slider()->value(), 79);
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(view.slider()->value(), 69);
        QVERIFY(qAbs(canvas->divider() - 0.69) < 1e-6);
        QTest::keyClick(canvas, Qt::Key_Home);
        QCOMPARE(colourAt(60), QColor(Qt::blue));
        view.slider()->setValue(50);
        QCOMPARE(canvas->divider(), 0.5);
    }

private:
    PhotosPage* page() const { return page_.get(); }
    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }
    QListView* strip() const { return find<QListView>("photoStrip"); }
    ImageCanvas* canvas() const { return find<ImageCanvas>("photoCanvas"); }
    QString nextFolder() { return projects_.filePath(QStringLiteral("Projekt é 日本 %1").arg(++count_)); }
    QString folder() const { return files_.filePath(QStringLiteral("Haufen é 日本")); }
    QString file(int number) const { return folder() + QStringLiteral("/%1.png").arg(number); }

    // Dark on the left and bright on the right, or the other way round.
    void savePhoto(const QString& name, int number)
    {
        QImage image(96, 64, QImage::Format_RGB32);
        for (int x = 0; x < image.width(); ++x) {
            const int level = 60 + 150 * (number % 2 ? x : image.width() - 1 - x) / image.width() + number;
            for (int y = 0; y < image.height(); ++y)
                image.setPixelColor(x, y, QColor(level, level, level));
        }
        QVERIFY(image.save(files_.filePath(name)));
    }

    void open()
    {
        makeSampleProject(*session_, nextFolder());
        QTRY_VERIFY(find<QPushButton>("importPhotos")->isEnabled());
        window_->activateWindow(); // shortcuts act in the active window alone
        QTRY_VERIFY(window_->isActiveWindow());
    }

    void drop(const QStringList& paths, int countAfter)
    {
        page()->dropFiles(paths);
        QTRY_COMPARE_WITH_TIMEOUT(strip()->model()->rowCount(), countAfter, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        QTRY_VERIFY(find<QToolButton>("removePhotos")->isEnabled());
    }

    // Pictures in the light of those that teach.
    void synthesizeLit(int count)
    {
        jobs::SynthesisRequest request;
        request.project = pathFromUtf8(session_->projectFolder().toStdString());
        request.object = "lemon";
        request.dataset = "lit";
        request.count = count;
        request.options.size = {64, 48};
        request.options.instances = {1, 1};
        request.options.illumination = synthesis::IlluminationMode::Match;
        session_->run(jobs::makeSynthesisJob(request));
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        QTRY_VERIFY(find<QPushButton>("holdOut")->isEnabled());
    }

    bool pressedHoldOutIsRefused()
    {
        QTest::keyClick(strip(), Qt::Key_H);
        return !errors_.isEmpty() && errors_.last().contains(QStringLiteral("pictures in its light"));
    }

    void choose(int row)
    {
        strip()->selectionModel()->setCurrentIndex(strip()->model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect);
        strip()->setFocus();
    }
    void showLight()
    {
        auto* view = find<SegmentedSwitch>("photoView");
        QTest::mouseClick(view, Qt::LeftButton, {}, view->segmentRect(PhotosPage::Light).center());
        QTRY_VERIFY(find<QLabel>("clippedShare")->isVisible());
    }
    void undo() { QTest::keyClick(strip(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(strip(), Qt::Key_Y, Qt::ControlModifier); }

    // In the store and in the page; -1 while they differ.
    int countOfPhotos()
    {
        const int stored = int(session_->project().photos(session_->objectId(), "cluster").size());
        return stored == strip()->model()->rowCount() ? stored : -1;
    }
    QStringList heldOut()
    {
        QStringList names;
        for (const PhotoInfo& photo : loadPhotos(session_->project(), session_->objectId()))
            if (!photo.teaches()) names << photo.name();
        return names;
    }
    static double shareOf(const QImage& image, const std::function<bool(const QColor&)>& matches)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += matches(image.pixelColor(x, y));
        return double(count) / (image.width() * image.height());
    }
    static double meanOf(const QImage& image, const QRect& part)
    {
        double sum = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                sum += image.pixelColor(x, y).value();
        return sum / (part.width() * part.height());
    }

    QTemporaryDir settings_, projects_, files_;
    int count_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<PhotosPage> page_;
    std::unique_ptr<QWidget> window_;
    QStringList errors_;
};

QTEST_MAIN(PhotosPageTest)
#include "photos_page_test.moc"
