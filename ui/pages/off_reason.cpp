// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/off_reason.h"

#include "ui/options/options_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace clutch::ui {

QLabel* addOffReason(OptionsPanel& panel)
{
    auto* line = new QLabel(&panel);
    line->setObjectName(QStringLiteral("offReason"));
    line->setProperty("role", "small");
    line->setWordWrap(true);
    line->hide();
    panel.footer()->addWidget(line);
    return line;
}

void setOffReason(QPushButton& button, QLabel& line, const QString& why, const QString& tip)
{
    button.setEnabled(why.isEmpty());
    button.setToolTip(why.isEmpty() ? tip : why);
    line.setText(why);
    line.setVisible(!why.isEmpty());
}

} // namespace clutch::ui
