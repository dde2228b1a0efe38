// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/chart.h"

#include <functional>
#include <limits>

namespace clutch::ui {

/// How often which value comes: an outline of steps over a soft fill.
class HistogramChart : public Chart {
    Q_OBJECT

public:
    struct Mark { ///< a thin line across, its label at the upper end
        double at = 0;
        QString label;
    };
    struct Data {
        QVector<double> counts;
        double first = 0, step = 1; ///< bin k counts first + k step <= value < first + (k + 1) step
        bool whole = false;         ///< values are whole numbers, one a bin: ticks sit under the middle of the bins
        QString unit;               ///< after the last tick: "px", "%"
        double mutedBelow = std::numeric_limits<double>::lowest(); ///< bins that end here or before are drawn grey
        QVector<Mark> marks{};
        std::function<QString(int bin)> describe{}; ///< for the bin that is read
    };

    using Chart::Chart;
    void setData(Data data);
    const Data& data() const { return data_; }
    int binAt(const QPointF& point) const; ///< -1: none

protected:
    bool hasData() const override;
    void paintPlot(QPainter& painter, const QRectF& plot) const override;
    QString textAt(const QPointF& point, const QRectF& plot) const override;
    QSize cells() const override { return {int(data_.counts.size()), 1}; }
    QRectF cellArea(const QPoint& cell, const QRectF& plot) const override;
    int leftMargin() const override { return left_; }

private:
    double xOf(double value, const QRectF& plot) const;
    double yOf(double count, const QRectF& plot) const;
    void paintTicks(QPainter& painter, const QRectF& plot) const;
    void paintSteps(QPainter& painter, const QRectF& plot, int first, int last, const QColor& colour) const;
    void paintMarks(QPainter& painter, const QRectF& plot) const;

    Data data_;
    double largest_ = 0;
    int left_ = 24;
};

} // namespace clutch::ui
