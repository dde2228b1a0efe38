// SPDX-License-Identifier: Apache-2.0
#include "ui/views/score_plot.h"

#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {
constexpr double kPointRadius = 3.2, kRaisedRadius = 5.2;
constexpr int kFewestColumns = 8;
constexpr double kHeadroom = 0.08;     // of the range of scores, above and below
constexpr double kRoundShade = 0.45;   // of the line colour
constexpr double kTickDistancePx = 44; // between labels
} // namespace

ScorePlot::ScorePlot(QWidget* parent) : Chart(parent)
{
    setTitle(tr("Score (log-odds)"));
}

void ScorePlot::setData(Data data)
{
    data_ = std::move(data);
    best_.clear();
    for (std::size_t i = 0; i < data_.tried.size(); ++i)
        best_.push_back(i == 0 || data_.tried[i].score > data_.tried[best_[i - 1]].score ? i : best_[i - 1]);
    scale_ = ScoreScale::of(data_.tried);
    if (highlighted_ >= int(data_.tried.size())) highlighted_ = -1;
    setFigure(hasData() ? tr("best %1").arg(scoreText(data_.tried[best_.back()].score)) : QString());
    dataChanged();
    tell();
}

void ScorePlot::setHighlighted(int evaluation)
{
    if (evaluation >= int(data_.tried.size())) evaluation = -1;
    if (std::exchange(highlighted_, evaluation) != evaluation) update();
}

int ScorePlot::columns() const
{
    return std::max({kFewestColumns, data_.expected, int(data_.tried.size())});
}

int ScorePlot::leftMargin() const
{
    const QFontMetrics metrics(themedFont(kTextSmall));
    return metrics.horizontalAdvance(QStringLiteral("-88.8")) + kSpaceSmall;
}

QPointF ScorePlot::at(int evaluation, double score, const QRectF& plot) const
{
    const double room = (scale_.high - scale_.low) * kHeadroom;
    const double share = (score - scale_.low + room) / (scale_.high - scale_.low + 2 * room);
    return {plot.left() + plot.width() * (evaluation + 0.5) / columns(), plot.bottom() - plot.height() * share};
}

QPointF ScorePlot::pointAt(int evaluation) const
{
    return at(evaluation, data_.tried[std::size_t(evaluation)].score, plotArea());
}

QRectF ScorePlot::cellArea(const QPoint& cell, const QRectF& plot) const
{
    const double width = plot.width() / columns();
    return {plot.left() + width * cell.x(), plot.top(), width, plot.height()};
}

int ScorePlot::evaluationAt(const QPointF& point, const QRectF& plot) const
{
    if (!hasData() || !plot.contains(point)) return -1;
    const int column = int((point.x() - plot.left()) / plot.width() * columns());
    return column < int(data_.tried.size()) ? column : -1;
}

QString ScorePlot::textAt(const QPointF& point, const QRectF& plot) const
{
    const int evaluation = evaluationAt(point, plot);
    if (evaluation < 0) return {};
    //: number of the evaluation, its score
    return tr("no. %1: %2").arg(evaluation + 1).arg(scoreText(data_.tried[std::size_t(evaluation)].score));
}

QString ScorePlot::describe(int evaluation) const
{
    const synthesis::ScoredPlacement& one = data_.tried[std::size_t(evaluation)];
    const auto figure = [](double value, int digits) { return QLocale().toString(value, 'f', digits); };
    const QString how =
        evaluation < data_.unmodelled ? tr("spread evenly, before the model") : tr("chosen by the model");
    return tr("Evaluation %1, round %2: %3\nScore %4, log-odds of being real\nAngle %5°, scale %6, x %7, y %8")
        .arg(evaluation + 1)
        .arg(evaluation / data_.batch + 1)
        .arg(how, scoreText(one.score), figure(one.placement.angleDegrees, 0), figure(one.placement.scale, 2),
             figure(one.placement.x, 0), figure(one.placement.y, 0));
}

void ScorePlot::paintPlot(QPainter& painter, const QRectF& plot) const
{
    painter.setFont(themedFont(kTextSmall));
    paintRounds(painter, plot);
    paintTicks(painter, plot);
    paintBest(painter, plot);
    paintPoints(painter, plot);
}

