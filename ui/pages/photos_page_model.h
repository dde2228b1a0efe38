// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/photos_page_data.h"
#include "ui/views/thumbnail_loader.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace clutch::ui {

/// The photos of an object for list views. Thumbnails are read off the GUI thread, and only those that are asked for.
class PhotosModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { TeachesRole = Qt::UserRole, UnreadableRole };

    explicit PhotosModel(QObject* parent = nullptr);

    /// False when nothing but parts changed: selections stay. True: rows are others now.
    bool setPhotos(const QVector<PhotoInfo>& photos);
    void setParts(const PhotoParts& parts);
    const QVector<PhotoInfo>& photos() const { return photos_; }
    int rowOf(const QString& hash) const; ///< -1: not here
    int teachCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QVector<PhotoInfo> photos_;
    mutable ThumbnailLoader thumbnails_; // asking for a picture is what loads it
};

/// A thumbnail with a badge that says whether the photo teaches or is held out.
class PhotoDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PhotoDelegate(QSize cell, QObject* parent) : QStyledItemDelegate(parent), cell_(cell) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return cell_; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const QSize cell_;
};

} // namespace clutch::ui
