// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/store/project.h"
#include "ui/views/thumbnail_loader.h"

#include <QAbstractListModel>
#include <QHash>

#include <vector>

namespace clutch::ui {

/// The images of a data set for list views. Thumbnails are read off the GUI thread, and only those that are asked for.
class ImagesModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ImagesModel(QObject* parent = nullptr);

    /// Sorted by number. Of the same data set, rows that were there before stay, and so do selection and scroll
    /// position.
    void setImages(std::vector<store::ImageRow> images, const QString& folder);
    const store::ImageRow& at(int row) const { return images_.at(std::size_t(row)); }
    QString fileAt(int row) const;    ///< absolute
    int rowOf(store::Id image) const; ///< -1: not here

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    bool applyChanges(const std::vector<store::ImageRow>& images);
    void noteFiles(int firstRow);

    std::vector<store::ImageRow> images_;
    QString folder_;
    mutable ThumbnailLoader thumbnails_; // asking for a picture is what loads it
    QHash<QString, int> rowOfFile_;
};

} // namespace clutch::ui
