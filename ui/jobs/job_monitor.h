// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/runner.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace clutch::ui {

class Session;

/// Looks at the runner ten times a second while anything is queued or running, and once more when the last job ended.
/// Never blocks.
class JobMonitor : public QObject {
    Q_OBJECT

public:
    explicit JobMonitor(Session& session, QObject* parent = nullptr);
    const std::vector<jobs::JobStatus>& statuses() const { return statuses_; }
    /// The one that runs, else the first that waits; null when all is quiet.
    const jobs::JobStatus* current() const;

Q_SIGNALS:
    void sampled();

private:
    void sample();

    Session& session_;
    QTimer timer_;
    std::vector<jobs::JobStatus> statuses_;
};

} // namespace clutch::ui
