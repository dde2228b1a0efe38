// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace clutch::ui {

class JobMonitor;
class JobRow;
class Session;

/// All jobs of this session, newest on top: title, what it works on, progress, rate, time left, Cancel; when it failed,
/// why; when it is done, a button that opens the result.
class JobsPanel : public QWidget {
    Q_OBJECT

public:
    JobsPanel(Session& session, JobMonitor& monitor, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(qint64 job); ///< the person wants to see what this finished job made

private:
    void refresh();

    Session& session_;
    JobMonitor& monitor_;
    QVBoxLayout* list_;
    QLabel* empty_;
    QMap<qint64, JobRow*> rows_;
};

} // namespace clutch::ui
