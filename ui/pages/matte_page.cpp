// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/matte_page.h"

#include "ui/jobs/job_monitor.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/matte_page_frame_list.h"
#include "ui/views/film_strip.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/volume_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kCalmReloadMs = 30, kBusyReloadMs = 500; // while a job writes, the whole list need not follow every frame

} // namespace

MattePage::MattePage(Session& session, QWidget* parent)
    : Page(session, parent), store_(session), monitor_(new JobMonitor(session, this))
{
    pictureReader_.setMaxThreadCount(1);
    buildOptions();
    buildPicture();
    buildInspector();
    strip_ = new FilmStrip;
    strip_->setObjectName(QStringLiteral("filmStrip"));
    strip_->setEmptyText(tr("The frames of the recording appear here"));
    strip_->addActions(picture_->actions());
    canvas_->setEmptyText(tr("Nothing recorded yet"),
                          tr("Record or import a video first, then its frames are matted here."));
    reloadTimer_.setSingleShot(true);
    connectParts();
    refreshEnabled();
    reload();
}

MattePage::~MattePage()
{
    // What was painted last is still saved; the parts that would show it may be gone already.
    closing_ = true;
    editor_.flush();
    pictureReader_.waitForDone();
}

QWidget* MattePage::optionsPanel()
{
    return options_;
}

QWidget* MattePage::picture()
{
    return picture_;
}

QWidget* MattePage::inspector()
{
    return inspector_;
}

QWidget* MattePage::strip()
{
    return strip_;
}

