// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/photos_page.h"

#include "engine/core/files.h"
#include "engine/media/image_file.h"
#include "ui/models/gallery_view.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/empty_state.h"
#include "ui/views/before_after_view.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {

constexpr int kCalmReloadMs = 30, kBusyReloadMs = 500; // while a job writes, the list need not follow every row
constexpr int kLeastHalf = 256;                        // px: no smaller copies than this

// Off the GUI thread: a camera's photo takes long to decode, and long to shrink.
QVector<QImage> halvesOf(QImage image)
{
    QVector<QImage> halves;
    while (std::min(image.width(), image.height()) > 2 * kLeastHalf) {
        image = image.scaled(image.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        halves << image;
    }
    return halves;
}

QImage readPhoto(const QString& file)
{
    try {
        return toQImage(media::readImage(pathFromUtf8(file.toStdString())));
    } catch (...) { // too little memory as well: this is a pool's thread
        return {};  // said in the picture's place
    }
}

} // namespace

PhotosPage::PhotosPage(Session& session, QWidget* parent)
    : Page(session, parent), store_(session), model_(new PhotosModel(this))
{
    setObjectName(QStringLiteral("photosPage"));
    reader_.setMaxThreadCount(1);
    buildHistory();
    buildOptions();
    buildPicture();
    buildInspector();
    reloadTimer_.setSingleShot(true);
    connectParts();
    forget();
    reload();
}

PhotosPage::~PhotosPage()
{
    history_.disconnect(this); // it clears itself when the buttons are gone
    reader_.waitForDone();
}

QWidget* PhotosPage::optionsPanel()
{
    return options_;
}

QWidget* PhotosPage::picture()
{
    return picture_;
}

QWidget* PhotosPage::inspector()
{
    return inspector_;
}

QWidget* PhotosPage::strip()
{
    return stripPages_;
}

void PhotosPage::connectParts()
{
    connect(&reloadTimer_, &QTimer::timeout, this, &PhotosPage::reload);
    connect(&session_, &Session::contentChanged, this, [this] {
        if (!reloadTimer_.isActive()) reloadTimer_.start(session_.runner().isBusy() ? kBusyReloadMs : kCalmReloadMs);
    });
    connect(&session_, &Session::projectChanged, this, &PhotosPage::forget);
    connect(&session_, &Session::objectChanged, this, &PhotosPage::forget);
    connect(&session_, &Session::jobStateChanged, this, &PhotosPage::jobChanged);
    connect(&store_, &StoreWorker::failed, this, &PhotosPage::storeFailed);
    connect(&history_, &QUndoStack::indexChanged, this, &PhotosPage::refreshEnabled);
    connect(&light_, &LightPreview::ready, this, &PhotosPage::takeLight);
    connect(form_, &OptionsForm::changed, this, &PhotosPage::requestLight);
    connect(view_, &SegmentedSwitch::currentChanged, this, [this](int view) { setView(View(view)); });
    connect(subject_, &SegmentedSwitch::currentChanged, this, [this] {
        refreshEnabled();
        showLight();
    });
    connect(another_, &QToolButton::clicked, this, [this] {
        ++sourceTurn_;
        source_.reset();
        showLight();
    });
    connect(teach_, &QPushButton::clicked, this, [this] { setTeaching(true); });
    connect(holdOut_, &QPushButton::clicked, this, [this] { setTeaching(false); });
    connect(grid_, &QToolButton::toggled, this, &PhotosPage::refreshMiddle);
    connect(remove_, &QToolButton::clicked, this, &PhotosPage::removeChosen);
    connect(gridView_, &QListView::doubleClicked, this, [this] { grid_->setChecked(false); });
    connect(strip_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        auto* selection = strip_->selectionModel();
        if (!selection->hasSelection() && selection->currentIndex().isValid()) // a click beside the photos
            return selection->select(selection->currentIndex(), QItemSelectionModel::Select);
        refresh();
    });
    connect(strip_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showPhoto();
        requestLight();
    });
    for (ImageCanvas* canvas : {canvas_, compare_->canvas()}) {
        connect(canvas, &ImageCanvas::pointed, this, &Page::pointed);
        canvas->installEventFilter(this);
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{strip_, gridView_, view_, subject_})
        widget->installEventFilter(this);
}

// Another project or object: nothing of the one before may be shown, undone or answered.
void PhotosPage::forget()
{
    history_.clear();
    imports_.clear();
    loading_ = loadAgain_ = false;
    source_.reset();
    light_.cancel();
    compare_->setImages({}, {});
    clipped_->clear();
    clippedHint_->clear();
    noteImport({}, {});
    takePhotos({});
    if (session_.hasProject() && !session_.isReadOnly())
        store_.write([](store::Project& project) { discardRemovedPhotos(project); });
    reload();
    showLight();
}

