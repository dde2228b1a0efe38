// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"
#include "ui/shell/demo.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/name_button.h"
#include "ui/shell/object_dialogs.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/shortcut_editor.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QMenu>
#include <QToolButton>
#include <QUrl>

namespace clutch::ui {

namespace {

QToolButton* barButton(const QString& name, const QString& icon, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon, IconRole::Muted));
    button->setIconSize(QSize(18, 18));
    button->setFixedSize(34, 34);
    return button;
}

} // namespace

void MainWindow::buildBarEnds()
{
    projectButton_ = new NameButton(bar_);
    projectButton_->setObjectName(QStringLiteral("projectButton"));
    projectButton_->setIcon(QIcon(QStringLiteral(":/icons/clutch.svg")));
    projectButton_->setIconSize(QSize(22, 22));
    projectButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    projectButton_->setPopupMode(QToolButton::InstantPopup);
    projectButton_->setFont(themedFont(kTextBody, QFont::DemiBold));
    projectButton_->setMaximumWidth(220);
    projectButton_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    projectMenu_ = new QMenu(projectButton_);
    projectButton_->setMenu(projectMenu_);
    objectButton_ = new NameButton(bar_);
    objectButton_->setObjectName(QStringLiteral("objectButton"));
    objectButton_->setIcon(themedIcon(QStringLiteral("object"), IconRole::Muted));
    objectButton_->setIconSize(QSize(16, 16));
    objectButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    objectButton_->setPopupMode(QToolButton::InstantPopup);
    objectButton_->setMaximumWidth(180);
    objectButton_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    objectMenu_ = new QMenu(objectButton_);
    objectMenu_->setToolTipsVisible(true);
    connect(objectMenu_, &QMenu::aboutToShow, this, &MainWindow::buildObjectMenu); // a job may have begun or ended
    objectButton_->setMenu(objectMenu_);
    auto* line = new QFrame(bar_);
    line->setProperty("line", true);
    line->setFixedSize(1, 28);
    bar_->addLeft(projectButton_);
    bar_->addLeft(objectButton_);
    bar_->addLeft(line);
    themeButton_ = barButton(QStringLiteral("themeButton"), QStringLiteral("sun"), bar_);
}

QAction* MainWindow::addCommand(const QString& id, const QString& group, const QString& text,
                                const QList<QKeySequence>& keys, std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("command-") + id);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    shortcuts_->add(id, group, action, keys);
    return action;
}

