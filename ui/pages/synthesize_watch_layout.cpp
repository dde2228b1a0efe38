// SPDX-License-Identifier: Apache-2.0
// The part of the watch that lays out its views and connects them.
#include "ui/pages/synthesize_watch.h"
#include "ui/pages/watch_transport.h"
#include "ui/shell/theme.h"
#include "ui/views/placement_canvas.h"
#include "ui/views/score_plot.h"
#include "ui/views/surface_view.h"

#include <QAction>
#include <QCoreApplication>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace clutch::ui {

namespace {
constexpr int kWide = 700; // from here on the charts stand beside the picture
} // namespace

void SynthesizeWatch::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    column->addWidget(stack_);
    nothing_ = new ImageCanvas(stack_);
    auto* work = new QWidget(stack_);
    auto* rows = new QVBoxLayout(work);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    outer_ = new QSplitter(Qt::Vertical, work);
    inner_ = new QSplitter(Qt::Horizontal, outer_);
    canvas_ = new PlacementCanvas(outer_);
    canvas_->setObjectName(QStringLiteral("placementCanvas"));
    auto* plotRoom = new QWidget(inner_);
    auto* plotLayout = new QVBoxLayout(plotRoom);
    plotLayout->setContentsMargins(kSpaceSmall, kSpaceTiny, 0, 0);
    plot_ = new ScorePlot(plotRoom);
    plot_->setObjectName(QStringLiteral("scorePlot"));
    plotLayout->addWidget(plot_);
    surface_ = new SurfaceView(inner_);
    surface_->setObjectName(QStringLiteral("surfaceView"));
    outer_->addWidget(canvas_);
    outer_->addWidget(inner_);
    inner_->addWidget(plotRoom);
    inner_->addWidget(surface_);
    for (QSplitter* splitter : {outer_, inner_})
        splitter->setChildrenCollapsible(false);
    transport_ = new WatchTransport(work);
    rows->addWidget(outer_, 1);
    rows->addWidget(transport_);
    stack_->addWidget(nothing_);
    stack_->addWidget(work);
    surface_->setEmptyText(tr("The model needs at least two places tried."));
}

// As on the page's own picture, single keys act only when the picture has the focus.
void SynthesizeWatch::buildKeys()
{
    const auto onPicture = [this](Qt::Key key, auto run) {
        auto* action = new QAction(canvas_);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        canvas_->addAction(action);
    };
    onPicture(Qt::Key_Right, [this] { step(1); });
    onPicture(Qt::Key_N, [this] { step(1); });
    onPicture(Qt::Key_Left, [this] { step(-1); });
    onPicture(Qt::Key_A, [this] { Q_EMIT pictureStepped(-1); });
    onPicture(Qt::Key_D, [this] { Q_EMIT pictureStepped(1); });
    connect(canvas_, &ImageCanvas::spaceTapped, this, &SynthesizeWatch::togglePlaying);
}

void SynthesizeWatch::connectViews()
{
    connect(canvas_, &ImageCanvas::pointed, this, &SynthesizeWatch::pointed);
    connect(canvas_, &PlacementCanvas::hovered, this, &SynthesizeWatch::highlight);
    connect(plot_, &ScorePlot::hovered, this, &SynthesizeWatch::highlight);
    connect(canvas_, &PlacementCanvas::ghostsToggled, transport_, &WatchTransport::setGhosts);
    connect(transport_, &WatchTransport::ghostsChosen, canvas_, &PlacementCanvas::setGhostsVisible);
    connect(transport_, &WatchTransport::playClicked, this, &SynthesizeWatch::togglePlaying);
    connect(transport_, &WatchTransport::stepped, this, &SynthesizeWatch::step);
    connect(transport_, &WatchTransport::paceChanged, this, &SynthesizeWatch::setPace);
    connect(transport_, &WatchTransport::objectChosen, this, [this](int object) {
        player_.setPlaying(false);
        player_.goTo({object, player_.evaluations(object), false});
    });
    connect(transport_, &WatchTransport::evaluationChosen, this, [this](int evaluated, bool decided) {
        player_.setPlaying(false);
        player_.goTo({player_.place().object, evaluated, decided});
    });
}

void SynthesizeWatch::connectPlayer()
{
    connect(&player_, &PlacementPlayer::opened, this, [this] {
        transport_->setUsable(true, {});
        followPlace();
    });
    connect(&player_, &PlacementPlayer::placeChanged, this, &SynthesizeWatch::followPlace);
    connect(&player_, &PlacementPlayer::shown, this, &SynthesizeWatch::showMoment);
    connect(&player_, &PlacementPlayer::playingChanged, this, [this] { transport_->setPlaying(player_.isPlaying()); });
    connect(&player_, &PlacementPlayer::failed, this, [this](const Error& why) {
        const auto said = [](const std::string& text) { return QCoreApplication::translate("Error", text.c_str()); };
        showNothing(tr("It cannot be replayed"),
                    QStringLiteral("%1 %2").arg(said(why.problem()), QString::fromStdString(why.subject())));
    });
}

void SynthesizeWatch::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= kWide;
    const Qt::Orientation way = wide ? Qt::Horizontal : Qt::Vertical;
    transport_->setWide(wide);
    if (outer_->orientation() == way && event->oldSize().isValid()) return;
    outer_->setOrientation(way);
    inner_->setOrientation(wide ? Qt::Vertical : Qt::Horizontal);
    outer_->setSizes(wide ? QList<int>{3 * width() / 5, 2 * width() / 5}
                          : QList<int>{3 * height() / 5, 2 * height() / 5});
    outer_->setStretchFactor(0, 3);
    outer_->setStretchFactor(1, 2);
    inner_->setSizes({1000, 1000});
}

} // namespace clutch::ui
