// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/dataset_page_statistics.h"

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr std::size_t kAtOnce = 48; // some milliseconds: a picture that was chosen meanwhile does not wait long
}

StatisticsLoader::StatisticsLoader(StoreWorker& worker, QObject* parent) : QObject(parent), worker_(worker)
{
    connect(&worker, &StoreWorker::failed, this, [this] {
        reading_ = false; // not tried again by itself: the error was shown
        missing_.clear();
    });
}

void StatisticsLoader::clear()
{
    ++generation_;
    reading_ = false;
    missing_.clear();
    wanted_.clear();
    statistics_.clear();
    Q_EMIT changed();
}

void StatisticsLoader::setPictures(const std::vector<store::ImageRow>& pictures)
{
    wanted_.clear();
    missing_.clear();
    for (auto row = pictures.rbegin(); row != pictures.rend(); ++row) {
        wanted_.insert(row->id);
        if (!statistics_.contains(row->id)) missing_.push_back(*row);
    }
    bool gone = false;
    for (const store::Id id : statistics_.pictures()) {
        if (wanted_.contains(id)) continue;
        statistics_.remove(id);
        gone = true;
    }
    if (gone) Q_EMIT changed();
    readNext();
}

void StatisticsLoader::readNext()
{
    if (reading_ || missing_.empty()) return;
    reading_ = true;
    std::vector<store::ImageRow> chunk;
    while (!missing_.empty() && chunk.size() < kAtOnce) {
        chunk.push_back(std::move(missing_.back()));
        missing_.pop_back();
    }
    worker_.ask<std::vector<PictureFigures>>(
        [chunk = std::move(chunk)](store::Project& project) {
            std::vector<PictureFigures> figures;
            for (const store::ImageRow& row : chunk)
                figures.push_back(figuresOf(row, project.instances(row.id)));
            return figures;
        },
        [this, generation = generation_](std::vector<PictureFigures> figures) {
            if (generation == generation_) take(std::move(figures));
        });
}

void StatisticsLoader::take(std::vector<PictureFigures> figures)
{
    for (PictureFigures& each : figures)
        if (wanted_.contains(each.picture)) statistics_.add(std::move(each));
    reading_ = false;
    Q_EMIT changed();
    readNext();
}

} // namespace clutch::ui
