// SPDX-License-Identifier: Apache-2.0
#include "ui/models/dataset_statistics.h"

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {

constexpr double kObjectsACell = 3; // fewer, and the map shows chance rather than places

void increase(QVector<double>& counts, qsizetype at, int sign)
{
    if (counts.size() <= at) counts.resize(at + 1);
    counts[at] += sign;
}

int binOf(float share, int bins)
{
    return std::clamp(int(std::floor(share * float(bins))), 0, bins - 1);
}

} // namespace

PictureFigures figuresOf(const store::ImageRow& picture, const std::vector<store::InstanceRow>& instances)
{
    PictureFigures figures;
    figures.picture = picture.id;
    for (const store::InstanceRow& row : instances) {
        PictureFigures::Object object;
        // Pixel centres are at whole numbers.
        object.x = float((row.x + 0.5) / std::max(1, picture.width));
        object.y = float((row.y + 0.5) / std::max(1, picture.height));
        object.visibleShare = float(1 - row.hiddenShare);
        object.sidePx = float(std::sqrt(double(maskArea(row.visible))));
        object.annotated = row.annotated;
        figures.objects.push_back(object);
    }
    return figures;
}

void DatasetStatistics::clear()
{
    *this = DatasetStatistics();
}

void DatasetStatistics::count(const PictureFigures& figures, int sign)
{
    int annotated = 0;
    for (const PictureFigures::Object& object : figures.objects) {
        objects_ += sign;
        increase(shares_, binOf(object.visibleShare, kShareBins), sign);
        if (!object.annotated) continue;
        ++annotated;
        increase(sides_, int(object.sidePx), sign);
        grid_[qsizetype(binOf(object.y, kRows)) * kColumns + binOf(object.x, kColumns)] += sign;
    }
    annotated_ += std::int64_t(sign) * annotated;
    increase(perPicture_, annotated, sign);
}

void DatasetStatistics::add(PictureFigures figures)
{
    remove(figures.picture);
    count(figures, 1);
    const store::Id picture = figures.picture;
    pictures_.emplace(picture, std::move(figures));
}

void DatasetStatistics::remove(store::Id picture)
{
    const auto found = pictures_.constFind(picture);
    if (found == pictures_.constEnd()) return;
    count(*found, -1);
    pictures_.erase(found);
}

std::vector<store::Id> DatasetStatistics::pictures() const
{
    return {pictures_.keyBegin(), pictures_.keyEnd()};
}

QVector<double> DatasetStatistics::trimmed(QVector<double> counts)
{
    while (!counts.isEmpty() && counts.last() == 0)
        counts.removeLast();
    return counts;
}

QVector<double> DatasetStatistics::visibleShares() const
{
    return shares_;
}

DatasetStatistics::Grid DatasetStatistics::positions() const
{
    int join = 1;
    for (const int next : {2, 3, 4, 6, 12}) {
        if (double(annotated_) >= kObjectsACell * kColumns * kRows / (join * join)) break;
        join = next;
    }
    Grid grid{kColumns / join, kRows / join, {}};
    grid.counts.resize(qsizetype(grid.columns) * grid.rows);
    for (int y = 0; y < grid.rows * join; ++y)
        for (int x = 0; x < grid.columns * join; ++x)
            grid.counts[y / join * grid.columns + x / join] += grid_[y * kColumns + x];
    return grid;
}

double DatasetStatistics::median(const QVector<double>& counts)
{
    double total = 0;
    for (const double count : counts)
        total += count;
    double below = 0;
    for (qsizetype bin = 0; bin < counts.size(); ++bin) {
        below += counts[bin];
        if (total > 0 && below >= total / 2) return double(bin);
    }
    return 0;
}

Rebinned rebinned(const QVector<double>& perPixel, int most)
{
    const auto occupied = [](double count) { return count > 0; };
    const auto first = std::find_if(perPixel.begin(), perPixel.end(), occupied);
    if (first == perPixel.end()) return {};
    const qsizetype low = first - perPixel.begin(), high = perPixel.size();
    qsizetype step = 1;
    for (qsizetype power = 1;; power *= 10) {
        bool found = false;
        for (const int factor : {1, 2, 5}) {
            step = factor * power;
            found = (high - 1) / step - low / step + 1 <= most;
            if (found) break;
        }
        if (found) break;
    }
    const qsizetype firstBin = low / step;
    Rebinned result{double(firstBin * step), double(step), {}};
    result.counts.resize((high - 1) / step - firstBin + 1);
    for (qsizetype pixel = low; pixel < high; ++pixel)
        result.counts[pixel / step - firstBin] += perPixel[pixel];
    return result;
}

} // namespace clutch::ui
