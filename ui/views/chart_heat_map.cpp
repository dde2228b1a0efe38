// SPDX-License-Identifier: Apache-2.0
#include "ui/views/chart_heat_map.h"

#include "ui/shell/theme.h"

#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {

constexpr double kLegendWidth = 6, kLegendGap = 10, kLegendText = 34;

QColor between(const QColor& low, const QColor& high, double share)
{
    const auto mix = [share](float a, float b) { return float(a + (b - a) * share); };
    return QColor::fromRgbF(mix(low.redF(), high.redF()), mix(low.greenF(), high.greenF()),
                            mix(low.blueF(), high.blueF()));
}

} // namespace

void HeatMapChart::setData(Data data)
{
    Q_ASSERT(data.counts.size() == qsizetype(data.columns) * data.rows);
    data_ = std::move(data);
    largest_ = data_.counts.isEmpty() ? 0 : *std::max_element(data_.counts.begin(), data_.counts.end());
    dataChanged();
}

bool HeatMapChart::hasData() const
{
    return largest_ > 0;
}

QRectF HeatMapChart::fitted(const QRectF& plot) const
{
    const QRectF room(1, plot.top(), plot.right() - 1 - kLegendWidth - kLegendGap - kLegendText, plot.height() + 14);
    const double width = std::min(room.width(), room.height() * data_.aspect);
    return {room.left(), room.top(), std::floor(width), std::floor(width / data_.aspect)};
}

QRectF HeatMapChart::mapArea() const
{
    return fitted(plotArea());
}

QString HeatMapChart::textAt(const QPointF& point, const QRectF& plot) const
{
    const QRectF map = fitted(plot);
    if (!map.contains(point) || !data_.describe) return {};
    const int column = int((point.x() - map.left()) / map.width() * data_.columns),
              row = int((point.y() - map.top()) / map.height() * data_.rows);
    return data_.describe(std::clamp(column, 0, data_.columns - 1), std::clamp(row, 0, data_.rows - 1));
}

QRectF HeatMapChart::cellArea(const QPoint& cell, const QRectF& plot) const
{
    const QRectF map = fitted(plot);
    const QSizeF size(map.width() / data_.columns, map.height() / data_.rows);
    return {map.topLeft() + QPointF(cell.x() * size.width(), cell.y() * size.height()), size};
}

void HeatMapChart::paintPlot(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    QImage cells(data_.columns, data_.rows, QImage::Format_RGB32);
    for (int y = 0; y < data_.rows; ++y)
        for (int x = 0; x < data_.columns; ++x)
            cells.setPixelColor(x, y,
                                between(tokens.window, tokens.accent, data_.counts[y * data_.columns + x] / largest_));
    const QRectF map = fitted(plot);
    painter.drawImage(map, cells);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(map.adjusted(-0.5, -0.5, 0.5, 0.5));
    if (keyedCell()) {
        painter.setPen(QPen(tokens.text, 1.5));
        painter.drawRect(cellArea(*keyedCell(), plot));
    }
    // From nothing to the fullest cell.
    const QRectF legend(map.right() + kLegendGap, map.top(), kLegendWidth, map.height());
    QLinearGradient ramp(legend.bottomLeft(), legend.topLeft());
    ramp.setColorAt(0, tokens.window);
    ramp.setColorAt(1, tokens.accent);
    painter.fillRect(legend, ramp);
    painter.setFont(themedFont(kTextSmall));
    painter.setPen(tokens.muted);
    const double left = legend.right() + 4;
    painter.drawText(QRectF(left, legend.top() - 2, kLegendText, 14), Qt::AlignLeft | Qt::AlignTop,
                     QLocale().toString(largest_, 'g', 6));
    painter.drawText(QRectF(left, legend.bottom() - 12, kLegendText, 14), Qt::AlignLeft | Qt::AlignBottom,
                     QStringLiteral("0"));
}

} // namespace clutch::ui
