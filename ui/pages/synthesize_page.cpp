// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/synthesize_page.h"

#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/dataset_options.h"
#include "ui/pages/image_inspector.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/theme.h"
#include "ui/views/image_canvas.h"

#include <QFileDialog>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kReloadMs = 400; // the gallery need not follow every picture of a fast run

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
    gridView_->setSelectionModel(strip_->selectionModel());

    reloadTimer_.setSingleShot(true);
    reloadTimer_.setInterval(kReloadMs);
    connect(&reloadTimer_, &QTimer::timeout, this, &SynthesizePage::reload);
    connect(&session, &Session::contentChanged, this, [this] {
        if (!reloadTimer_.isActive()) reloadTimer_.start();
    });
    const auto restart = [this] {
        dataset_ = 0;
        follows_ = true;
        canvas_->setInstances({});
        canvas_->setImage({});
        reload();
    };
    connect(&session, &Session::projectChanged, this, restart);
    connect(&session, &Session::objectChanged, this, restart);
    connect(monitor_, &JobMonitor::sampled, this, &SynthesizePage::jobSampled);
    connect(strip_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) showImage(index.row());
    });
    for (GalleryView* view : {strip_, gridView_})
        connect(view, &GalleryView::deletePressed, this, &SynthesizePage::deleteImage);
    connect(gridView_, &QListView::doubleClicked, this, [this] { grid_->setChecked(false); });
    connect(inspector_, &ImageInspector::datasetChosen, this, [this](qint64 id) { chooseDataset(id); });
    connect(inspector_, &ImageInspector::datasetRemoved, this, [this](qint64 id) {
        try {
            session_.project().removeDataset(id);
        } catch (...) {
            session_.raise(errorFromCurrentException("studio"));
        }
        session_.notifyContentChanged();
    });
    reload();
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

void SynthesizePage::buildOptions()
{
    panel_ = new OptionsPanel(title());
    dataForm_ = new OptionsForm(panel_);
    dataForm_->setFields(describe(DatasetOptions{}));
    dataForm_->rememberAs(session_, QStringLiteral("dataset"));
    form_ = new OptionsForm(panel_);
    form_->setFields(describe(synthesis::SynthesisOptions{}));
    form_->rememberAs(session_, QStringLiteral("synthesize"));
    panel_->addForm(dataForm_);
    panel_->addSection(tr("In each picture"));
    panel_->addForm(form_);
    backgrounds_ = new QPushButton(themedIcon(QStringLiteral("images")), tr("Add background pictures"), panel_);
    backgrounds_->setObjectName(QStringLiteral("addBackgrounds"));
    panel_->body()->addWidget(backgrounds_);
    run_ = new QPushButton(panel_);
    run_->setObjectName(QStringLiteral("runSynthesis"));
    run_->setProperty("primary", true);
    run_->setMinimumHeight(36);
    panel_->footer()->addWidget(run_);
    connect(run_, &QPushButton::clicked, this, &SynthesizePage::runOrCancel);
    connect(form_, &OptionsForm::changed, this, &SynthesizePage::refreshControls);
    connect(dataForm_, &OptionsForm::changed, this, &SynthesizePage::refreshControls);
    connect(backgrounds_, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(panel_->window(), tr("Choose background pictures"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)"));
        connect(dialog, &QFileDialog::filesSelected, this, &SynthesizePage::addBackgrounds);
        dialog->open();
    });
}

QWidget* SynthesizePage::buildCanvasBar()
{
    auto* bar = new QWidget(work_);
    bar->setFixedHeight(40);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kSpaceWide, 0, kSpaceSmall, 0);
    row->setSpacing(kSpaceTiny);
    caption_ = new QLabel(bar);
    caption_->setObjectName(QStringLiteral("caption"));
    live_ = new QLabel(tr("live"), bar);
    live_->setObjectName(QStringLiteral("live"));
    live_->setStyleSheet(QStringLiteral("font-weight: 600;"));
    live_->setProperty("role", "muted");
    masks_ = new QToolButton(bar);
    masks_->setObjectName(QStringLiteral("masks"));
    masks_->setText(tr("Masks"));
    masks_->setToolTip(tr("Show the mask of each object (T)"));
    masks_->setCheckable(true);
    masks_->setChecked(userSettings().value(QStringLiteral("synthesize/masks"), true).toBool());
    masks_->setIcon(themedIcon(QStringLiteral("eye")));
    masks_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    grid_ = new QToolButton(bar);
    grid_->setObjectName(QStringLiteral("grid"));
    grid_->setToolTip(tr("All pictures side by side (G)"));
    grid_->setAccessibleName(tr("All pictures side by side"));
    grid_->setCheckable(true);
    grid_->setIcon(themedIcon(QStringLiteral("grid")));
    delete_ = new QToolButton(bar);
    delete_->setObjectName(QStringLiteral("deleteImage"));
    delete_->setAccessibleName(tr("Delete this picture"));
    delete_->setIcon(themedIcon(QStringLiteral("trash")));
    row->addWidget(caption_);
    row->addWidget(live_);
    row->addStretch(1);
    row->addWidget(masks_);
    row->addWidget(grid_);
    row->addWidget(delete_);
    return bar;
}

