// SPDX-License-Identifier: Apache-2.0
#include "ui/views/wrap_layout.h"

#include <QHBoxLayout>
#include <QWidget>

#include <algorithm>
#include <limits>
#include <utility>

namespace clutch::ui {

WrapLayout::~WrapLayout() = default;

void WrapLayout::addItem(QLayoutItem* item)
{
    items_.push_back({std::unique_ptr<QLayoutItem>(item), false});
}

void WrapLayout::addEnd(QWidget* widget)
{
    addWidget(widget);
    items_.back().atEnd = true;
}

QLayoutItem* WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? items_[std::size_t(index)].item.get() : nullptr;
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= count()) return nullptr;
    QLayoutItem* item = items_[std::size_t(index)].item.release();
    items_.erase(items_.begin() + index);
    return item;
}

std::vector<WrapLayout::Line> WrapLayout::linesIn(int width) const
{
    std::vector<Line> lines;
    for (const Placed& placed : items_) {
        if (placed.item->isEmpty()) continue; // hidden
        const QSize size = placed.item->sizeHint();
        if (lines.empty() || lines.back().width + spacing() + size.width() > width) lines.push_back({});
        Line& line = lines.back();
        line.width += size.width() + (line.items.empty() ? 0 : spacing());
        line.height = std::max(line.height, size.height());
        line.items.push_back(&placed);
    }
    return lines;
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const std::vector<Line> lines = linesIn(width - margins.left() - margins.right());
    int height = margins.top() + margins.bottom() + spacing() * std::max(0, int(lines.size()) - 1);
    for (const Line& line : lines)
        height += line.height;
    return height;
}

QSize WrapLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const std::vector<Line> lines = linesIn(std::numeric_limits<int>::max() / 2);
    const QSize line = lines.empty() ? QSize() : QSize(lines.front().width, lines.front().height);
    return line + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const Placed& placed : items_)
        if (!placed.item->isEmpty()) size = size.expandedTo(placed.item->sizeHint());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrapLayout::place(const Line& line, const QRect& room) const
{
    int left = room.left(), spare = std::max(0, room.width() - line.width);
    for (const Placed* placed : line.items) {
        const QSize size = placed->item->sizeHint();
        if (placed->atEnd) left += std::exchange(spare, 0);
        placed->item->setGeometry({QPoint(left, room.top() + (line.height - size.height()) / 2), size});
        left += size.width() + spacing();
    }
}

void WrapLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    QRect room = rect.marginsRemoved(contentsMargins());
    for (const Line& line : linesIn(room.width())) {
        place(line, room);
        room.setTop(room.top() + line.height + spacing());
    }
}

QWidget* barGroup(const std::vector<QWidget*>& widgets, int spacing, QWidget* parent)
{
    auto* group = new QWidget(parent);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return group;
}

} // namespace clutch::ui
