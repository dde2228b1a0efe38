// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/synthesize_page.h"

#include "engine/jobs/jobs.h"
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/dataset_options.h"
#include "ui/pages/image_inspector.h"
#include "ui/pages/likelihood_section.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/views/image_canvas.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {

constexpr int kReloadMs = 400; // the gallery need not follow every picture of a fast run

constexpr int kUnseenReloadMs = 2000; // while another page's job runs, for the stage bar alone

// What the runner calls a synthesis, whoever queued it.
const std::string& synthesisTitle()
{
    static const std::string title = jobs::makeSynthesisJob({})->title();
    return title;
}

} // namespace

SynthesizePage::SynthesizePage(Session& session, QWidget* parent)
    : Page(session, parent), model_(new ImagesModel(this)), monitor_(new JobMonitor(session, this))
{
    setObjectName(QStringLiteral("synthesizePage"));
    buildOptions();
    buildMiddle();
    inspector_ = new ImageInspector(session);
    strip_ = new GalleryView(GalleryView::Shape::Strip);
    strip_->setModel(model_);
    strip_->addActions(work_->actions()); // the picture's keys
    gridView_->setSelectionModel(strip_->selectionModel());

    reloadTimer_.setSingleShot(true);
    connect(&reloadTimer_, &QTimer::timeout, this, &SynthesizePage::reload);
    connect(&session, &Session::contentChanged, this, [this] {
        const bool calm = stack_->isVisible() || !session_.runner().isBusy();
        if (!reloadTimer_.isActive()) reloadTimer_.start(calm ? kReloadMs : kUnseenReloadMs);
    });
    const auto restart = [this] {
        dataset_ = 0;
        awaited_.clear();
        begun_.clear();
        shownSeed_ = dataForm_->as<DatasetOptions>().seed; // as it was remembered
        seedIsTheirs_ = false;
        follows_ = true;
        canvas_->setInstances({});
        canvas_->setHighlight({});
        canvas_->setImage({});
        strip_->setCurrentIndex({}); // so that the newest picture is chosen, and with that shown, again
        reload();
    };
    connect(&session, &Session::projectChanged, this, restart);
    connect(&session, &Session::objectChanged, this, restart);
    connect(&session, &Session::datasetChanged, this, &SynthesizePage::showDataset);
    connect(monitor_, &JobMonitor::sampled, this, &SynthesizePage::jobSampled);
    connect(strip_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) showImage(index.row());
    });
    for (GalleryView* view : {strip_, gridView_})
        connect(view, &GalleryView::deletePressed, this, &SynthesizePage::askDeletion);
    connect(gridView_, &QListView::doubleClicked, this, [this] { grid_->setChecked(false); });
    connect(inspector_, &ImageInspector::instanceChosen, this,
            [this] { canvas_->setHighlight(inspector_->chosenMask()); });
    connect(inspector_, &ImageInspector::datasetChosen, this, [this](qint64 id) { chooseDataset(id); });
    connect(inspector_, &ImageInspector::datasetRemoved, this, [this](qint64 id) {
        try {
            session_.project().removeDataset(id);
        } catch (...) {
            session_.raise(errorFromCurrentException("studio"));
        }
        session_.notifyContentChanged();
    });
    restart();
    jobSampled();
}

SynthesizePage::~SynthesizePage() = default;

QWidget* SynthesizePage::optionsPanel()
{
    return panel_;
}

QWidget* SynthesizePage::inspector()
{
    return inspector_;
}

QWidget* SynthesizePage::strip()
{
    return strip_;
}

void SynthesizePage::activated()
{
    reload();
}

StageStatus SynthesizePage::status() const
{
    if (!session_.hasProject()) return {};
    if (waiting_) return {StageState::Ready, -1, tr("waiting")};
    if (job_ != 0) return {StageState::Running, percent_, {}};
    std::int64_t images = 0;
    store::Id oldest = 0;
    for (const store::DatasetRow& row : datasets_) {
        images += row.images;
        if (row.images > 0) oldest = oldest == 0 ? row.run : std::min(oldest, row.run);
    }
    if (images == 0) return {mattes_ == 0 ? StageState::Empty : StageState::Ready, -1, {}};
    const bool stale = oldest != 0 && newestMatteRun_ > oldest;
    return {stale ? StageState::Stale : StageState::Done, -1, tr("%Ln pictures", nullptr, int(images))};
}

const store::DatasetRow* SynthesizePage::datasetNamed(const std::string& name) const
{
    const auto found = std::find_if(datasets_.begin(), datasets_.end(),
                                    [&](const store::DatasetRow& row) { return row.name == name; });
    return found == datasets_.end() ? nullptr : &*found;
}

void SynthesizePage::reload()
{
    datasets_.clear();
    mattes_ = 0;
    newestMatteRun_ = 0;
    if (session_.hasProject()) {
        try {
            for (const store::DatasetRow& row : session_.project().datasets())
                if (row.object == session_.objectId()) datasets_.push_back(row);
            if (session_.objectId() != 0) {
                for (const store::MatteRow& row : session_.project().usedMattes(session_.objectId())) {
                    ++mattes_;
                    newestMatteRun_ = std::max(newestMatteRun_, row.run);
                }
            }
            loadRecipes();
        } catch (...) {
            session_.raise(errorFromCurrentException("studio"));
        }
    }
    likelihood_->refresh(mattes_ > 0);
    if (const store::DatasetRow* begun = awaited_.empty() ? nullptr : datasetNamed(awaited_)) {
        awaited_.clear();
        session_.setDataset(begun->id);
    }
    showDataset();
    followSeed();
    Q_EMIT statusChanged();
}

