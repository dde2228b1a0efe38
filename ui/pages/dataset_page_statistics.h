// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/dataset_statistics.h"
#include "ui/pages/store_worker.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace clutch::ui {

/// Keeps statistics up to date with a list of pictures: what is new is read a few pictures at a time on the worker's
/// thread, what is gone is taken off. Threads: the GUI thread.
class StatisticsLoader : public QObject {
    Q_OBJECT

public:
    explicit StatisticsLoader(StoreWorker& worker, QObject* parent = nullptr);

    void setPictures(const std::vector<store::ImageRow>& pictures);
    void clear(); ///< another project or data set
    const DatasetStatistics& statistics() const { return statistics_; }
    bool isComplete() const { return missing_.empty() && !reading_; }

Q_SIGNALS:
    void changed();

private:
    void readNext();
    void take(std::vector<PictureFigures> figures);

    StoreWorker& worker_;
    DatasetStatistics statistics_;
    std::vector<store::ImageRow> missing_; // the next at the end
    QSet<store::Id> wanted_;
    bool reading_ = false;
    std::uint64_t generation_ = 0; // answers to what was asked before clear() count no more
};

} // namespace clutch::ui
