// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace clutch::ui {

/// What a page shows while it has nothing to show: an icon, one sentence, what to do next, and the button that does it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& icon, QWidget* parent = nullptr);
    void setText(const QString& headline, const QString& hint,
                 const QString& button = {});                ///< no button text: no button
    void setButtonEnabled(bool enabled, const QString& why); ///< `why`: its tooltip, when it is off
    QString headline() const;

Q_SIGNALS:
    void buttonClicked();

private:
    QLabel *icon_, *headline_, *hint_;
    QPushButton* button_;
};

} // namespace clutch::ui
