// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/dataset_page.h"

#include "ui/jobs/job_monitor.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/options/options_panel.h"
#include "ui/pages/dataset_charts.h"
#include "ui/pages/dataset_inspector.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/views/fact_list.h"
#include "ui/views/segmented_switch.h"

#include <QApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {

constexpr int kReloadMs = 300, kUnseenReloadMs = 2000; // while a job makes pictures, not after each of them
constexpr double kClickReach = 4;                      // px a click may slip

} // namespace

DatasetPage::DatasetPage(Session& session, QWidget* parent)
    : Page(session, parent), worker_(session), loader_(worker_), monitor_(new JobMonitor(session, this)),
      model_(new ImagesModel(this))
{
    setObjectName(QStringLiteral("datasetPage"));
    inspector_ = new DatasetInspector;
    strip_ = new GalleryView(GalleryView::Shape::Strip);
    strip_->setObjectName(QStringLiteral("datasetStrip"));
    buildOptions();
    buildMiddle();
    buildKeys();
    connectParts();
    restart();
}

DatasetPage::~DatasetPage()
{
    undo_.disconnect(this); // it clears itself, and the parts in other hands may be gone by then
}

QWidget* DatasetPage::optionsPanel()
{
    return panel_;
}

QWidget* DatasetPage::inspector()
{
    return inspector_;
}

QWidget* DatasetPage::strip()
{
    return strip_;
}

void DatasetPage::connectParts()
{
    for (GalleryView* view : {strip_, grid_}) {
        view->setModel(model_);
        view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        connect(view, &GalleryView::deletePressed, this, &DatasetPage::removeChosen);
    }
    grid_->setSelectionModel(strip_->selectionModel());
    connect(grid_, &QListView::doubleClicked, this, [this] { setView(Picture); });
    connect(strip_->selectionModel(), &QItemSelectionModel::currentChanged, this, &DatasetPage::showCurrent);
    connect(strip_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DatasetPage::refreshActions);
    connect(inspector_, &DatasetInspector::objectChosen, this, &DatasetPage::showObject);
    connect(&loader_, &StatisticsLoader::changed, this, &DatasetPage::refreshStatistics);
    connect(&worker_, &StoreWorker::failed, this, [this] { reading_ = false, loading_ = 0; });
    connect(&undo_, &QUndoStack::indexChanged, this, &DatasetPage::refreshActions);
    connect(monitor_, &JobMonitor::sampled, this, &DatasetPage::jobSampled);
    reloadTimer_.setSingleShot(true);
    connect(&reloadTimer_, &QTimer::timeout, this, &DatasetPage::reload);
    connect(&session_, &Session::contentChanged, this, [this] {
        const bool calm = stack_->isVisible() || !session_.runner().isBusy();
        if (!reloadTimer_.isActive()) reloadTimer_.start(calm ? kReloadMs : kUnseenReloadMs);
    });
    connect(&session_, &Session::projectChanged, this, &DatasetPage::restart);
    connect(&session_, &Session::datasetChanged, this, [this] {
        choose_.clear();
        reload();
    });
    connect(&session_, &Session::objectChanged, this, [this] {
        undo_.clear(); // it would change pictures nobody sees
        notice_->hide();
        choose_.clear();
        reload();
    });
}

// Another project. What was deleted in an earlier session can no longer be undone: its files go now.
void DatasetPage::restart()
{
    undo_.clear();
    notice_->hide();
    reading_ = false;
    loading_ = 0;
    choose_.clear();
    take(DatasetSnapshot());
    if (session_.hasProject() && !session_.isReadOnly())
        worker_.write([](store::Project& project) { project.discardRemovedImages(); });
    reload();
}

void DatasetPage::activated()
{
    reload();
    focusGallery(); // where the keys act
}

StageStatus DatasetPage::status() const
{
    if (!session_.hasProject()) return {};
    if (remaking_ != 0) return {StageState::Running, percent_, {}};
    std::int64_t pictures = 0;
    for (const store::DatasetRow& row : snapshot_.datasets)
        pictures += row.images;
    if (pictures == 0) return {StageState::Empty, -1, {}};
    return {StageState::Done, -1, tr("%Ln data sets", nullptr, int(snapshot_.datasets.size()))};
}

void DatasetPage::reload()
{
    if (!session_.hasProject() || session_.objectId() == 0) return take(DatasetSnapshot());
    readAgain_ = reading_;
    if (reading_) return;
    reading_ = true;
    worker_.ask<DatasetSnapshot>([object = session_.objectId(), wanted = session_.datasetId()](
                                     store::Project& project) { return loadDatasets(project, object, wanted); },
                                 [this](DatasetSnapshot snapshot) {
                                     reading_ = false;
                                     if (readAgain_) return reload(); // something changed meanwhile
                                     take(std::move(snapshot));
                                 });
}