void SynthesizePage::buildMiddle()
{
    middle_ = stack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("synthesize"), stack_);
    connect(empty_, &EmptyState::buttonClicked, this, [this] {
        if (mattes_ == 0)
            Q_EMIT stageRequested(QStringLiteral("matte"));
        else
            runOrCancel();
    });
    work_ = new QWidget(stack_);
    auto* column = new QVBoxLayout(work_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildCanvasBar());
    views_ = new QStackedWidget(work_);
    canvas_ = new ImageCanvas(views_);
    canvas_->setObjectName(QStringLiteral("synthesisCanvas"));
    gridView_ = new GalleryView(GalleryView::Shape::Grid, views_);
    gridView_->setModel(model_);
    views_->addWidget(canvas_);
    views_->addWidget(gridView_);
    column->addWidget(views_, 1);
    stack_->addWidget(empty_);
    stack_->addWidget(work_);
    connect(canvas_, &ImageCanvas::pointed, this, &Page::pointed);
    connect(masks_, &QToolButton::toggled, this, [this] {
        userSettings().setValue(QStringLiteral("synthesize/masks"), masks_->isChecked());
        if (strip_->currentIndex().isValid() && !follows_)
            loadPixels(strip_->currentIndex().row(), masks_->isChecked());
    });
    connect(grid_, &QToolButton::toggled, this, [this](bool on) { views_->setCurrentIndex(on ? 1 : 0); });
    connect(delete_, &QToolButton::clicked, this, &SynthesizePage::deleteImage);
    for (const auto& [key, button] : {std::pair{Qt::Key_T, masks_}, std::pair{Qt::Key_G, grid_}}) {
        auto* action = new QAction(work_);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, button, [button] { button->click(); });
        work_->addAction(action);
    }
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
        } catch (...) {
            session_.raise(errorFromCurrentException("studio"));
        }
    }
    const bool known = std::any_of(datasets_.begin(), datasets_.end(),
                                   [this](const store::DatasetRow& row) { return row.id == dataset_; });
    if (!known) dataset_ = datasets_.empty() ? 0 : datasets_.back().id;
    inspector_->setDatasets(datasets_, dataset_);
    reloadImages();
    refreshMiddle();
    refreshControls();
    Q_EMIT statusChanged();
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
    dataset_ = dataset;
    for (const store::DatasetRow& row : datasets_)
        if (row.id == dataset) dataForm_->setValues({{QStringLiteral("dataset"), QString::fromStdString(row.name)}});
    reloadImages();
    inspector_->setDatasets(datasets_, dataset_);
    refreshMiddle();
}

void SynthesizePage::refreshMiddle()
{
    const bool anything = (job_ != 0 && !waiting_) || model_->rowCount() > 0;
    stack_->setCurrentWidget(anything ? work_ : static_cast<QWidget*>(empty_));
    if (anything) return;
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
                        tr("Choose on the left how many objects lie in a picture, then watch the pictures fill."),
                        session_.isReadOnly() ? QString() : run_->text());
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
        if (!follows_ || status.previewSerial == previewSerial_ || status.previewSerial == 0) continue;
        const Preview preview = session_.runner().preview(status.id);
        previewSerial_ = preview.serial;
        if (preview.image.empty()) continue;
        canvas_->setInstances({});
        canvas_->setImage(toQImage(preview.image));
        const Progress& progress = status.progress;
        caption_->setText(tr("Picture %1 of %2").arg(std::min(progress.done + 1, progress.total)).arg(progress.total));
    }
    live_->setVisible(job_ != 0 && !waiting_ && follows_);
    if (before == job_ && wasStopping == stopping_ && percentBefore == percent_ && wasWaiting == waiting_) return;
    if (wasWaiting != waiting_) refreshMiddle();
    if (before != job_) {
        if (job_ != 0) follows_ = true;
        previewSerial_ = 0;
        reload();
        // The run is over: what was followed live becomes the newest picture with its masks.
        if (job_ == 0 && follows_ && model_->rowCount() > 0)
            strip_->setCurrentIndex(model_->index(model_->rowCount() - 1));
    }
    refreshControls();
    Q_EMIT statusChanged();
}

