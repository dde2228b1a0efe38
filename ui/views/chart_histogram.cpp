// SPDX-License-Identifier: Apache-2.0
#include "ui/views/chart_histogram.h"

#include "ui/shell/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {

constexpr int kTicksAcross = 6, kTicksUp = 3;
constexpr int kTickGap = 6, kLeastLeft = 24;
constexpr double kHeadroom = 1.12; // above the largest, for the labels of marks

QString numberText(double value)
{
    return QLocale().toString(value, 'g', 6);
}

// Half a count is none.
QVector<double> countTicks(double largest)
{
    QVector<double> ticks = chartTicks(0, largest, kTicksUp);
    ticks.removeIf([](double tick) { return tick != std::floor(tick); });
    return ticks;
}

} // namespace

void HistogramChart::setData(Data data)
{
    data_ = std::move(data);
    largest_ = data_.counts.isEmpty() ? 0 : *std::max_element(data_.counts.begin(), data_.counts.end());
    left_ = kLeastLeft;
    const QFontMetrics metrics(themedFont(kTextSmall));
    for (const double tick : countTicks(largest_))
        left_ = std::max(left_, metrics.horizontalAdvance(numberText(tick)) + kTickGap);
    dataChanged();
}

bool HistogramChart::hasData() const
{
    return largest_ > 0;
}

double HistogramChart::xOf(double value, const QRectF& plot) const
{
    return plot.left() + plot.width() * (value - data_.first) / (data_.step * double(data_.counts.size()));
}

double HistogramChart::yOf(double count, const QRectF& plot) const
{
    return plot.bottom() - plot.height() * count / (largest_ * kHeadroom);
}

int HistogramChart::binAt(const QPointF& point) const
{
    const QRectF plot = plotArea();
    if (data_.counts.isEmpty() || !plot.contains(point)) return -1;
    const int bin = int((point.x() - plot.left()) / plot.width() * double(data_.counts.size()));
    return std::clamp(bin, 0, int(data_.counts.size()) - 1);
}

QString HistogramChart::textAt(const QPointF& point, const QRectF&) const
{
    const int bin = binAt(point);
    return bin < 0 || !data_.describe ? QString() : data_.describe(bin);
}

QRectF HistogramChart::cellArea(const QPoint& cell, const QRectF& plot) const
{
    const double left = xOf(data_.first + cell.x() * data_.step, plot),
                 right = xOf(data_.first + (cell.x() + 1) * data_.step, plot);
    return {left, plot.top(), right - left, plot.height()};
}

void HistogramChart::paintTicks(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setFont(themedFont(kTextSmall));
    for (const double tick : countTicks(largest_)) {
        const double y = std::round(yOf(tick, plot)) + 0.5;
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(0, y - 8, plot.left() - kTickGap, 16), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(tick));
    }
    const double last = data_.first + data_.step * double(data_.counts.size());
    const double shift = data_.whole ? data_.step / 2 : 0;
    const QVector<double> ticks = chartTicks(data_.first, data_.whole ? last - data_.step : last, kTicksAcross);
    for (const double tick : ticks) {
        if (data_.whole && tick != std::floor(tick)) continue;
        const bool withUnit = tick == ticks.last() && !data_.unit.isEmpty();
        const QString text = withUnit ? numberText(tick) + QLatin1Char(' ') + data_.unit : numberText(tick);
        const double half = painter.fontMetrics().horizontalAdvance(text) / 2.0;
        const double x = std::clamp(xOf(tick + shift, plot), plot.left() + half - 8, double(width()) - half);
        painter.drawText(QRectF(x - half - 1, plot.bottom() + 4, 2 * half + 2, 14), Qt::AlignCenter, text);
    }
}

void HistogramChart::paintSteps(QPainter& painter, const QRectF& plot, int first, int last, const QColor& colour) const
{
    if (first >= last) return;
    const auto edge = [&](int bin) { return xOf(data_.first + bin * data_.step, plot); };
    QPainterPath outline(QPointF(edge(first), plot.bottom()));
    for (int bin = first; bin < last; ++bin) {
        const double y = yOf(data_.counts[bin], plot);
        outline.lineTo(edge(bin), y);
        outline.lineTo(edge(bin + 1), y);
    }
    outline.lineTo(edge(last), plot.bottom());
    QColor fill = colour;
    fill.setAlphaF(0.18f);
    painter.fillPath(outline, fill);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

void HistogramChart::paintMarks(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    for (const Mark& mark : data_.marks) {
        const double x = std::round(xOf(mark.at + (data_.whole ? data_.step / 2 : 0), plot)) + 0.5;
        if (x < plot.left() || x > plot.right() + 1) continue;
        painter.setPen(QPen(tokens.muted, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double wide = painter.fontMetrics().horizontalAdvance(mark.label) + 4;
        const bool left = x + 4 + wide > plot.right();
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(left ? x - 4 - wide : x + 4, plot.top() - 2, wide, 14), Qt::AlignCenter, mark.label);
    }
}

void HistogramChart::paintPlot(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    paintTicks(painter, plot);
    if (const int bin = pointer() ? binAt(*pointer()) : -1; bin >= 0)
        painter.fillRect(cellArea({bin, 0}, plot), tokens.raised);
    const int bins = int(data_.counts.size());
    const int muted = std::clamp(int(std::floor((data_.mutedBelow - data_.first) / data_.step + 1e-9)), 0, bins);
    paintSteps(painter, plot, 0, muted, tokens.muted);
    paintSteps(painter, plot, muted, bins, tokens.accent);
    paintMarks(painter, plot);
    painter.setPen(QPen(tokens.line, 1));
    const double base = std::round(plot.bottom()) + 0.5;
    painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base));
}

} // namespace clutch::ui
