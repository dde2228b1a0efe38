// SPDX-License-Identifier: Apache-2.0
#include "ui/views/chart.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {
constexpr int kHeader = 26, kFooter = 20, kRight = 8;

int plainKey(const QKeyEvent* event)
{
    return (event->modifiers() & ~Qt::KeypadModifier) == 0 ? event->key() : 0;
}

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
            for (int k = 0; k <= int(to - from); ++k)
                ticks << (from + k) * step + 0.0; // never -0
            return ticks;
        }
    }
}

Chart::Chart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
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
    if (cell_) return setAccessibleDescription(readout());
    const QString how = tr("Arrow keys read one value after another");
    setAccessibleDescription(figure_.isEmpty() ? how : figure_ + QStringLiteral(". ") + how);
}

void Chart::dataChanged()
{
    const QSize size = cells();
    if (cell_ && (!hasData() || !QRect(QPoint(), size).contains(*cell_))) cell_.reset();
    describe();
    update();
}

std::optional<QPointF> Chart::pointer() const
{
    return cell_ ? cellArea(*cell_, plotArea()).center() : pointer_;
}

void Chart::read(const std::optional<QPoint>& cell)
{
    cell_ = cell;
    describe();
    update();
}

std::optional<QPoint> Chart::cellAfter(int key) const
{
    const QSize size = cells();
    const QPoint last(size.width() - 1, size.height() - 1);
    const bool isMap = size.height() > 1;
    QPoint to = cell_.value_or(QPoint());
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (cell_) to.rx() += key == Qt::Key_Left ? -1 : 1;
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!isMap) return std::nullopt;
        if (cell_) to.ry() += key == Qt::Key_Up ? -1 : 1;
        break;
    case Qt::Key_Home:
        to.setX(0);
        break;
    case Qt::Key_End:
        to.setX(last.x());
        break;
    default:
        return std::nullopt;
    }
    return QPoint(std::clamp(to.x(), 0, last.x()), std::clamp(to.y(), 0, last.y()));
}

// Reading comes before shortcuts of the window on the same keys.
bool Chart::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && hasData()) {
        const int key = plainKey(static_cast<QKeyEvent*>(event));
        if (cellAfter(key) || (key == Qt::Key_Escape && cell_)) event->accept();
    }
    return QWidget::event(event);
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    const int key = plainKey(event);
    if (key == Qt::Key_Escape && cell_) return read({});
    const std::optional<QPoint> to = hasData() ? cellAfter(key) : std::nullopt;
    if (to)
        read(to);
    else
        event->ignore();
}

void Chart::focusInEvent(QFocusEvent*)
{
    update();
}

void Chart::focusOutEvent(QFocusEvent*)
{
    read({});
}

QRectF Chart::plotArea() const
{
    return QRectF(rect()).adjusted(leftMargin(), kHeader, -kRight, -kFooter);
}

QString Chart::readout() const
{
    const std::optional<QPointF> at = pointer();
    const QString under = at && hasData() ? textAt(*at, plotArea()) : QString();
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
    // Too little room for both: what is read goes first, else the title.
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
    paintFocus(painter);
    const QRectF plot = plotArea();
    if (plot.width() < 8 || plot.height() < 8) return;
    if (hasData()) {
        paintPlot(painter, plot);
        return;
    }
    painter.setPen(tokens.muted);
    painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void Chart::paintFocus(QPainter& painter) const
{
    if (!hasFocus()) return;
    painter.setPen(QPen(Theme::instance().tokens().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, kHeader - 5.5, -0.5, -0.5), 4, 4);
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    pointer_ = event->position();
    if (cell_) return read({}); // whoever moves the mouse reads with it
    update();
}

void Chart::leaveEvent(QEvent*)
{
    pointer_.reset();
    update();
}

} // namespace clutch::ui
