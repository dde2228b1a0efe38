// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace clutch::ui {

/// What the window shows while no project is open: what to do next, and the projects opened lately.
class WelcomeView : public QWidget {
    Q_OBJECT

public:
    explicit WelcomeView(QWidget* parent = nullptr);
    void setRecent(const QStringList& folders);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void demoRequested();
    void recentChosen(const QString& folder);

private:
    QVBoxLayout* recent_;
    QLabel* recentTitle_;
};

} // namespace clutch::ui
