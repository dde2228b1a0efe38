// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/dataset_charts.h"

#include "ui/shell/theme.h"
#include "ui/views/chart_heat_map.h"
#include "ui/views/chart_histogram.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace clutch::ui {

namespace {

constexpr int kMostBins = 40;
// COCO's evaluation calls objects below and above these areas small and large.
constexpr double kSmallSide = 32, kLargeSide = 96;

} // namespace

DatasetCharts::DatasetCharts(QWidget* parent)
    : QWidget(parent), summary_(new QLabel(this)), objects_(new HistogramChart(this)),
      shares_(new HistogramChart(this)), sizes_(new HistogramChart(this)), places_(new HeatMapChart(this))
{
    setObjectName(QStringLiteral("datasetCharts"));
    summary_->setObjectName(QStringLiteral("datasetSummary"));
    summary_->setProperty("role", "muted");
    objects_->setObjectName(QStringLiteral("chartObjects"));
    objects_->setTitle(tr("Objects a picture"));
    shares_->setObjectName(QStringLiteral("chartShares"));
    shares_->setTitle(tr("Visible share"));
    sizes_->setObjectName(QStringLiteral("chartSizes"));
    sizes_->setTitle(tr("Size"));
    sizes_->setToolTip(tr("Side of a square as large as what is seen of an object"));
    places_->setObjectName(QStringLiteral("chartPlaces"));
    places_->setTitle(tr("Where objects lie"));
    for (Chart* chart : {static_cast<Chart*>(objects_), static_cast<Chart*>(shares_), static_cast<Chart*>(sizes_),
                         static_cast<Chart*>(places_)})
        chart->setEmptyText(tr("Nothing to show yet"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kSpaceHuge, kSpace, kSpaceHuge, kSpaceHuge);
    grid->setHorizontalSpacing(kSpaceHuge);
    grid->setVerticalSpacing(kSpaceWide);
    grid->addWidget(summary_, 0, 0, 1, 2);
    grid->addWidget(objects_, 1, 0);
    grid->addWidget(shares_, 1, 1);
    grid->addWidget(sizes_, 2, 0);
    grid->addWidget(places_, 2, 1);
    for (int part = 0; part < 2; ++part) {
        grid->setColumnStretch(part, 1);
        grid->setRowStretch(part + 1, 1);
    }
}

void DatasetCharts::setStatistics(const DatasetStatistics& statistics, QSize pictureSize, double hiddenLimit,
                                  bool complete)
{
    const QString counted = tr("%Ln pictures", nullptr, int(statistics.pictureCount())) + QStringLiteral(", ") +
                            tr("%Ln objects", nullptr, int(statistics.objectCount())) + QStringLiteral(", ") +
                            tr("%Ln annotated", nullptr, int(statistics.annotatedCount()));
    summary_->setText(complete ? counted : tr("%1 so far").arg(counted));
    showObjects(statistics);
    showShares(statistics, hiddenLimit);
    showSizes(statistics);
    showPlaces(statistics, pictureSize);
}

void DatasetCharts::showObjects(const DatasetStatistics& statistics)
{
    QVector<double> counts = statistics.annotatedAPicture();
    const double median = DatasetStatistics::median(counts);
    int first = 0; // empty bins at the left say nothing
    while (first < counts.size() && counts[first] == 0)
        ++first;
    counts.remove(0, first);
    HistogramChart::Data histogram{counts, double(first), 1, true, {}};
    if (!counts.isEmpty()) histogram.marks = {{median, tr("median %1").arg(QLocale().toString(median))}};
    histogram.describe = [counts, first](int bin) {
        return tr("%Ln annotated objects", nullptr, first + bin) + QStringLiteral(": ") +
               tr("%Ln pictures", nullptr, int(counts[bin]));
    };
    objects_->setData(std::move(histogram));
    objects_->setFigure(tr("annotated, in how many pictures"));
}

void DatasetCharts::showShares(const DatasetStatistics& statistics, double hiddenLimit)
{
    const QVector<double> counts = statistics.visibleShares();
    const double step = 100.0 / DatasetStatistics::kShareBins;
    HistogramChart::Data histogram{counts, 0, step, false, QStringLiteral("%")};
    histogram.mutedBelow = 100 * (1 - hiddenLimit);
    if (hiddenLimit < 1) histogram.marks = {{histogram.mutedBelow, tr("annotated from here")}};
    histogram.describe = [counts, step](int bin) {
        return tr("%1 to %2 %").arg(bin * step).arg((bin + 1) * step) + QStringLiteral(": ") +
               tr("%Ln objects", nullptr, int(counts[bin]));
    };
    shares_->setData(std::move(histogram));
    shares_->setFigure(tr("of each object laid, how many"));
}

void DatasetCharts::showSizes(const DatasetStatistics& statistics)
{
    const QVector<double> sides = statistics.sides();
    const Rebinned bins = rebinned(sides, kMostBins);
    HistogramChart::Data histogram{bins.counts, bins.first, bins.step, false, tr("px")};
    histogram.marks = {{kSmallSide, tr("small")}, {kLargeSide, tr("large")}};
    histogram.describe = [bins](int bin) {
        return tr("%1 to %2 px").arg(bins.first + bin * bins.step).arg(bins.first + (bin + 1) * bins.step) +
               QStringLiteral(": ") + tr("%Ln objects", nullptr, int(bins.counts[bin]));
    };
    sizes_->setData(std::move(histogram));
    sizes_->setFigure(tr("median %1 px").arg(QLocale().toString(DatasetStatistics::median(sides))));
}

void DatasetCharts::showPlaces(const DatasetStatistics& statistics, QSize pictureSize)
{
    const DatasetStatistics::Grid grid = statistics.positions();
    HeatMapChart::Data map{grid.counts, grid.columns, grid.rows, 4.0 / 3};
    if (!pictureSize.isEmpty()) map.aspect = double(pictureSize.width()) / pictureSize.height();
    map.describe = [grid, pictureSize](int column, int row) {
        const int x = (2 * column + 1) * pictureSize.width() / (2 * grid.columns),
                  y = (2 * row + 1) * pictureSize.height() / (2 * grid.rows);
        return tr("about x %1, y %2").arg(x).arg(y) + QStringLiteral(": ") +
               tr("%Ln objects", nullptr, int(grid.counts[row * grid.columns + column]));
    };
    places_->setData(std::move(map));
    places_->setFigure(tr("centres of annotated objects"));
}

} // namespace clutch::ui
