// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/dataset_statistics.h"

#include <QWidget>

class QLabel;

namespace clutch::ui {

class HeatMapChart;
class HistogramChart;

/// What a data set is made of, in four charts: objects a picture, how much of each is visible, their size, where they
/// lie.
class DatasetCharts : public QWidget {
    Q_OBJECT

public:
    explicit DatasetCharts(QWidget* parent = nullptr);
    /// `pictureSize` of the data set; `hiddenLimit`: hidden that far an object is not annotated, 0 .. 1; `complete`: no
    /// pictures are still to be read.
    void setStatistics(const DatasetStatistics& statistics, QSize pictureSize, double hiddenLimit, bool complete);

private:
    void showObjects(const DatasetStatistics& statistics);
    void showShares(const DatasetStatistics& statistics, double hiddenLimit);
    void showSizes(const DatasetStatistics& statistics);
    void showPlaces(const DatasetStatistics& statistics, QSize pictureSize);

    QLabel* summary_;
    HistogramChart *objects_, *shares_, *sizes_;
    HeatMapChart* places_;
};

} // namespace clutch::ui