void SynthesizePage::refreshControls()
{
    const auto wanted = dataForm_->as<DatasetOptions>();
    const QString background = form_->values().value(QStringLiteral("background"));
    form_->setRowEnabled(QStringLiteral("colour"), background == QLatin1String("colour"),
                         tr("Off: the background is not one colour"));
    backgrounds_->setVisible(background == QLatin1String("images"));
    backgrounds_->setEnabled(session_.objectId() != 0 && !session_.isReadOnly());
    const bool hasImage = strip_ && strip_->currentIndex().isValid() && !follows_;
    delete_->setEnabled(hasImage && !session_.isReadOnly() && job_ == 0);
    delete_->setToolTip(delete_->isEnabled() ? tr("Delete this picture (Del)")
                        : job_ != 0          ? tr("Off while pictures are being made")
                                             : tr("Choose a picture first"));
    if (job_ != 0) {
        run_->setText(stopping_ ? tr("Stopping") : tr("Cancel"));
        run_->setEnabled(!stopping_);
        run_->setToolTip(tr("What is finished is kept; run it again to go on"));
        return;
    }
    const store::DatasetRow* present = datasetNamed(wanted.dataset);
    const std::int64_t missing = std::int64_t(wanted.count) - (present ? present->images : 0);
    QString why;
    if (session_.isReadOnly())
        why = tr("Off: this project is open read-only");
    else if (mattes_ == 0)
        why = tr("Off: there are no mattes yet");
    else if (wanted.dataset.empty())
        why = tr("Off: the data set needs a name");
    else if (missing <= 0)
        why = tr("Off: the data set has %1 pictures already; ask for more, or name another").arg(present->images);
    run_->setText(present && missing > 0 ? tr("Add %Ln pictures", nullptr, int(missing))
                                         : tr("Make %Ln pictures", nullptr, wanted.count));
    run_->setEnabled(why.isEmpty());
    run_->setToolTip(why);
}

void SynthesizePage::runOrCancel()
{
    if (job_ != 0) {
        session_.runner().cancel(job_);
        return;
    }
    if (!session_.hasProject()) return;
    const auto wanted = dataForm_->as<DatasetOptions>();
    jobs::SynthesisRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.dataset = wanted.dataset;
    request.count = wanted.count;
    request.options = form_->as<synthesis::SynthesisOptions>();
    session_.setSeed(std::uint64_t(wanted.seed));
    if (const store::DatasetRow* present = datasetNamed(wanted.dataset))
        dataset_ = present->id;
    else
        dataset_ = 0;
    follows_ = true;
    session_.run(jobs::makeSynthesisJob(std::move(request)), true);
}

bool SynthesizePage::acceptsDrop(const QStringList& paths) const
{
    static const QStringList endings{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                                     QStringLiteral("bmp"), QStringLiteral("tif"), QStringLiteral("tiff"),
                                     QStringLiteral("webp")};
    return session_.objectId() != 0 && std::all_of(paths.begin(), paths.end(), [](const QString& path) {
               return endings.contains(QFileInfo(path).suffix().toLower());
           });
}

void SynthesizePage::dropFiles(const QStringList& paths)
{
    addBackgrounds(paths);
}

void SynthesizePage::addBackgrounds(const QStringList& files)
{
    jobs::AddPhotosRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.role = "background";
    for (const QString& file : files)
        request.files.push_back(pathFromUtf8(file.toStdString()));
    session_.run(jobs::makeAddPhotosJob(std::move(request)));
    form_->setValues({{QStringLiteral("background"), QStringLiteral("images")}});
}

} // namespace clutch::ui
