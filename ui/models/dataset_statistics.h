// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/store/project.h"

#include <QHash>
#include <QVector>

#include <vector>

namespace clutch::ui {

/// What the charts need to know of one picture's objects.
struct PictureFigures {
    struct Object {
        float x = 0, y = 0;     ///< centre, 0 .. 1 of the picture
        float visibleShare = 0; ///< 0 .. 1
        float sidePx = 0;       ///< of a square as large as what is seen of it
        bool annotated = false;
    };
    store::Id picture = 0;
    std::vector<Object> objects;
};

PictureFigures figuresOf(const store::ImageRow& picture, const std::vector<store::InstanceRow>& instances);

/// Sums over the pictures of a data set, kept up to date picture by picture. Threads: one.
class DatasetStatistics {
public:
    static constexpr int kColumns = 48, kRows = 36; ///< of the finest position grid
    static constexpr int kShareBins = 20;

    struct Grid {
        int columns = 0, rows = 0;
        QVector<double> counts; ///< row by row
    };

    void clear();
    void add(PictureFigures figures); ///< again: in place of those before
    void remove(store::Id picture);
    bool contains(store::Id picture) const { return pictures_.contains(picture); }
    std::vector<store::Id> pictures() const;

    std::int64_t pictureCount() const { return pictures_.size(); }
    std::int64_t objectCount() const { return objects_; }
    std::int64_t annotatedCount() const { return annotated_; }

    QVector<double> annotatedAPicture() const
    {
        return trimmed(perPicture_);
    }                                                         ///< [n]: pictures with n annotated objects
    QVector<double> visibleShares() const;                    ///< all objects, kShareBins bins over 0 .. 1
    QVector<double> sides() const { return trimmed(sides_); } ///< [n]: annotated objects of n to n + 1 px
    /// Centres of annotated objects; coarser than the finest when there are too few of them to fill it.
    Grid positions() const;

    static double median(const QVector<double>& counts); ///< of the bin numbers; 0 without counts

private:
    void count(const PictureFigures& figures, int sign);
    static QVector<double> trimmed(QVector<double> counts);

    QHash<store::Id, PictureFigures> pictures_;
    QVector<double> perPicture_, sides_;
    QVector<double> shares_ = QVector<double>(kShareBins), grid_ = QVector<double>(qsizetype(kColumns) * kRows);
    std::int64_t objects_ = 0, annotated_ = 0;
};

/// Counts of one pixel each, gathered into at most `most` bins of a round width.
struct Rebinned {
    double first = 0, step = 1;
    QVector<double> counts;
};
Rebinned rebinned(const QVector<double>& perPixel, int most);

} // namespace clutch::ui