void MainWindow::buildCommands()
{
    const QString project = tr("Project"), view = tr("View"), help = tr("Help");
    addCommand(QStringLiteral("new"), project, tr("New project..."), {QKeySequence(QStringLiteral("Ctrl+N"))},
               [this] { chooseNewProject(); });
    addCommand(QStringLiteral("open"), project, tr("Open project..."), {QKeySequence(QStringLiteral("Ctrl+O"))},
               [this] { chooseProject(); });
    addCommand(QStringLiteral("save"), project, tr("Save"), {QKeySequence(QStringLiteral("Ctrl+S"))}, [this] {
        showNotice(tr("Everything is saved"),
                   tr("Clutch writes each step to the project folder as soon as it is done."));
    });
    addCommand(QStringLiteral("close"), project, tr("Close project"), {QKeySequence(QStringLiteral("Ctrl+W"))},
               [this] { session_.closeProject(); });
    addCommand(QStringLiteral("quit"), project, tr("Quit"), {QKeySequence(QStringLiteral("Ctrl+Q"))},
               [this] { close(); });
    auto* left =
        addCommand(QStringLiteral("left"), view, tr("Options panel"), {QKeySequence(QStringLiteral("Ctrl+["))}, [this] {
            leftShown_ = !leftShown_;
            showPanels();
        });
    auto* right =
        addCommand(QStringLiteral("right"), view, tr("Inspector"), {QKeySequence(QStringLiteral("Ctrl+]"))}, [this] {
            rightShown_ = !rightShown_;
            showPanels();
        });
    auto* jobsAction = addCommand(QStringLiteral("jobs"), view, tr("Jobs"), {QKeySequence(QStringLiteral("Ctrl+J"))},
                                  [this] { toggleDrawer(0); });
    addCommand(QStringLiteral("log"), view, tr("Log"), {QKeySequence(QStringLiteral("Ctrl+L"))},
               [this] { toggleDrawer(1); });
    auto* theme = addCommand(QStringLiteral("theme"), view, tr("Light or dark"),
                             {QKeySequence(QStringLiteral("Ctrl+Shift+L"))}, [this] { toggleTheme(); });
    addCommand(QStringLiteral("fullscreen"), view, tr("Full screen"), {QKeySequence(Qt::Key_F11)},
               [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    auto* guide = addCommand(QStringLiteral("guide"), help, tr("User guide"), {QKeySequence(Qt::Key_F1)}, [this] {
        if (!help_) help_ = new HelpWindow(*shortcuts_, this);
        help_->show();
        help_->raise();
        if (session_.hasProject() && current_ >= 0) help_->showTopic(slots_[current_].stage.name);
    });
    addCommand(QStringLiteral("shortcuts"), help, tr("Keyboard shortcuts..."), {}, [this] {
        auto* editor = new ShortcutEditor(*shortcuts_, this);
        editor->setAttribute(Qt::WA_DeleteOnClose);
        editor->show();
    });

    const std::pair<QAction*, const char*> icons[] = {
        {left, "panel-left"}, {right, "panel-right"}, {jobsAction, "jobs"}, {guide, "help"}};
    for (const auto& [action, icon] : icons) {
        auto* button = barButton(action->objectName() + QStringLiteral("-button"), QLatin1String(icon), bar_);
        action->setIcon(themedIcon(QLatin1String(icon), IconRole::Muted));
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        bar_->addRight(button);
        if (action == jobsAction) {
            theme->setIcon(
                themedIcon(Theme::instance().kind() == ThemeKind::Dark ? QStringLiteral("sun") : QStringLiteral("moon"),
                           IconRole::Muted));
            themeButton_->setDefaultAction(theme);
            themeButton_->setAccessibleName(theme->text());
            bar_->addRight(themeButton_);
        }
    }
}

void MainWindow::buildFixedKeys()
{
    const auto keys = [](std::initializer_list<const char*> names) {
        QList<QKeySequence> list;
        for (const char* name : names)
            list << QKeySequence(QLatin1String(name));
        return list;
    };
    const QString stages = tr("Stages"), picture = tr("Picture"), strip = tr("Film strip"), brush = tr("Brush");
    for (int index = 0; index < slots_.size(); ++index)
        shortcuts_->addFixed(stages, slots_[index].stage.name, {QKeySequence(QStringLiteral("Alt+%1").arg(index + 1))});
    shortcuts_->addFixed(picture, tr("Actual size"), keys({"Ctrl+0"}));
    shortcuts_->addFixed(picture, tr("Fit to the window"), keys({"Ctrl+F"}));
    shortcuts_->addFixed(picture, tr("Zoom in, out (or the wheel)"), keys({"Ctrl++", "Ctrl+-"}));
    shortcuts_->addFixed(picture, tr("Show or hide overlays"), keys({"T"}));
    shortcuts_->addFixed(picture, tr("All pictures side by side"), keys({"G"}));
    shortcuts_->addFixed(picture, tr("Next, previous picture"), keys({"D", "A"}));
    shortcuts_->addFixed(picture, tr("Delete the chosen picture"), keys({"Del"}));
    shortcuts_->addFixed(picture, tr("Replay how the picture was placed (Synthesize)"), keys({"P"}));
    shortcuts_->addFixed(picture, tr("One round of places back, on (Synthesize)"), keys({"Left", "Right", "N"}));
    shortcuts_->addFixed(picture, tr("Make the chosen pictures anew (Dataset)"), keys({"R"}));
    shortcuts_->addFixed(picture, tr("Let the chosen photos teach, or hold them out (Photos)"), keys({"T", "H"}));
    shortcuts_->addFixed(strip, tr("Play or pause"), keys({"Space"}));
    shortcuts_->addFixed(strip, tr("One frame back, on"), keys({"Left", "Right"}));
    shortcuts_->addFixed(strip, tr("Ten frames back, on"), keys({"C", "V"}));
    shortcuts_->addFixed(brush, tr("Brush on or off; dragging adds, Ctrl+drag erases"), keys({"B"}));
    shortcuts_->addFixed(brush, tr("Smaller, larger brush"), keys({"[", "]"}));
    shortcuts_->addFixed(brush, tr("Undo"), keys({"Ctrl+Z"}));
    shortcuts_->addFixed(brush, tr("Redo"), keys({"Ctrl+Shift+Z", "Ctrl+Y"}));
}

void MainWindow::buildProjectMenu()
{
    const auto command = [this](const char* id) {
        return findChild<QAction*>(QStringLiteral("command-") + QLatin1String(id));
    };
    projectMenu_->clear();
    projectMenu_->addAction(command("new"));
    projectMenu_->addAction(command("open"));
    QMenu* recent = projectMenu_->addMenu(tr("Open recent"));
    for (const QString& folder : recentProjects())
        recent->addAction(QDir::toNativeSeparators(folder), this, [this, folder] { openProject(folder); });
    recent->setEnabled(!recent->isEmpty());
    projectMenu_->addAction(tr("Try the demo"), this, &MainWindow::startDemo);
    if (session_.hasProject()) {
        projectMenu_->addAction(tr("Show folder"), this,
                                [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(session_.projectFolder())); });
        projectMenu_->addAction(command("close"));
    }
    command("close")->setEnabled(session_.hasProject());
    projectMenu_->addSeparator();
    for (const char* id : {"jobs", "log", "theme", "fullscreen"})
        projectMenu_->addAction(command(id));
    projectMenu_->addSeparator();
    for (const char* id : {"guide", "shortcuts"})
        projectMenu_->addAction(command(id));
    projectMenu_->addSeparator();
    projectMenu_->addAction(command("quit"));
}

void MainWindow::buildObjectMenu()
{
    objectMenu_->clear();
    if (!session_.hasProject()) return;
    const QString current = session_.objectName();
    objectButton_->setText(current.isEmpty() ? tr("No object yet") : current);
    objectButton_->setToolTip(tr("The kind of thing you work on; recordings and mattes belong to it"));
    try {
        for (const store::ObjectRow& row : session_.project().objects()) {
            const QString name = QString::fromStdString(row.name);
            QAction* action = objectMenu_->addAction(name, this, [this, id = row.id] { session_.chooseObject(id); });
            action->setCheckable(true);
            action->setChecked(name == current);
        }
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
    }
    if (session_.isReadOnly()) return;
    objectMenu_->addSeparator();
    objectMenu_->addAction(tr("New object..."), objects_, &ObjectDialogs::askForNew)
        ->setObjectName(QStringLiteral("newObject"));
    if (current.isEmpty()) return;
    QAction* rename =
        objectMenu_->addAction(tr("Rename \"%1\"...").arg(current), objects_, &ObjectDialogs::askToRename);
    rename->setObjectName(QStringLiteral("renameObject"));
    QAction* remove =
        objectMenu_->addAction(tr("Delete \"%1\"...").arg(current), objects_, &ObjectDialogs::askToRemove);
    remove->setObjectName(QStringLiteral("removeObject"));
    const QString reason = objects_->reasonAgainst();
    for (QAction* action : {rename, remove}) {
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason);
    }
}

void MainWindow::toggleDrawer(int tab)
{
    const bool showing = drawer_->isVisible() && drawer_->currentIndex() == tab;
    drawer_->setCurrentIndex(tab);
    placeDrawer();
    drawerFrame_->setVisible(!showing);
    drawerFrame_->raise();
}

void MainWindow::toggleTheme()
{
    const ThemeKind kind = Theme::instance().kind() == ThemeKind::Dark ? ThemeKind::Light : ThemeKind::Dark;
    Theme::instance().apply(kind);
    userSettings().setValue(QStringLiteral("window/theme"),
                            kind == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    themeButton_->defaultAction()->setIcon(
        themedIcon(kind == ThemeKind::Dark ? QStringLiteral("sun") : QStringLiteral("moon"), IconRole::Muted));
}

} // namespace clutch::ui
