// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/runner.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace clutch::ui {

/// One job in the jobs panel; objectName "job-<id>", its buttons "cancel-<id>" and "open-<id>".
class JobRow : public QFrame {
    Q_OBJECT

public:
    explicit JobRow(qint64 job, QWidget* parent = nullptr);
    void display(const jobs::JobStatus& status);

Q_SIGNALS:
    void cancelClicked();
    void openClicked();

private:
    QLabel *icon_, *title_, *detail_;
    QProgressBar* bar_;
    QPushButton *cancel_, *open_;
};

} // namespace clutch::ui
