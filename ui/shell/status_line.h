// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace clutch::ui {

class JobMonitor;
class Session;

/// The line at the bottom: "x,y  zoom | device | job n/total rate time-left [cancel]".
class StatusLine : public QWidget {
    Q_OBJECT

public:
    StatusLine(Session& session, JobMonitor& monitor, QWidget* parent = nullptr);
    void setDevice(const QString& text);
    void setPointed(const QString& text);

Q_SIGNALS:
    void jobsClicked();

private:
    void refresh();

    Session& session_;
    JobMonitor& monitor_;
    QLabel *pointed_, *device_, *lock_;
    QToolButton *job_, *cancel_;
    QProgressBar* bar_;
    qint64 lastOfBefore_ = 0; // job
};

} // namespace clutch::ui
