// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/chart.h"

#include <functional>

namespace clutch::ui {

/// How often what lies where: a grid over the picture, in one hue from the panel's colour to the accent.
class HeatMapChart : public Chart {
    Q_OBJECT

public:
    struct Data {
        QVector<double> counts; ///< row by row
        int columns = 0, rows = 0;
        double aspect = 4.0 / 3;                                ///< width / height of the picture
        std::function<QString(int column, int row)> describe{}; ///< for the cell that is read
    };

    using Chart::Chart;
    void setData(Data data);
    const Data& data() const { return data_; }
    QRectF mapArea() const; ///< where the picture lies

protected:
    bool hasData() const override;
    void paintPlot(QPainter& painter, const QRectF& plot) const override;
    QString textAt(const QPointF& point, const QRectF& plot) const override;
    QSize cells() const override { return {data_.columns, data_.rows}; }
    QRectF cellArea(const QPoint& cell, const QRectF& plot) const override;

private:
    QRectF fitted(const QRectF& plot) const;

    Data data_;
    double largest_ = 0;
};

} // namespace clutch::ui