void DatasetPage::take(DatasetSnapshot snapshot)
{
    if (snapshot.dataset != snapshot_.dataset) loader_.clear();
    snapshot_ = std::move(snapshot);
    model_->setImages(snapshot_.images, session_.projectFolder());
    loader_.setPictures(snapshot_.images);
    QItemSelection chosen;
    for (const store::Id id : choose_)
        if (const int row = model_->rowOf(id); row >= 0) chosen.select(model_->index(row), model_->index(row));
    if (!chosen.isEmpty()) {
        choose_.clear();
        strip_->setCurrentIndex(chosen.first().topLeft());
        strip_->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    } else if (model_->rowCount() > 0 && !strip_->currentIndex().isValid()) {
        strip_->setCurrentIndex(model_->index(0));
    }
    // What stands in for a deleted picture is current, but nobody chose it yet.
    if (!strip_->selectionModel()->hasSelection() && strip_->currentIndex().isValid())
        strip_->selectionModel()->select(strip_->currentIndex(), QItemSelectionModel::ClearAndSelect);
    refreshPanel();
    refreshMiddle();
    refreshStatistics();
    showCurrent();
    refreshActions();
    Q_EMIT statusChanged();
}

void DatasetPage::refreshMiddle()
{
    const bool any = model_->rowCount() > 0;
    QWidget* shown = any ? work_ : static_cast<QWidget*>(empty_);
    // The strip stays when the middle changes: there Ctrl+Z still acts, and not at whatever button comes next.
    if (stack_->currentWidget() != shown && stack_->isAncestorOf(QApplication::focusWidget())) strip_->setFocus();
    stack_->setCurrentWidget(shown);
    if (any) return;
    if (snapshot_.datasets.empty())
        empty_->setText(tr("No data set yet"),
                        tr("A data set is a pile of labelled pictures. Synthesize lays them from your cut-outs; here "
                           "you look through them."),
                        tr("Go to Synthesize"));
    else
        empty_->setText(tr("No pictures left in this data set"),
                        tr("Ctrl+Z brings back what you deleted; Synthesize makes more."), tr("Go to Synthesize"));
}

void DatasetPage::showCurrent()
{
    const QModelIndex index = strip_->currentIndex();
    wantedPicture_ = index.isValid() ? model_->at(index.row()).id : 0;
    const bool photoMoved = wantedPicture_ != 0 && shown_ && shown_->row.photo != model_->at(index.row()).photo;
    if (wantedPicture_ == 0) {
        shown_.reset();
        inspector_->setPicture(nullptr);
        canvas_->setInstances({});
        canvas_->setImage({});
    } else if (loading_ == 0 && (!shown_ || shown_->row.id != wantedPicture_ || photoMoved)) {
        loading_ = wantedPicture_;
        worker_.ask<PictureDetails>([id = loading_](store::Project& project) { return loadPicture(project, id); },
                                    [this](PictureDetails picture) { take(std::move(picture)); });
    }
    refreshActions();
}

// One is read at a time; of those passed over meanwhile with A and D none.
void DatasetPage::take(PictureDetails picture)
{
    loading_ = 0;
    if (picture.row.id == wantedPicture_ && wantedPicture_ != 0) {
        shown_ = std::make_shared<const PictureDetails>(std::move(picture));
        canvas_->setImage(shown_->pixels);
        if (shown_->pixels.isNull()) canvas_->setEmptyText(tr("This picture cannot be read"), shown_->file);
        inspector_->setPicture(shown_);
        showMasks();
        return;
    }
    if (wantedPicture_ != 0) showCurrent();
}

void DatasetPage::showMasks()
{
    const bool any = shown_ && !shown_->pixels.isNull() && masks_->isChecked();
    canvas_->setInstances(any ? shown_->masks : QVector<ImageCanvas::Instance>());
}

void DatasetPage::showObject(int index)
{
    const bool any = shown_ && !shown_->pixels.isNull() && index >= 0 && index < int(shown_->objects.size());
    canvas_->setHighlight(any ? decodeMask(shown_->objects[std::size_t(index)].row.visible) : cv::Mat());
}

void DatasetPage::step(int pictures)
{
    const int rows = model_->rowCount();
    if (rows == 0) return;
    strip_->setCurrentIndex(model_->index(std::clamp(strip_->currentIndex().row() + pictures, 0, rows - 1)));
}

void DatasetPage::focusGallery()
{
    (grid_->isVisible() ? grid_ : strip_)->setFocus();
}

void DatasetPage::setView(View view)
{
    view_->setCurrent(view);
}

bool DatasetPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != canvas_) return Page::eventFilter(watched, event);
    // The canvas would hide its overlay and leave the button as it is.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_T) {
        event->ignore();
        return true;
    }
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) pressed_ = mouse->position();
    if (event->type() == QEvent::MouseMove && pressed_ && QLineF(*pressed_, mouse->position()).length() > kClickReach)
        pressed_.reset();
    if (event->type() == QEvent::MouseButtonRelease && mouse->button() == Qt::LeftButton && pressed_) {
        pressed_.reset();
        const QPointF point = canvas_->imageFromWidget(mouse->position());
        if (shown_)
            inspector_->chooseObject(objectAt(*shown_, QPoint(int(std::floor(point.x())), int(std::floor(point.y())))));
    }
    return Page::eventFilter(watched, event);
}

} // namespace clutch::ui
