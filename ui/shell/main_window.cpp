// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/main_window.h"

#include "ui/jobs/job_monitor.h"
#include "ui/pages/page.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/object_dialogs.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/status_line.h"
#include "ui/shell/welcome_view.h"

#include <QDir>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

namespace clutch::ui {

namespace {

constexpr int kLeastWidth = 1000; // what the widest inspector needs beside options and picture

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
      shortcuts_(new Shortcuts(this)), objects_(new ObjectDialogs(session, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Clutch"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/clutch.svg")));
    setAcceptDrops(true);
    resize(1440, 900);
    setMinimumWidth(kLeastWidth);
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
    connect(&session_, &Session::openingChanged, this, &MainWindow::refreshMain);
    connect(&session_, &Session::objectChanged, this, &MainWindow::buildObjectMenu);
    connectMessages();
    refreshProject();
}

MainWindow::~MainWindow() = default;

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
    return started_ && built_ && session_.openingFolder().isEmpty() && !session_.runner().isBusy();
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
    place.options = put(optionsStack_, page->optionsPanel(), false);
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
    if (current_ >= 0 && current_ != index) {
        slots_[current_].page->deactivated();
        leaveMessages(slots_[current_].stage.id);
    }
    const bool fresh = current_ != index;
    current_ = index;
    bar_->setCurrent(index);
    refreshMain();
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
    refreshMain();
    for (int index = 0; index < slots_.size(); ++index)
        refreshStatus(index);
    buildProjectMenu();
    buildObjectMenu();
    if (current_ < 0) return;
    const Slot& place = slots_[current_];
    if (!working) return place.page->deactivated();
    place.page->activated();
    if (place.picture) place.picture->setFocus();
}

void MainWindow::refreshMain()
{
    const QString opening = session_.openingFolder();
    opening_->setText(opening.isEmpty() ? QString() : tr("Opening %1...").arg(QDir(opening).dirName()));
    main_->setCurrentIndex(!opening.isEmpty() ? 2 : session_.hasProject() ? 1 : 0);
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

} // namespace clutch::ui
