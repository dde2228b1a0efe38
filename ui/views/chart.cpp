// SPDX-License-Identifier: Apache-2.0
#include "ui/views/chart.h"

#include "ui/shell/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace clutch::ui {

namespace {
constexpr int kHeader = 26, kFooter = 20, kRight = 8;
} // namespace

QVector<double> chartTicks(double first, double last, int most)
{
    QVector<double> ticks;
    if (most < 1 || !std::isfinite(first) || !std::isfinite(last) || !(last > first)) return ticks;
    for (double power = std::pow(10, std::floor(std::log10((last - first) / most)));; power *= 10) {
        for (const int factor : {1, 2, 5}) {
            const double step = factor * power;
            // A hair of slack: 0.3 / 0.1 is a little less than 3.
            const double from = std::ceil(first / step - 1e-9), to = std::floor(last / step + 1e-9);
            if (to - from + 1 > most) continue;
            for (double k = from; k <= to; ++k)
                ticks << k * step + 0.0; // never -0
            return ticks;
        }
    }
}

Chart::Chart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chart::setTitle(const QString& title)
{
    title_ = title;
    describe();
    update();
}

void Chart::setFigure(const QString& figure)
{
    if (figure == figure_) return;
    figure_ = figure;
    describe();
    update();
}

void Chart::setEmptyText(const QString& text)
{
    emptyText_ = text;
    update();
}

void Chart::describe()
{
    setAccessibleName(title_);
    setAccessibleDescription(figure_);
}

void Chart::dataChanged()
{
    update();
}

QRectF Chart::plotArea() const
{
    return QRectF(rect()).adjusted(leftMargin(), kHeader, -kRight, -kFooter);
}

QString Chart::readout() const
{
    const QString under = pointer_ && hasData() ? textAt(*pointer_, plotArea()) : QString();
    return under.isEmpty() ? figure_ : under;
}

void Chart::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect header(0, 0, width() - kRight, kHeader - 6);
    const QFont small = themedFont(kTextSmall), bold = themedFont(kTextBody, QFont::DemiBold);
    const QFontMetrics smallMetrics(small), boldMetrics(bold);
    const QString wanted = hasData() ? readout() : QString();
    // Too little room for both: what the mouse reads goes first, else the title.
    const bool reading = wanted != figure_;
    const int titleWidth = boldMetrics.horizontalAdvance(title_), rightWidth = smallMetrics.horizontalAdvance(wanted);
    const int room = header.width() - kSpaceSmall;
    const QString title = boldMetrics.elidedText(title_, Qt::ElideRight, reading ? room - rightWidth : room);
    const QString right = smallMetrics.elidedText(wanted, Qt::ElideRight, reading ? room : room - titleWidth);
    painter.setFont(bold);
    painter.setPen(tokens.text);
    painter.drawText(header, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(small);
    painter.setPen(reading ? tokens.text : tokens.muted);
    painter.drawText(header, Qt::AlignRight | Qt::AlignVCenter, right);
    const QRectF plot = plotArea();
    if (plot.width() < 8 || plot.height() < 8) return;
    if (hasData()) {
        paintPlot(painter, plot);
        return;
    }
    painter.setPen(tokens.muted);
    painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    pointer_ = event->position();
    update();
}

void Chart::leaveEvent(QEvent*)
{
    pointer_.reset();
    update();
}

} // namespace clutch::ui
