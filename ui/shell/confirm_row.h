// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace clutch::ui {

/// Asks in place, instead of a dialog, before something is lost for good: what will go, a button that does it and one
/// that does not. Hidden until asked; Esc dismisses it. Its confirming button is named `name` and says `action`, or
/// that something is removed for good.
class ConfirmRow : public QFrame {
    Q_OBJECT

public:
    explicit ConfirmRow(const QString& name, QWidget* parent = nullptr, const QString& action = {});
    void ask(const QString& question);

Q_SIGNALS:
    void confirmed();

private:
    QLabel* question_;
    QPushButton* keep_;
};

} // namespace clutch::ui
