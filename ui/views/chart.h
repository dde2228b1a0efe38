// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QString>
#include <QVector>
#include <QWidget>

#include <optional>

class QPainter;

namespace clutch::ui {

/// Round numbers (1, 2 or 5 times a power of ten apart) inside first .. last, at most `most` of them.
QVector<double> chartTicks(double first, double last, int most);

/// What all charts share: the title above the plot, at its right a figure that gives way to what lies under the mouse,
/// room for ticks at the left and below, no frame. Colours come from the theme.
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
    std::optional<QPointF> pointer() const { return pointer_; }
    void dataChanged(); ///< call after new data

    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void describe();

    QString title_, figure_, emptyText_;
    std::optional<QPointF> pointer_;
};

} // namespace clutch::ui
