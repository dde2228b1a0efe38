// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/main_window.h"

#include "ui/jobs/job_monitor.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/pages/page.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/log_view.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/status_line.h"
#include "ui/shell/theme.h"
#include "ui/shell/welcome_view.h"

#include <QCloseEvent>
#include <QDir>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

constexpr int kOptionsWidth = 280, kInspectorWidth = 300, kStripHeight = 96, kDrawerHeight = 220;

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

// A panel that is taller than the window scrolls; the window is never made to grow.
QWidget* scrolled(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

MainWindow::MainWindow(Session& session, Options options, QWidget* parent)
    : QMainWindow(parent), session_(session), options_(std::move(options)), monitor_(new JobMonitor(session, this)),
      shortcuts_(new Shortcuts(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Clutch"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/clutch.svg")));
    setAcceptDrops(true);
    resize(1440, 900);
    for (const Stage& stage : allStages())
        slots_.push_back({stage});
    buildFrame();
    buildBarEnds();
    buildCommands();
    buildFixedKeys();
    buildProjectMenu();
    buildObjectMenu();
    restoreLayout();

    connect(&session_, &Session::projectChanged, this, &MainWindow::refreshProject);
    connect(&session_, &Session::objectChanged, this, &MainWindow::buildObjectMenu);
    connect(&session_, &Session::errorRaised, this,
            [this](const QString& problem, const QString& subject, const QString& advice) {
                QString what = problem.left(1).toUpper() + problem.mid(1);
                if (!subject.isEmpty()) what += QStringLiteral(" (%1)").arg(subject);
                banner_->present(ErrorBanner::Kind::Error, what, advice.left(1).toUpper() + advice.mid(1),
                                 {tr("Show log"), [this] { toggleDrawer(1); }});
            });
    connect(monitor_, &JobMonitor::sampled, this, [this] {
        if (closing_ && !session_.runner().isBusy()) close();
    });
    refreshProject();
}

MainWindow::~MainWindow() = default;

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

    drawer_ = new QTabWidget(central);
    drawer_->setObjectName(QStringLiteral("drawer"));
    drawer_->setFixedHeight(kDrawerHeight);
    auto* jobsPanel = new JobsPanel(session_, *monitor_, drawer_);
    drawer_->addTab(jobsPanel, tr("Jobs"));
    drawer_->addTab(new LogView(session_, drawer_), tr("Log"));
    auto* closeDrawer = new QToolButton(drawer_);
    closeDrawer->setIcon(themedIcon(QStringLiteral("cross"), IconRole::Muted));
    closeDrawer->setToolTip(tr("Close"));
    closeDrawer->setAccessibleName(tr("Close jobs and log"));
    drawer_->setCornerWidget(closeDrawer);
    drawer_->hide();
    status_ = new StatusLine(session_, *monitor_, central);

    column->addWidget(bar_);
    column->addWidget(horizontalLine(central));
    column->addWidget(banner_);
    column->addWidget(main_, 1);
    column->addWidget(drawer_);
    column->addWidget(horizontalLine(central));
    column->addWidget(status_);
    setCentralWidget(central);

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
    connect(closeDrawer, &QToolButton::clicked, drawer_, &QWidget::hide);
    connect(status_, &StatusLine::jobsClicked, this, [this] { toggleDrawer(0); });
    connect(jobsPanel, &JobsPanel::openRequested, this, &MainWindow::openResult);
    connect(welcome_, &WelcomeView::newRequested, this, &MainWindow::chooseNewProject);
    connect(welcome_, &WelcomeView::openRequested, this, &MainWindow::chooseProject);
    connect(welcome_, &WelcomeView::demoRequested, this, &MainWindow::startDemo);
    connect(welcome_, &WelcomeView::recentChosen, this, &MainWindow::openProject);
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
    optionsStack_->setMinimumWidth(240);
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

bool MainWindow::event(QEvent* event)
{
    const bool result = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !painted_) {
        painted_ = true;
        QTimer::singleShot(0, this, &MainWindow::start);
    }
    return result;
}

void MainWindow::start()
{
    Q_EMIT firstPainted();
    started_ = true;
    QString folder = options_.project;
    if (folder.isEmpty() && options_.reopen) folder = userSettings().value(QStringLiteral("projects/last")).toString();
    if (!folder.isEmpty() && (!options_.project.isEmpty() || QDir(folder).exists())) openProject(folder);
    const int wanted = indexOf(options_.page.isEmpty() ? userSettings().value(QStringLiteral("window/stage")).toString()
                                                       : options_.page);
    showStageAt(std::max(0, wanted));
    QTimer::singleShot(0, this, &MainWindow::buildNextPage);
}

// One page at a time, with the event loop in between: the window answers while the others are built.
void MainWindow::buildNextPage()
{
    for (int index = 0; index < slots_.size(); ++index) {
        if (slots_[index].page) continue;
        ensurePage(index);
        QTimer::singleShot(0, this, &MainWindow::buildNextPage);
        return;
    }
    built_ = true;
}