void MattePage::connectParts()
{
    connect(&reloadTimer_, &QTimer::timeout, this, &MattePage::reload);
    connect(&session_, &Session::contentChanged, this, [this] {
        if (!reloadTimer_.isActive()) reloadTimer_.start(session_.runner().isBusy() ? kBusyReloadMs : kCalmReloadMs);
    });
    connect(&session_, &Session::objectChanged, this, &MattePage::reload);
    connect(monitor_, &JobMonitor::sampled, this, &MattePage::jobSampled);
    connect(&session_, &Session::projectChanged, this, [this] {
        editor_.clear();
        starting_ = false;
        loading_ = loadAgain_ = false; // what was asked of the project before is not answered
        wanted_ = 0;
        takeSnapshot({});
        reload();
    });
    connect(&store_, &StoreWorker::failed, this, [this] {
        loading_ = loadAgain_ = starting_ = false;
        refreshEnabled();
    });
    connect(view_, &SegmentedSwitch::currentChanged, this, [this](int view) { setView(View(view)); });
    connect(compare_, &QToolButton::toggled, this, &MattePage::showPictures);
    connect(opacity_, &QSlider::valueChanged, this,
            [this](int percent) { canvas_->setOverlayOpacity(percent / 100.0); });
    connect(brush_, &QToolButton::toggled, this, &MattePage::setBrushActive);
    connect(brushSize_, &QSlider::valueChanged, this,
            [this](int radius) { canvas_->setBrush(brush_->isChecked(), radius); });
    connect(canvas_, &ImageCanvas::brushRadiusChanged, this, [this](double radius) {
        const QSignalBlocker quiet(brushSize_);
        brushSize_->setValue(qRound(radius));
    });
    connect(canvas_, &ImageCanvas::pointed, this, &Page::pointed);
    connect(canvas_, &ImageCanvas::spaceTapped, this, [this] { strip_->handleKey(Qt::Key_Space); });
    connect(canvas_, &ImageCanvas::strokeBegun, this, &MattePage::beginStroke);
    connect(canvas_, &ImageCanvas::strokeMoved, &editor_, &TrimapEditor::moveStroke);
    connect(canvas_, &ImageCanvas::strokeEnded, &editor_, &TrimapEditor::endStroke);
    connect(&editor_, &TrimapEditor::painted, this, &MattePage::showPainted);
    connect(&editor_, &TrimapEditor::saveRequested, this, &MattePage::saveCorrection);
    connect(flaggedOnly_, &QCheckBox::toggled, &list_->frames(), &FrameListModel::setFlaggedOnly);
    connect(list_, &FrameListView::positionChosen, strip_, &FilmStrip::setCurrent);
    connect(accept_, &QPushButton::clicked, this, [this] {
        decide(store::Verdict::Accepted);
        focusPicture();
    });
    connect(reject_, &QPushButton::clicked, this, [this] {
        decide(store::Verdict::Rejected);
        focusPicture();
    });
    connect(strip_, &FilmStrip::currentChanged, this, [this](int position) {
        list_->setCurrentPosition(position);
        volume_->setFrame(position);
        requestPictures();
        showFrameDetails();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{canvas_, strip_, list_})
        widget->installEventFilter(this);
    canvas_->setOverlayOpacity(opacity_->value() / 100.0);
}

StageStatus MattePage::status() const
{
    StageStatus status;
    const auto& frames = snapshot_.frames;
    if (frames.empty()) return status;
    const auto used = std::ranges::count_if(frames, &FrameInfo::isUsed);
    const auto matted = std::ranges::count_if(frames, [](const FrameInfo& f) { return f.matte.has_value(); });
    const bool waits =
        std::ranges::any_of(frames, [](const FrameInfo& f) { return f.correction && !f.correction->matted; });
    const bool all = matted == std::ssize(frames);
    status.state = matted == 0 || (!waits && !all) ? StageState::Ready : waits ? StageState::Stale : StageState::Done;
    if (matted > 0) status.count = all ? QString::number(used) : tr("%1 of %2").arg(matted).arg(frames.size());
    if (job_ != 0 && waiting_) return {StageState::Ready, -1, tr("waiting")};
    if (job_ != 0) return {StageState::Running, percent_, status.count};
    return status;
}

void MattePage::activated()
{
    focusPicture();
}

// Where the single-letter keys act.
void MattePage::focusPicture()
{
    if (canvas_->isVisible())
        canvas_->setFocus();
    else
        strip_->setFocus();
}

void MattePage::deactivated()
{
    strip_->setPlaying(false);
    editor_.flush();
}

// One question at a time; what changed meanwhile is asked for once more afterwards.
void MattePage::reload()
{
    if (!session_.hasProject()) return;
    if (loading_) {
        loadAgain_ = true;
        return;
    }
    loading_ = true;
    const store::Id wanted = wanted_ != 0 ? wanted_ : snapshot_.recording;
    store_.ask<MatteSnapshot>([object = session_.objectId(),
                               wanted](store::Project& project) { return loadMatteSnapshot(project, object, wanted); },
                              [this](MatteSnapshot snapshot) {
                                  loading_ = false;
                                  takeSnapshot(std::move(snapshot));
                                  if (std::exchange(loadAgain_, false)) reload();
                              });
}

void MattePage::takeSnapshot(MatteSnapshot snapshot)
{
    const FrameInfo* shown = current();
    const std::optional<FrameInfo> before = shown ? std::optional(*shown) : std::nullopt;
    snapshot_ = std::move(snapshot);
    if (snapshot_.recording == wanted_) wanted_ = 0;
    showRecordings();
    QVector<StripFrame> frames;
    frames.reserve(snapshot_.rows.size());
    for (const FrameListRow& row : snapshot_.rows)
        frames << row.strip;
    list_->frames().setRows(snapshot_.rows);
    strip_->setFrames(frames);
    list_->setCurrentPosition(strip_->current());
    volume_->setFrames(snapshot_.volume);
    const FrameInfo* now = current();
    const bool sameMatte =
        before && now && before->row.id == now->row.id && before->matte.has_value() == now->matte.has_value() &&
        (!now->matte || before->matte->run == now->matte->run) &&
        (!now->correction || (before->correction && before->correction->matted == now->correction->matted));
    const bool anyMatte =
        std::ranges::any_of(snapshot_.frames, [](const FrameInfo& frame) { return frame.matte.has_value(); });
    const View best = anyMatte ? Cutout : Original; // the result, until a person chooses what to look at
    if (!viewChosen_ && view_->current() != best)
        applyView(best);
    else if (!sameMatte)
        requestPictures();
    refreshSummary();
    showFrameDetails();
    refreshEnabled();
    Q_EMIT statusChanged();
}

void MattePage::showRecordings()
{
    const QSignalBlocker quiet(recording_);
    const auto& rows = snapshot_.recordings;
    bool same = recording_->count() == std::ssize(rows);
    for (int i = 0; same && i < recording_->count(); ++i)
        same = recording_->itemData(i).toLongLong() == rows[std::size_t(i)].id &&
               recording_->itemText(i) == QString::fromStdString(rows[std::size_t(i)].name);
    if (!same) recording_->clear();
    for (int i = 0; i < std::ssize(rows); ++i) {
        if (!same)
            recording_->addItem(QString::fromStdString(rows[std::size_t(i)].name), qlonglong(rows[std::size_t(i)].id));
        if (rows[std::size_t(i)].id == snapshot_.recording) recording_->setCurrentIndex(i);
    }
}

void MattePage::refreshFrame(int position)
{
    const FrameListRow row = listRow(session_.project(), snapshot_.frames[std::size_t(position)]);
    strip_->updateFrame(position, row.strip);
    list_->frames().updateRow(position, row);
    list_->setCurrentPosition(strip_->current());
    refreshSummary();
    showFrameDetails();
    refreshEnabled();
    Q_EMIT statusChanged();
}

void MattePage::refreshSummary()
{
    const auto& frames = snapshot_.frames;
    const auto used = std::ranges::count_if(frames, &FrameInfo::isUsed);
    const auto matted = std::ranges::count_if(frames, [](const FrameInfo& frame) { return frame.matte.has_value(); });
    const auto flagged = std::ranges::count_if(frames, &FrameInfo::isFlagged);
    const auto corrected =
        std::ranges::count_if(frames, [](const FrameInfo& frame) { return frame.correction.has_value(); });
    summary_->setText(frames.empty() ? tr("No frames") : tr("%1 of %2 accepted").arg(used).arg(frames.size()));
    QStringList parts;
    if (matted < std::ssize(frames)) parts << tr("%n not matted yet", nullptr, int(std::ssize(frames) - matted));
    if (flagged > 0) parts << tr("%n flagged", nullptr, int(flagged));
    if (corrected > 0) parts << tr("%n corrected", nullptr, int(corrected));
    summaryDetail_->setText(parts.join(QStringLiteral(", ")));
}

} // namespace clutch::ui
