// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>
#include <QPointF>
#include <QSize>
#include <QString>
#include <QVector>
#include <QWidget>

#include <optional>

class QPainter;

namespace clutch::ui {

/// Round numbers (1, 2 or 5 times a power of ten apart) inside first .. last, at most `most` of them.
QVector<double> chartTicks(double first, double last, int most);

/// What all charts share: the title above the plot, at its right a figure that gives way to what is read, room for
/// ticks at the left and below, no frame. The mouse reads what it is over; with the focus, arrow keys, Home and End
/// move from cell to cell (bars, or squares of a map) and Escape ends the reading. Screen readers are told the figure
/// and how to read, then what is read. Colours come from the theme.
class Chart : public QWidget {
    Q_OBJECT

public:
    explicit Chart(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setFigure(const QString& figure);  ///< "median 19"
    void setEmptyText(const QString& text); ///< shown while there is nothing to draw
    QString title() const { return title_; }
    QString readout() const; ///< what stands at the right now
    QRectF plotArea() const;
    QSize sizeHint() const override { return {360, 240}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

protected:
    virtual bool hasData() const = 0;
    virtual void paintPlot(QPainter& painter, const QRectF& plot) const = 0;
    virtual QString textAt(const QPointF& point, const QRectF& plot) const = 0; ///< empty: nothing there
    virtual int leftMargin() const { return 0; }                                ///< for the ticks of the upright axis
    virtual QSize cells() const = 0; ///< how many values lie beside and above each other
    virtual QRectF cellArea(const QPoint& cell, const QRectF& plot) const = 0;
    std::optional<QPointF> pointer() const; ///< what is read: the mouse, or the middle of the cell the keys reached
    std::optional<QPoint> keyedCell() const { return cell_; }
    void dataChanged(); ///< call after new data

    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    std::optional<QPoint> cellAfter(int key) const;
    void paintFocus(QPainter& painter) const;
    void read(const std::optional<QPoint>& cell);
    void describe();

    QString title_, figure_, emptyText_;
    std::optional<QPointF> pointer_; // of the mouse
    std::optional<QPoint> cell_;     // of the keys, which go before it
};

} // namespace clutch::ui