void ScorePlot::paintRounds(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    QColor shade = tokens.line;
    shade.setAlphaF(float(kRoundShade));
    const double width = plot.width() / columns();
    for (int first = 0; first < columns(); first += 2 * data_.batch)
        painter.fillRect(QRectF(plot.left() + first * width, plot.top(),
                                std::min(data_.batch, columns() - first) * width, plot.height()),
                         shade);
    const QString name = tr("Sobol", "a sequence of points");
    const QRectF band(plot.left(), plot.top(), data_.unmodelled * width, 14);
    if (painter.fontMetrics().horizontalAdvance(name) > band.width()) return;
    painter.setPen(tokens.muted);
    painter.drawText(band, Qt::AlignCenter, name);
}

void ScorePlot::paintTicks(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    for (const double tick : chartTicks(scale_.low, scale_.high, int(plot.height() / kTickDistancePx) + 1)) {
        const double y = at(0, tick, plot).y();
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(0, y - 8, plot.left() - 4, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(tick, 'g', 3));
    }
    painter.setPen(tokens.muted);
    const double width = plot.width() / columns();
    const int every = data_.batch * std::max(1, int(kTickDistancePx / (width * data_.batch) + 0.99));
    const QString last = tr("%Ln evaluations", nullptr, columns());
    const double room = plot.right() - painter.fontMetrics().horizontalAdvance(last) - kSpaceSmall;
    for (int tick = every; tick < columns(); tick += every) {
        const QRectF label(plot.left() + tick * width - 20, plot.bottom() + 3, 40, 14);
        if (label.center().x() + 10 < room) painter.drawText(label, Qt::AlignCenter, QString::number(tick));
    }
    painter.drawText(QRectF(plot.left(), plot.bottom() + 3, plot.width(), 14), Qt::AlignRight | Qt::AlignVCenter, last);
}

void ScorePlot::paintBest(QPainter& painter, const QRectF& plot) const
{
    QPainterPath line;
    for (std::size_t i = 0; i < best_.size(); ++i) {
        const QPointF to = at(int(i), data_.tried[best_[i]].score, plot);
        if (i == 0)
            line.moveTo(to);
        else
            line.lineTo(to.x(), line.currentPosition().y());
        line.lineTo(to);
    }
    painter.setPen(QPen(Theme::instance().tokens().accent, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
}

void ScorePlot::paintPoints(QPainter& painter, const QRectF& plot) const
{
    const Tokens& tokens = Theme::instance().tokens();
    for (std::size_t i = 0; i < data_.tried.size(); ++i) {
        const double score = data_.tried[i].score;
        const QPointF point = at(int(i), score, plot);
        const QColor colour = scale_.colour(score);
        const bool hollow = int(i) < data_.unmodelled;
        painter.setPen(QPen(hollow ? colour : tokens.panel, hollow ? 1.6 : 0.8));
        painter.setBrush(hollow ? tokens.panel : colour);
        painter.drawEllipse(point, kPointRadius, kPointRadius);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.accent, 2));
    painter.drawEllipse(at(int(best_.back()), data_.tried[best_.back()].score, plot), kRaisedRadius, kRaisedRadius);
    if (highlighted_ < 0) return;
    painter.setPen(QPen(tokens.text, 2));
    painter.drawEllipse(at(highlighted_, data_.tried[std::size_t(highlighted_)].score, plot), kRaisedRadius,
                        kRaisedRadius);
}

void ScorePlot::tell()
{
    const auto point = pointer();
    const int now = point ? evaluationAt(*point, plotArea()) : -1;
    if (std::exchange(told_, now) == now) return;
    setHighlighted(now);
    Q_EMIT hovered(now);
}

bool ScorePlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return Chart::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int evaluation = evaluationAt(help->pos(), plotArea());
    if (evaluation < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), describe(evaluation), this);
    return true;
}

void ScorePlot::mouseMoveEvent(QMouseEvent* event)
{
    Chart::mouseMoveEvent(event);
    tell();
}

void ScorePlot::leaveEvent(QEvent* event)
{
    Chart::leaveEvent(event);
    tell();
}

void ScorePlot::keyPressEvent(QKeyEvent* event)
{
    Chart::keyPressEvent(event);
    tell();
}

void ScorePlot::focusOutEvent(QFocusEvent* event)
{
    Chart::focusOutEvent(event);
    tell();
}

} // namespace clutch::ui
