// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

namespace clutch::ui {

class Session;

enum class StageState { Empty, Ready, Running, Done, Stale };

/// What the stage bar shows beside a page's name.
struct StageStatus {
    StageState state = StageState::Empty;
    int percent = -1; ///< while running
    QString count;    ///< "132", "3 takes", or empty

    bool operator==(const StageStatus&) const = default;
};

/// One stage of the work. A page hands the shell four parts, any of which may be null, and the shell lays them out
/// (options 280 px left, picture in the middle, inspector 300 px right, strip 96 px below) so that all pages look
/// alike. Pages own their parts.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(Session& session, QWidget* parent = nullptr) : QWidget(parent), session_(session) {}

    virtual QString title() const = 0;    ///< "Record"
    virtual QString iconName() const = 0; ///< of resources/icons, without .svg
    virtual QWidget* optionsPanel() { return nullptr; }
    virtual QWidget* picture() = 0;
    virtual QWidget* inspector() { return nullptr; }
    virtual QWidget* strip() { return nullptr; }
    virtual StageStatus status() const = 0;
    virtual void activated() {}   ///< shown: take up cameras and timers
    virtual void deactivated() {} ///< hidden: let go of them
    virtual bool acceptsDrop(const QStringList& paths) const { return paths.isEmpty(); }
    virtual void dropFiles(const QStringList&) {}

Q_SIGNALS:
    void statusChanged();
    void pointed(const QString& text);      ///< "x, y   zoom" for the status bar
    void stageRequested(const QString& id); ///< the person should go on elsewhere: "record", "matte", ...

protected:
    Session& session_;
};

} // namespace clutch::ui
