// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobs_panel.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/log_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/status_line.h"
#include "ui/shell/theme.h"
#include "ui/shell/welcome_view.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kOptionsWidth = 280, kInspectorWidth = 300, kStripHeight = 96, kDrawerWidth = 280;
// What lies lowest in an inspector, such as Accept and Reject, stays in reach below the drawer.
constexpr int kBelowDrawer = 130;

QFrame* horizontalLine(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

QStackedWidget* panelStack(const QString& name, QWidget* parent)
{
    auto* stack = new QStackedWidget(parent);
    stack->setObjectName(name);
    stack->setProperty("panel", true);
    stack->setAttribute(Qt::WA_StyledBackground);
    return stack;
}

} // namespace

void MainWindow::buildFrame()
{
    auto* central = new QWidget(this);
    central->setObjectName(QStringLiteral("window"));
    central->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    bar_ = new StageBar(central);
    banner_ = new ErrorBanner(central);
    main_ = new QStackedWidget(central);
    welcome_ = new WelcomeView(main_);
    main_->addWidget(welcome_);
    main_->addWidget(buildWork());
    opening_ = new QLabel(main_);
    opening_->setObjectName(QStringLiteral("opening"));
    opening_->setAlignment(Qt::AlignCenter);
    opening_->setProperty("role", "headline");
    main_->addWidget(opening_);

    drawerFrame_ = new QFrame(central);
    drawerFrame_->setProperty("card", true);
    drawerFrame_->setAttribute(Qt::WA_StyledBackground);
    drawer_ = new QTabWidget(drawerFrame_);
    drawer_->setObjectName(QStringLiteral("drawer"));
    auto* drawerColumn = new QVBoxLayout(drawerFrame_);
    drawerColumn->setContentsMargins(1, 1, 1, 1);
    drawerColumn->addWidget(drawer_);
    auto* jobsPanel = new JobsPanel(session_, *monitor_, drawer_);
    drawer_->addTab(jobsPanel, tr("Jobs"));
    drawer_->addTab(new LogView(session_, drawer_), tr("Log"));
    auto* closeDrawer = new QToolButton(drawer_);
    closeDrawer->setIcon(themedIcon(QStringLiteral("cross"), IconRole::Muted));
    closeDrawer->setToolTip(tr("Close"));
    closeDrawer->setAccessibleName(tr("Close jobs and log"));
    drawer_->setCornerWidget(closeDrawer);
    drawerFrame_->hide();
    status_ = new StatusLine(session_, *monitor_, central);

    column->addWidget(bar_);
    column->addWidget(horizontalLine(central));
    column->addWidget(main_, 1);
    column->addWidget(horizontalLine(central));
    column->addWidget(status_);
    setCentralWidget(central);
    main_->installEventFilter(this);
    splitter_->installEventFilter(this);
    for (QWidget* widget : std::initializer_list<QWidget*>{inspectorStack_, pictureStack_, banner_})
        widget->installEventFilter(this);
    banner_->raise();
    drawerFrame_->raise();

    dropHint_ = new QLabel(central);
    dropHint_->setObjectName(QStringLiteral("dropHint"));
    dropHint_->setAlignment(Qt::AlignCenter);
    dropHint_->setAttribute(Qt::WA_TransparentForMouseEvents);
    dropHint_->hide();

    for (int index = 0; index < slots_.size(); ++index) {
        const Stage& stage = slots_[index].stage;
        bar_->addStage(stage.id, stage.name, stage.icon);
    }
    connect(bar_, &StageBar::chosen, this, &MainWindow::showStageAt);
    connect(closeDrawer, &QToolButton::clicked, drawerFrame_, &QWidget::hide);
    connect(status_, &StatusLine::jobsClicked, this, [this] { toggleDrawer(0); });
    connect(jobsPanel, &JobsPanel::openRequested, this, &MainWindow::openResult);
    connect(welcome_, &WelcomeView::newRequested, this, &MainWindow::chooseNewProject);
    connect(welcome_, &WelcomeView::openRequested, this, &MainWindow::chooseProject);
    connect(welcome_, &WelcomeView::demoRequested, this, &MainWindow::startDemo);
    connect(welcome_, &WelcomeView::recentChosen, this, &MainWindow::openProject);
}

// The drawer lies over the inspector: opening it moves and squeezes nothing.
void MainWindow::placeDrawer()
{
    const QRect whole(main_->mapTo(centralWidget(), QPoint(0, 0)), main_->size());
    const bool working = main_->currentIndex() == 1;
    const bool overInspector = working && inspectorStack_->isVisible();
    const int width = std::min(whole.width(), overInspector ? inspectorStack_->width() : kDrawerWidth);
    const int height = working ? splitter_->height() - kBelowDrawer : whole.height();
    drawerFrame_->setGeometry(whole.right() + 1 - width, whole.top(), width, height);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    const bool moved = type == QEvent::Resize || type == QEvent::Move || type == QEvent::Show || type == QEvent::Hide;
    if (moved && watched != banner_) placeDrawer();
    if (moved || (watched == banner_ && type == QEvent::LayoutRequest)) placeBanner();
    return QMainWindow::eventFilter(watched, event);
}

QWidget* MainWindow::buildWork()
{
    auto* work = new QWidget(main_);
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    splitter_ = new QSplitter(Qt::Horizontal, work);
    splitter_->setObjectName(QStringLiteral("parts"));
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    optionsStack_ = panelStack(QStringLiteral("optionsStack"), splitter_);
    pictureStack_ = new QStackedWidget(splitter_);
    pictureStack_->setObjectName(QStringLiteral("pictureStack"));
    inspectorStack_ = panelStack(QStringLiteral("inspectorStack"), splitter_);
    optionsStack_->setMaximumWidth(440);
    inspectorStack_->setMinimumWidth(240);
    inspectorStack_->setMaximumWidth(520);
    pictureStack_->setMinimumWidth(320);
    splitter_->addWidget(optionsStack_);
    splitter_->addWidget(pictureStack_);
    splitter_->addWidget(inspectorStack_);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setStretchFactor(2, 0);
    splitter_->setSizes({kOptionsWidth, 1440 - kOptionsWidth - kInspectorWidth, kInspectorWidth});
    stripStack_ = panelStack(QStringLiteral("stripStack"), work);
    stripStack_->setFixedHeight(kStripHeight);
    stripLine_ = horizontalLine(work);
    column->addWidget(splitter_, 1);
    column->addWidget(stripLine_);
    column->addWidget(stripStack_);
    return work;
}

void MainWindow::saveLayout()
{
    QSettings settings = userSettings();
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/parts"), splitter_->saveState());
    settings.setValue(QStringLiteral("window/left"), leftShown_);
    settings.setValue(QStringLiteral("window/right"), rightShown_);
}

void MainWindow::restoreLayout()
{
    const QSettings settings = userSettings();
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    splitter_->restoreState(settings.value(QStringLiteral("window/parts")).toByteArray());
    leftShown_ = settings.value(QStringLiteral("window/left"), true).toBool();
    rightShown_ = settings.value(QStringLiteral("window/right"), true).toBool();
}

} // namespace clutch::ui