// That chosen on any page, else the newest.
void SynthesizePage::showDataset()
{
    const auto chosen = std::ranges::find(datasets_, session_.datasetId(), &store::DatasetRow::id);
    const store::DatasetRow* shown = chosen != datasets_.end() ? &*chosen
                                     : datasets_.empty()       ? nullptr
                                                               : &datasets_.back();
    const store::Id before = std::exchange(dataset_, shown ? shown->id : 0);
    // A name being typed for a new data set stays.
    if (shown && shown->id == session_.datasetId() && before != dataset_ &&
        datasetNamed(dataForm_->as<DatasetOptions>().dataset))
        dataForm_->setValues({{QStringLiteral("dataset"), QString::fromStdString(shown->name)}});
    inspector_->setDatasets(datasets_, dataset_);
    reloadImages();
    refreshControls();
}

void SynthesizePage::reloadImages()
{
    std::vector<store::ImageRow> images;
    try {
        if (dataset_ != 0) images = session_.project().images(dataset_);
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
    }
    model_->setImages(std::move(images), session_.projectFolder());
    const int rows = model_->rowCount();
    if (rows == 0) inspector_->setImage(std::nullopt, {});
    // Nothing runs and nothing is chosen: show the newest rather than an empty middle.
    if (rows > 0 && job_ == 0 && !strip_->currentIndex().isValid())
        strip_->setCurrentIndex(model_->index(rows - 1));
    else if (rows > 0 && job_ != 0 && follows_)
        strip_->scrollTo(model_->index(rows - 1));
}

void SynthesizePage::chooseDataset(store::Id dataset)
{
    seedIsTheirs_ = false;
    for (const store::DatasetRow& row : datasets_)
        if (row.id == dataset) dataForm_->setValues({{QStringLiteral("dataset"), QString::fromStdString(row.name)}});
    session_.setDataset(dataset);
}

void SynthesizePage::refreshMiddle()
{
    const bool anything = (job_ != 0 && !waiting_) || model_->rowCount() > 0;
    stack_->setCurrentWidget(anything ? work_ : static_cast<QWidget*>(empty_));
    if (anything) return;
    empty_->setButtonEnabled(true, {});
    if (waiting_)
        empty_->setText(
            tr("Waiting its turn"),
            tr("The pictures are made as soon as the jobs before are done. Their progress is at the bottom right."));
    else if (mattes_ == 0)
        empty_->setText(
            tr("No mattes yet"),
            tr("Pictures of heaps are laid from cut-outs. Go to Matte and cut your object out of its recording first."),
            tr("Go to Matte"));
    else
        empty_->setText(tr("%Ln cut-outs are ready", nullptr, int(mattes_)),
                        run_->isEnabled()
                            ? tr("Choose on the left how many objects lie in a picture, then watch the pictures fill.")
                            : run_->toolTip(),
                        run_->text());
    if (mattes_ != 0) empty_->setButtonEnabled(run_->isEnabled(), run_->toolTip());
}

void SynthesizePage::jobSampled()
{
    const std::int64_t before = job_;
    const bool wasStopping = stopping_;
    const int percentBefore = percent_;
    const bool wasWaiting = waiting_;
    job_ = 0;
    percent_ = -1;
    stopping_ = false;
    waiting_ = false;
    for (const jobs::JobStatus& status : monitor_->statuses()) {
        if (status.title != synthesisTitle() || isFinished(status.state) || job_ != 0) continue;
        job_ = status.id;
        percent_ = percentOf(status.progress);
        stopping_ = status.state == jobs::JobState::Stopping;
        waiting_ = status.state == jobs::JobState::Queued;
        if (!follows_ || isWatching() || status.previewSerial == previewSerial_ || status.previewSerial == 0) continue;
        const Preview preview = session_.runner().preview(status.id);
        previewSerial_ = preview.serial;
        if (preview.image.empty()) continue;
        canvas_->setInstances({});
        canvas_->setHighlight({});
        canvas_->setImage(toQImage(preview.image));
        const Progress& progress = status.progress;
        caption_->setText(tr("Picture %1 of %2").arg(std::min(progress.done + 1, progress.total)).arg(progress.total));
    }
    live_->setVisible(job_ != 0 && !waiting_ && follows_);
    if (before == job_ && wasStopping == stopping_ && percentBefore == percent_ && wasWaiting == waiting_) return;
    if (before != job_) {
        if (job_ != 0) follows_ = true;
        previewSerial_ = 0;
        reload();
        if (job_ == 0) awaited_.clear(); // it failed before it began
        if (job_ == 0) watch_.reset();
        // The run is over: what was followed live becomes the newest picture with its masks.
        if (job_ == 0 && follows_ && model_->rowCount() > 0)
            strip_->setCurrentIndex(model_->index(model_->rowCount() - 1));
    }
    refreshControls();
    Q_EMIT statusChanged();
}

} // namespace clutch::ui
