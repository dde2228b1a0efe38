// SPDX-License-Identifier: Apache-2.0
#include "ui/models/images_model.h"

#include <QDir>

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr QSize kThumbnail{240, 180};
}

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
    const auto same = [](const store::ImageRow& a, const store::ImageRow& b) {
        return a.id == b.id && a.file == b.file;
    };
    const bool goesOn = folder == folder_ && images.size() >= images_.size() &&
                        std::equal(images_.begin(), images_.end(), images.begin(), same);
    if (goesOn && images.size() == images_.size()) return;
    const int before = int(images_.size());
    if (goesOn)
        beginInsertRows({}, before, int(images.size()) - 1);
    else
        beginResetModel();
    images_ = std::move(images);
    folder_ = folder;
    if (!goesOn) rowOfFile_.clear();
    for (int row = goesOn ? before : 0; row < int(images_.size()); ++row)
        rowOfFile_.insert(fileAt(row), row);
    if (goesOn)
        endInsertRows();
    else
        endResetModel();
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
