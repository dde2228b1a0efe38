// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QStringList>

namespace clutch::test {

/// The texts of visible labels in the widget that lack lines or ends of words.
inline QStringList cutOffTexts(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty()) continue;
        const int needed =
            label->hasHeightForWidth() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < needed || label->width() < label->minimumSizeHint().width()) texts << label->text();
    }
    return texts;
}

/// What a person can press, turn or read there and that is not all to be seen, outside of what scrolls.
inline QStringList cutOffControls(const QWidget& widget)
{
    const auto scrolls = [&](const QWidget* child) {
        for (; child && child != &widget; child = child->parentWidget())
            if (qobject_cast<const QAbstractScrollArea*>(child->parentWidget())) return true;
        return false;
    };
    QStringList names;
    for (const QWidget* child : widget.findChildren<QWidget*>()) {
        const bool isSwitch = child->inherits("clutch::ui::SegmentedSwitch");
        const bool isText = qobject_cast<const QPushButton*>(child) || qobject_cast<const QCheckBox*>(child);
        const bool counts = isSwitch || isText || qobject_cast<const QLabel*>(child) ||
                            qobject_cast<const QAbstractButton*>(child) || qobject_cast<const QAbstractSlider*>(child);
        if (!counts || !child->isVisible() || scrolls(child)) continue;
        const bool whole = child->visibleRegion().boundingRect() == child->rect();
        const bool wide = !(isSwitch || isText) || child->width() >= child->minimumSizeHint().width();
        if (!whole || !wide) names << child->objectName() + QLatin1Char(' ') + child->accessibleName();
    }
    return names;
}

} // namespace clutch::test
