// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/synthesize_watch.h"

#include "ui/pages/watch_transport.h"
#include "ui/views/placement_canvas.h"
#include "ui/views/score_plot.h"
#include "ui/views/surface_view.h"

#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {
constexpr int kPollMs = 60, kHurriedPollMs = 200; // of a job; of one that computes all the time
constexpr int kSurfaceMs = 250;                   // between two surfaces of a running job, at least
constexpr double kSurfaceShare = 0.02;            // of the time, that surfaces may take from it
constexpr int kColumns = 40, kRows = 30;          // of a surface
} // namespace

SynthesizeWatch::SynthesizeWatch(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("synthesizeWatch"));
    build();
    buildKeys();
    connectViews();
    connectPlayer();
    poll_.setInterval(kPollMs);
    connect(&poll_, &QTimer::timeout, this, &SynthesizeWatch::poll);
    surfaceDue_.setSingleShot(true);
    connect(&surfaceDue_, &QTimer::timeout, this, &SynthesizeWatch::showSurface);
    showNothing();
}

SynthesizeWatch::~SynthesizeWatch()
{
    if (watch_) watch_->setWatched(false);
}

void SynthesizeWatch::watchLive(std::shared_ptr<jobs::PlacementWatch> watch, int evaluations)
{
    if (watch == watch_) return;
    showNothing();
    watch_ = std::move(watch);
    if (!watch_) return;
    evaluations_ = evaluations;
    transport_->setLive(true);
    transport_->setUsable(true, {});
    transport_->setPlaying(true);
    watch_->setRoundsPerSecond(transport_->roundsPerSecond());
    watch_->setWatched(isVisible());
    canvas_->setEmptyText(tr("The first object is coming"), tr("What is learned from your photos is made ready."));
    stack_->setCurrentIndex(1);
    poll_.start();
    poll();
}

void SynthesizeWatch::replay(const std::filesystem::path& project, std::int64_t image, bool playing)
{
    showNothing(tr("Reading how it was placed"), {});
    transport_->setLive(false);
    transport_->setPlaying(false);
    player_.setRoundsPerSecond(transport_->roundsPerSecond());
    player_.open(project, image, playing);
}

void SynthesizeWatch::showNothing(const QString& headline, const QString& hint)
{
    if (watch_) watch_->setWatched(false);
    watch_.reset();
    poll_.stop();
    player_.close();
    nothing_->setEmptyText(headline, hint);
    nothing_->setAccessibleName(headline);
    nothing_->setAccessibleDescription(hint);
    stack_->setCurrentIndex(0);
    view_ = {};
    ++moment_;
    canvas_->clear();
    plot_->setData({});
    surface_->setData({});
    surfaceOf_ = moment_;
}

QString SynthesizeWatch::nothingSaid() const
{
    return stack_->currentIndex() == 0 ? nothing_->accessibleName() : QString();
}

void SynthesizeWatch::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!watch_) return;
    watch_->setWatched(true);
    poll_.start();
    poll();
}

void SynthesizeWatch::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    player_.setPlaying(false);
    if (!watch_) return;
    watch_->setWatched(false); // it goes on, also when it was paused
    poll_.stop();
}

void SynthesizeWatch::poll()
{
    transport_->setPlaying(!watch_->isPaused());
    poll_.setInterval(isUnhurried() ? kPollMs : kHurriedPollMs);
    const jobs::PlacementView view = watch_->view();
    if (view.serial != 0 && view.serial != view_.serial) showMoment(view);
}

void SynthesizeWatch::togglePlaying()
{
    if (watch_) {
        watch_->setPaused(!watch_->isPaused());
        poll();
    } else {
        player_.setPlaying(!player_.isPlaying());
    }
}

void SynthesizeWatch::step(int rounds)
{
    if (!watch_) return player_.step(rounds);
    if (rounds < 0) return;
    // While it runs the next round ends it; a step more is one round.
    if (watch_->isPaused())
        watch_->step();
    else
        watch_->setPaused(true);
    poll();
}

void SynthesizeWatch::setPace(double roundsPerSecond)
{
    if (watch_) watch_->setRoundsPerSecond(roundsPerSecond);
    player_.setRoundsPerSecond(roundsPerSecond);
}

void SynthesizeWatch::showMoment(const jobs::PlacementView& view)
{
    view_ = view;
    ++moment_;
    stack_->setCurrentIndex(1);
    canvas_->setPlacement(view_);
    showPlot();
    showSurface();
    Q_EMIT captionChanged(tr("Picture %1: object %2 of %3").arg(view_.image + 1).arg(view_.object).arg(view_.total));
}

int SynthesizeWatch::expected() const
{
    return watch_ ? evaluations_ : player_.evaluations(view_.object);
}

void SynthesizeWatch::showPlot()
{
    plot_->setEmptyText(view_.object <= 1 ? tr("The first object lies anywhere: nothing is compared.")
                                          : tr("Nothing has been tried yet."));
    plot_->setData({.tried = view_.trace.tried, .expected = expected(), .decided = view_.decided});
}

bool SynthesizeWatch::isUnhurried() const
{
    return !watch_ || watch_->isPaused() || transport_->roundsPerSecond() > 0;
}

void SynthesizeWatch::showSurface()
{
    if (surfaceOf_ == moment_) return;
    if (!isUnhurried() && sinceSurface_.isValid()) {
        const auto rest = std::max<qint64>(kSurfaceMs, qint64(surfaceMs_ / kSurfaceShare)) - sinceSurface_.elapsed();
        if (rest > 0) {
            if (!surfaceDue_.isActive()) surfaceDue_.start(int(rest));
            return;
        }
    }
    sinceSurface_.start();
    surfaceWorker_.ask([this, view = view_, moment = moment_]() -> std::function<void()> {
        QElapsedTimer timer;
        timer.start();
        try {
            auto made = std::make_shared<SurfaceData>(surfaceData(view, jobs::surfaceOf(view, kColumns, kRows)));
            return [this, made, moment, took = double(timer.nsecsElapsed()) / 1e6] {
                if (moment < surfaceOf_) return; // nothing is shown by now
                surface_->setData(made);
                takeSurface(moment, took);
            };
        } catch (...) {
            return [this, moment, why = errorFromCurrentException("studio")] {
                if (moment < surfaceOf_) return;
                takeSurface(moment, surfaceMs_); // so that it is not asked for, and told, again
                Q_EMIT failed(why);
            };
        }
    });
}

void SynthesizeWatch::takeSurface(std::uint64_t asked, double milliseconds)
{
    surfaceOf_ = asked;
    surfaceMs_ = milliseconds + surface_->picture().milliseconds;
}

bool SynthesizeWatch::isSurfaceCurrent() const
{
    return surfaceOf_ == moment_ && !surfaceWorker_.isBusy() && !surface_->isWaiting();
}

void SynthesizeWatch::highlight(int evaluation)
{
    canvas_->setHighlighted(evaluation);
    plot_->setHighlighted(evaluation);
    surface_->setHighlighted(evaluation);
}

void SynthesizeWatch::followPlace()
{
    const PlacementPlayer::Place& place = player_.place();
    transport_->setObjects(place.object, player_.objects());
    transport_->setEvaluations(place.evaluated, player_.evaluations(place.object), place.decided);
}

} // namespace clutch::ui