// One question at a time; what changed meanwhile is asked for once more afterwards. A list that was read before a
// person's last edit would take it back for a moment.
void PhotosPage::reload()
{
    if (!session_.hasProject()) return;
    if (loading_) {
        loadAgain_ = true;
        return;
    }
    loading_ = true;
    const store::Id object = session_.objectId();
    store_.ask<QVector<PhotoInfo>>([object](store::Project& project) { return loadPhotos(project, object); },
                                   [this, object, edits = edits_](const QVector<PhotoInfo>& photos) {
                                       loading_ = false;
                                       const bool stale = edits != edits_;
                                       if (object == session_.objectId() && !stale) takePhotos(photos);
                                       if (std::exchange(loadAgain_, false) || stale) reload();
                                   });
}

void PhotosPage::takePhotos(const QVector<PhotoInfo>& photos)
{
    QStringList hashes;
    for (const PhotoInfo& photo : chosen())
        hashes << photo.hash();
    const QString hash = current() ? current()->hash() : QString();
    const int row = strip_->currentIndex().row();
    if (model_->setPhotos(photos)) {
        choose(hashes, hash);
        // What was looked at is gone: its neighbour, or the first.
        if (!current() && !photos.isEmpty())
            strip_->selectionModel()->setCurrentIndex(model_->index(std::clamp(row, 0, int(photos.size()) - 1)),
                                                      QItemSelectionModel::ClearAndSelect);
        showPhoto();
        requestLight();
    }
    refresh();
    Q_EMIT statusChanged();
}

void PhotosPage::choose(const QStringList& hashes, const QString& current)
{
    QItemSelection selection;
    for (const QString& hash : hashes) {
        const int row = model_->rowOf(hash);
        if (row >= 0) selection.select(model_->index(row), model_->index(row));
    }
    const int row = model_->rowOf(current);
    auto* selected = strip_->selectionModel();
    if (row >= 0) selected->setCurrentIndex(model_->index(row), QItemSelectionModel::ClearAndSelect);
    if (!selection.isEmpty()) selected->select(selection, QItemSelectionModel::ClearAndSelect);
}

const PhotoInfo* PhotosPage::current() const
{
    const QModelIndex index = strip_->currentIndex();
    return index.isValid() ? &model_->photos().at(index.row()) : nullptr;
}

QVector<PhotoInfo> PhotosPage::chosen() const
{
    QVector<PhotoInfo> photos;
    for (const QModelIndex& index : strip_->selectionModel()->selectedIndexes())
        photos << model_->photos().at(index.row());
    return photos;
}

StageStatus PhotosPage::status() const
{
    StageStatus status;
    if (!session_.hasProject() || session_.objectId() == 0) return status;
    const int count = model_->rowCount();
    status.state = count > 0 ? StageState::Done : StageState::Ready;
    if (count > 0) status.count = tr("%Ln photos", nullptr, count);
    for (const qint64 job : imports_.keys()) {
        const auto running = session_.runner().status(job);
        if (!running || running->state != jobs::JobState::Running) continue;
        status.state = StageState::Running;
        status.percent = running->progress.total > 0 ? int(100 * running->progress.done / running->progress.total) : -1;
    }
    return status;
}

void PhotosPage::activated()
{
    strip_->setFocus();
    if (view_->current() == Light) showLight(); // mattes or a data set may have come since
}

void PhotosPage::setView(View view)
{
    {
        const QSignalBlocker quiet(view_);
        view_->setCurrent(view);
    }
    refreshMiddle();
    refresh();
    if (view == Light) showLight();
}

// The newest wish wins: while one photo is read, those passed over meanwhile are skipped.
void PhotosPage::showPhoto()
{
    const PhotoInfo* photo = current();
    wanted_ = photo ? photo->file : QString();
    if (!photo) {
        shown_.clear();
        canvas_->setImage({});
    }
    if (wanted_ == shown_ || reading_ || !photo) return;
    reading_ = true;
    reader_.start([this, file = wanted_] {
        const QImage image = readPhoto(file);
        const QVector<QImage> halves = halvesOf(image);
        // The destructor waits for the reader; a call to a page that is gone is dropped.
        QMetaObject::invokeMethod(
            this, [this, file, image, halves] { takePicture(file, image, halves); }, Qt::QueuedConnection);
    });
}

void PhotosPage::takePicture(const QString& file, const QImage& image, const QVector<QImage>& halves)
{
    reading_ = false;
    if (file != wanted_) return showPhoto();
    shown_ = file;
    canvas_->setEmptyText(tr("This photo cannot be read"), file);
    canvas_->setImage(image, halves);
    refresh();
}

} // namespace clutch::ui
