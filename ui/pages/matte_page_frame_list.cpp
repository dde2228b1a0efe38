// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/matte_page_frame_list.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {

constexpr int kRowHeight = 44;

QColor dotColour(int mark)
{
    const Tokens& tokens = Theme::instance().tokens();
    switch (StripFrame::Mark(mark)) {
    case StripFrame::Mark::None:
        return tokens.line;
    case StripFrame::Mark::Good:
        return tokens.ok;
    case StripFrame::Mark::Doubtful:
        return tokens.warn;
    case StripFrame::Mark::Useless:
        return tokens.error;
    }
    return tokens.line;
}

class FrameRowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kRowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QRectF area = QRectF(option.rect).adjusted(4, 1, -4, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(selected ? QPen(tokens.accent, 1) : QPen(Qt::NoPen));
            painter->setBrush(tokens.raised);
            painter->drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(dotColour(index.data(FrameListModel::MarkRole).toInt()));
        painter->drawEllipse(QPointF(area.left() + 14, area.center().y()), 4, 4);
        const QString reason = index.data(FrameListModel::ReasonRole).toString();
        const QRectF text = area.adjusted(28, 4, -56, -4);
        const QFont body = themedFont(kTextBody), small = themedFont(kTextSmall);
        const auto line = [&](const QRectF& rect, const QFont& font, const QColor& colour, const QString& words) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(rect, Qt::AlignVCenter,
                              QFontMetrics(font).elidedText(words, Qt::ElideRight, int(rect.width())));
        };
        const QRectF upper(text.left(), text.top(), text.width(), reason.isEmpty() ? text.height() : text.height() / 2);
        line(upper, body, tokens.text, index.data(Qt::DisplayRole).toString());
        const QRectF lower(text.left(), text.center().y(), text.width() + 50, text.height() / 2);
        if (!reason.isEmpty()) line(lower, small, tokens.muted, reason);
        const double quality = index.data(FrameListModel::QualityRole).toDouble();
        if (quality >= 0) {
            painter->setFont(body);
            painter->setPen(tokens.muted);
            painter->drawText(QRectF(area.right() - 52, upper.top(), 42, upper.height()),
                              Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 %").arg(qRound(quality * 100)));
        }
        painter->restore();
    }
};

} // namespace

void FrameListModel::setRows(const QVector<FrameListRow>& rows)
{
    const bool sameFrames = std::ranges::equal(
        all_, rows, [](const FrameListRow& a, const FrameListRow& b) { return a.strip.id == b.strip.id; });
    const bool sameShown = sameFrames && std::ranges::equal(all_, rows, [this](const auto& a, const auto& b) {
                               return passes(a) == passes(b);
                           });
    const QVector<FrameListRow> before = std::exchange(all_, rows);
    if (!sameShown) return filter();
    for (int shown = 0; shown < shown_.size(); ++shown) {
        const int position = shown_[shown];
        if (!(before[position] == rows[position])) Q_EMIT dataChanged(index(shown), index(shown));
    }
}

void FrameListModel::updateRow(int position, const FrameListRow& row)
{
    const bool passed = passes(all_[position]);
    all_[position] = row;
    if (passed != passes(row)) return filter();
    const int shown = rowOfPosition(position);
    if (shown >= 0) Q_EMIT dataChanged(index(shown), index(shown));
}

void FrameListModel::setFlaggedOnly(bool flaggedOnly)
{
    flaggedOnly_ = flaggedOnly;
    filter();
}

void FrameListModel::filter()
{
    beginResetModel();
    shown_.clear();
    for (int i = 0; i < all_.size(); ++i) {
        if (passes(all_[i])) shown_ << i;
    }
    endResetModel();
}

int FrameListModel::rowOfPosition(int position) const
{
    const auto found = std::ranges::lower_bound(shown_, position);
    return found == shown_.end() || *found != position ? -1 : int(found - shown_.begin());
}

int FrameListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(shown_.size());
}

QVariant FrameListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const FrameListRow& row = all_[shown_[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
        return row.strip.caption;
    case Qt::ToolTipRole:
        return row.strip.reasons.join(u'\n');
    case PositionRole:
        return shown_[index.row()];
    case MarkRole:
        return int(row.strip.mark);
    case QualityRole:
        return row.quality;
    case ReasonRole:
        if (row.strip.verdict == StripFrame::Verdict::Accepted) return tr("accepted by you");
        if (row.strip.verdict == StripFrame::Verdict::Rejected) return tr("rejected by you");
        return row.strip.reasons.value(0);
    default:
        return {};
    }
}

FrameListView::FrameListView(QWidget* parent) : QListView(parent), model_(new FrameListModel(this))
{
    setModel(model_);
    setItemDelegate(new FrameRowDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Frames with their quality"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && !following_) Q_EMIT positionChosen(current.data(FrameListModel::PositionRole).toInt());
    });
}

void FrameListView::setCurrentPosition(int position)
{
    const QScopedValueRollback quiet(following_, true);
    const int row = model_->rowOfPosition(position);
    if (row < 0) return selectionModel()->clear();
    setCurrentIndex(model_->index(row));
}

} // namespace clutch::ui
