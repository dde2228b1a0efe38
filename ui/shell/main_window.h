// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "ui/shell/stages.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QVector>

#include <optional>

class QFrame;
class QLabel;
class QMenu;
class QMessageBox;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace clutch::ui {

class ErrorBanner;
class HelpWindow;
class JobMonitor;
class ObjectDialogs;
class Page;
class Session;
class Shortcuts;
class StageBar;
class StatusLine;
class WelcomeView;

/// The window: stage bar on top, the parts of the current page, jobs and log in a drawer over the inspector, status
/// line. Shown first, filled after: the project is opened and pages are built once the window has been painted.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Options {
        QString project;       ///< opened after the first paint; empty: the last one, when `reopen`
        QString page;          ///< id of the stage to begin with; empty: the last one
        QString demoRecording; ///< the bundled recording
        bool reopen = true;
    };

    MainWindow(Session& session, Options options, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return session_; }
    Page* page(const QString& id); ///< built if need be; null for an unknown id
    void showStage(const QString& id);
    QString currentStage() const;
    Shortcuts& shortcuts() { return *shortcuts_; }
    void setDevice(const QString& text); ///< for the status line
    /// Everything that was to come after the first paint has come, and no job runs.
    bool isSettled() const;

public:
    void openProject(const QString& folder);
    void createProject(const QString& folder);
    void startDemo();
    void present(const Error& error);

Q_SIGNALS:
    void firstPainted();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Slot { ///< a stage with what it shows, once built
        Stage stage;
        Page* page = nullptr;
        QWidget *options = nullptr, *picture = nullptr, *inspector = nullptr, *strip = nullptr;
    };

    void buildFrame();
    QWidget* buildWork();
    void buildBarEnds();
    QAction* addCommand(const QString& id, const QString& group, const QString& text, const QList<QKeySequence>& keys,
                        std::function<void()> run);
    void buildCommands();
    void buildFixedKeys();
    void buildProjectMenu();
    void buildObjectMenu();
    void start();
    void buildNextPage();
    void ensurePage(int index);
    void showStageAt(int index);
    void refreshStatus(int index);
    void refreshProject();
    void refreshMain();
    void opened(const QString& folder, const std::optional<Error>& error);
    void showPanels();
    void connectMessages();
    void showError(const QString& problem, const QString& subject, const QString& advice);
    void showNotice(const QString& what, const QString& why);
    void jobStateChanged(qint64 job);
    void leaveMessages(const QString& stage);
    void placeBanner();
    QString runningText() const;
    void askToClose();
    void stopAndClose();
    void toggleDrawer(int tab);
    void placeDrawer();
    void chooseNewProject();
    void chooseProject();
    void openResult(qint64 job);
    void toggleTheme();
    int stageForDrop(const QStringList& paths) const;
    int indexOf(const QString& id) const;
    void saveLayout();
    void restoreLayout();

    Session& session_;
    Options options_;
    JobMonitor* monitor_;
    Shortcuts* shortcuts_;
    StageBar* bar_ = nullptr;
    ErrorBanner* banner_ = nullptr;
    StatusLine* status_ = nullptr;
    WelcomeView* welcome_ = nullptr;
    QStackedWidget *main_ = nullptr, *optionsStack_ = nullptr, *pictureStack_ = nullptr, *inspectorStack_ = nullptr,
                   *stripStack_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QWidget* stripLine_ = nullptr;
    QFrame* drawerFrame_ = nullptr;
    QTabWidget* drawer_ = nullptr;
    QLabel *dropHint_ = nullptr, *opening_ = nullptr;
    QToolButton *projectButton_ = nullptr, *objectButton_ = nullptr, *themeButton_ = nullptr;
    QMenu *projectMenu_ = nullptr, *objectMenu_ = nullptr;
    HelpWindow* help_ = nullptr;
    QVector<Slot> slots_;
    int current_ = -1;
    bool leftShown_ = true, rightShown_ = true;
    ObjectDialogs* objects_;
    QPointer<QMessageBox> closeQuestion_;
    QString bannerStage_, bannerJob_;  // where the message belongs, and the kind of job it is of; empty: nowhere, none
    QHash<qint64, QString> jobStages_; // where each job was started
    bool painted_ = false, started_ = false, built_ = false, closing_ = false;
};

} // namespace clutch::ui
