// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

namespace clutch::ui {

/// A tool button whose text is cut short where there is no room for it.
class NameButton : public QToolButton {
    Q_OBJECT

public:
    using QToolButton::QToolButton;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace clutch::ui
