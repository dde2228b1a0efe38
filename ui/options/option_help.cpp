// SPDX-License-Identifier: Apache-2.0
#include "ui/options/option_help.h"

#include "ui/shell/theme.h"

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr int kWidth = 280, kLeastWidth = 160;
}

OptionHelp::OptionHelp()
{
    setObjectName(QStringLiteral("optionHelp"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    hide();
}

void OptionHelp::showFor(const QWidget& field, const QWidget& panel, const QString& text)
{
    QWidget* window = panel.window();
    if (parentWidget() != window) setParent(window);
    setText(text);
    ensurePolished();
    const QRect place(field.mapTo(window, QPoint(0, 0)), field.size());
    const QRect column(panel.mapTo(window, QPoint(0, 0)), panel.size());
    const int left = column.right() + 1 + kSpaceSmall, room = window->width() - left - kSpaceSmall;
    const bool beside = room >= kLeastWidth;
    const int width = beside ? std::min(kWidth, room) : std::max(kLeastWidth, column.width() - 2 * kSpaceSmall);
    const int height = heightForWidth(width), lowest = std::max(0, window->height() - height - kSpaceSmall);
    if (beside) {
        setGeometry(left, std::clamp(place.top(), 0, lowest), width, height);
    } else {
        const int below = place.bottom() + 1 + kSpaceTiny;
        setGeometry(column.left() + kSpaceSmall, below <= lowest ? below : place.top() - kSpaceTiny - height, width,
                    height);
    }
    raise();
    show();
}

} // namespace clutch::ui
