// SPDX-License-Identifier: Apache-2.0
#include "ui/models/images_model.h"

#include <QDir>

#include <algorithm>
#include <iterator>

namespace clutch::ui {

namespace {
constexpr QSize kThumbnail{240, 180};
constexpr std::size_t kMostChanges = 200;
} // namespace

ImagesModel::ImagesModel(QObject* parent) : QAbstractListModel(parent), thumbnails_(kThumbnail, 800, this)
{
    connect(&thumbnails_, &ThumbnailLoader::ready, this, [this](const QString& file) {
        const auto found = rowOfFile_.constFind(file);
        if (found == rowOfFile_.constEnd()) return;
        const QModelIndex changed = index(*found);
        Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
    });
}

void ImagesModel::setImages(std::vector<store::ImageRow> images, const QString& folder)
{
    if (folder == folder_ && images.empty() && images_.empty()) return;
    const bool sameSet =
        folder == folder_ && !images.empty() && !images_.empty() && images.front().dataset == images_.front().dataset;
    folder_ = folder;
    if (sameSet && applyChanges(images)) return;
    beginResetModel();
    images_ = std::move(images);
    endResetModel();
    rowOfFile_.clear();
    noteFiles(0);
}

void ImagesModel::noteFiles(int firstRow)
{
    for (int row = firstRow; row < int(images_.size()); ++row)
        rowOfFile_.insert(fileAt(row), row);
}

// Both lists are sorted by number. Rows that stay keep selection and scroll position; false when so much changed that
// it is quicker to begin anew.
bool ImagesModel::applyChanges(const std::vector<store::ImageRow>& images)
{
    const auto byNumber = [](const store::ImageRow& a, const store::ImageRow& b) { return a.number < b.number; };
    std::vector<store::ImageRow> gone, added;
    std::set_difference(images_.begin(), images_.end(), images.begin(), images.end(), std::back_inserter(gone),
                        byNumber);
    std::set_difference(images.begin(), images.end(), images_.begin(), images_.end(), std::back_inserter(added),
                        byNumber);
    const bool atEnd = added.empty() || byNumber(images_.back(), added.front());
    if (gone.size() + (atEnd ? 0 : added.size()) > kMostChanges) return false;
    const int before = int(images_.size());
    for (const store::ImageRow& each : gone) {
        const auto place = std::lower_bound(images_.begin(), images_.end(), each, byNumber);
        const int row = int(place - images_.begin());
        rowOfFile_.remove(fileAt(row));
        beginRemoveRows({}, row, row);
        images_.erase(place);
        endRemoveRows();
    }
    for (std::size_t k = 0; k < added.size();) {
        const auto place = std::lower_bound(images_.begin(), images_.end(), added[k], byNumber);
        const int row = int(place - images_.begin());
        std::size_t last = k + 1; // those that go to the same place
        while (last < added.size() && (place == images_.end() || byNumber(added[last], *place)))
            ++last;
        beginInsertRows({}, row, row + int(last - k) - 1);
        images_.insert(place, added.begin() + std::ptrdiff_t(k), added.begin() + std::ptrdiff_t(last));
        endInsertRows();
        k = last;
    }
    for (int row = 0; row < int(images_.size()); ++row) {
        store::ImageRow& present = images_[std::size_t(row)];
        const store::ImageRow& fresh = images[std::size_t(row)];
        if (present.id == fresh.id && present.file == fresh.file) {
            present = fresh; // its photo may have gone or come back
            continue;
        }
        rowOfFile_.remove(fileAt(row));
        present = fresh; // made anew under its number
        rowOfFile_.insert(fileAt(row), row);
        Q_EMIT dataChanged(index(row), index(row));
    }
    // Files keep their rows when pictures only came at the end.
    noteFiles(gone.empty() && atEnd ? before : 0);
    return true;
}

QString ImagesModel::fileAt(int row) const
{
    return QDir(folder_).filePath(QString::fromStdString(at(row).file));
}

int ImagesModel::rowOf(store::Id image) const
{
    const auto found =
        std::find_if(images_.begin(), images_.end(), [image](const store::ImageRow& row) { return row.id == image; });
    return found == images_.end() ? -1 : int(found - images_.begin());
}

int ImagesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(images_.size());
}

QVariant ImagesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(images_.size())) return {};
    switch (role) {
    case Qt::DecorationRole:
        return thumbnails_.thumbnail(fileAt(index.row()));
    case Qt::DisplayRole:
        return QString::number(at(index.row()).number + 1);
    case Qt::ToolTipRole:
        return tr("Picture %1, seed %2").arg(at(index.row()).number + 1).arg(at(index.row()).seed);
    case Qt::AccessibleTextRole:
        return tr("Picture %1").arg(at(index.row()).number + 1);
    default:
        return {};
    }
}

} // namespace clutch::ui
