// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/name_button.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr int kLeastWidth = 72; // the icon and a few letters
}

QSize NameButton::minimumSizeHint() const
{
    const QSize wanted = sizeHint();
    return {std::min(wanted.width(), kLeastWidth), wanted.height()};
}

void NameButton::paintEvent(QPaintEvent*)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const int missing = sizeHint().width() - width();
    if (missing > 0) {
        const int room = option.fontMetrics.horizontalAdvance(option.text) - missing;
        option.text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, std::max(room, 0));
    }
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace clutch::ui