bool MainWindow::isSettled() const
{
    return started_ && built_ && !session_.runner().isBusy();
}

void MainWindow::ensurePage(int index)
{
    Slot& place = slots_[index];
    if (place.page) return;
    Page* page = place.stage.make(session_, this);
    page->hide();
    place.page = page;
    const auto put = [](QStackedWidget* stack, QWidget* part, bool scrolls) -> QWidget* {
        if (!part) return nullptr;
        QWidget* holder = scrolls ? scrolled(part) : part;
        stack->addWidget(holder);
        return holder;
    };
    place.options = put(optionsStack_, page->optionsPanel(), true);
    place.picture = put(pictureStack_, page->picture(), false);
    place.inspector = put(inspectorStack_, page->inspector(), true);
    place.strip = put(stripStack_, page->strip(), false);
    connect(page, &Page::statusChanged, this, [this, index] { refreshStatus(index); });
    connect(page, &Page::stageRequested, this, &MainWindow::showStage);
    connect(page, &Page::pointed, status_, &StatusLine::setPointed);
    refreshStatus(index);
}

void MainWindow::showStageAt(int index)
{
    if (index < 0 || index >= slots_.size()) return;
    ensurePage(index);
    const bool working = session_.hasProject();
    if (current_ >= 0 && current_ != index) slots_[current_].page->deactivated();
    const bool fresh = current_ != index;
    current_ = index;
    bar_->setCurrent(index);
    main_->setCurrentIndex(working ? 1 : 0);
    const Slot& place = slots_[index];
    if (place.options) optionsStack_->setCurrentWidget(place.options);
    if (place.picture) pictureStack_->setCurrentWidget(place.picture);
    if (place.inspector) inspectorStack_->setCurrentWidget(place.inspector);
    if (place.strip) stripStack_->setCurrentWidget(place.strip);
    showPanels();
    status_->setPointed({});
    if (working && fresh) place.page->activated();
    // Single-letter keys act in the picture, so that is where the focus begins.
    if (working && fresh && place.picture) place.picture->setFocus();
    userSettings().setValue(QStringLiteral("window/stage"), place.stage.id);
}

void MainWindow::showPanels()
{
    if (current_ < 0) return;
    const Slot& place = slots_[current_];
    optionsStack_->setVisible(place.options && leftShown_);
    inspectorStack_->setVisible(place.inspector && rightShown_);
    stripStack_->setVisible(place.strip);
    stripLine_->setVisible(place.strip);
}

void MainWindow::refreshStatus(int index)
{
    const Slot& place = slots_[index];
    bar_->setStatus(index, place.page && session_.hasProject() ? place.page->status() : StageStatus{});
}

void MainWindow::refreshProject()
{
    const bool working = session_.hasProject();
    const QString name = working ? QDir(session_.projectFolder()).dirName() : QString();
    projectButton_->setText(working ? name : tr("No project"));
    projectButton_->setToolTip(working ? QDir::toNativeSeparators(session_.projectFolder())
                                       : tr("Make or open a project"));
    setWindowTitle(!working                ? tr("Clutch")
                   : session_.isReadOnly() ? tr("%1 (read-only) - Clutch").arg(name)
                                           : tr("%1 - Clutch").arg(name));
    objectButton_->setVisible(working);
    bar_->setStagesEnabled(working, tr("Make or open a project first"));
    welcome_->setRecent(recentProjects());
    main_->setCurrentIndex(working ? 1 : 0);
    for (int index = 0; index < slots_.size(); ++index)
        refreshStatus(index);
    buildProjectMenu();
    buildObjectMenu();
    if (current_ < 0) return;
    if (working)
        slots_[current_].page->activated();
    else
        slots_[current_].page->deactivated();
}

int MainWindow::indexOf(const QString& id) const
{
    for (int index = 0; index < slots_.size(); ++index)
        if (slots_[index].stage.id == id) return index;
    return -1;
}

Page* MainWindow::page(const QString& id)
{
    const int index = indexOf(id);
    if (index < 0) return nullptr;
    ensurePage(index);
    return slots_[index].page;
}

void MainWindow::showStage(const QString& id)
{
    showStageAt(indexOf(id));
}

QString MainWindow::currentStage() const
{
    return current_ < 0 ? QString() : slots_[current_].stage.id;
}

void MainWindow::setDevice(const QString& text)
{
    status_->setDevice(text);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveLayout();
    if (!session_.runner().isBusy()) {
        if (current_ >= 0) slots_[current_].page->deactivated();
        event->accept();
        return;
    }
    // Nobody waits on this thread: the window closes itself once the job has come to its next stop. What is finished is
    // kept.
    closing_ = true;
    session_.runner().cancelAll();
    banner_->present(ErrorBanner::Kind::Notice, tr("Stopping"),
                     tr("Clutch closes as soon as the running job has stopped; what is finished is kept."));
    event->ignore();
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
