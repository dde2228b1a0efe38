// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace clutch::ui {

class MainWindow;

/// Draws the window to a file once it has settled (project open, pages built, no job, a second of quiet for thumbnails)
/// and ends the program: exit status 0, or 1 when the file cannot be written. For the guide's pictures and for tests.
class Snapshot : public QObject {
    Q_OBJECT

public:
    Snapshot(MainWindow& window, const QString& file);

private:
    void look();

    MainWindow& window_;
    const QString file_;
    QTimer timer_;
    int quiet_ = 0;
};

} // namespace clutch::ui
