// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QLabel;
class QPushButton;

namespace clutch::ui {

class OptionsPanel;

/// The line in a panel's footer that says why the page's main button is off; hidden while it is on. Call it before the
/// button is added: the button stays where it is when the line comes and goes. objectName "offReason".
QLabel* addOffReason(OptionsPanel& panel);

/// Enables the button when `why` is empty, else says why in its tooltip and in the line. `tip`: the tooltip while it
/// is on.
void setOffReason(QPushButton& button, QLabel& line, const QString& why, const QString& tip = {});

} // namespace clutch::ui
