// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace clutch::ui {

/// What an option means, whole, beside the field it is about: over the edge of what lies right of the panel, or, where
/// there is nothing, below the field. It takes no room, and the mouse goes through it.
class OptionHelp : public QLabel {
    Q_OBJECT

public:
    OptionHelp();
    void showFor(const QWidget& field, const QWidget& panel, const QString& text);
};

} // namespace clutch::ui
