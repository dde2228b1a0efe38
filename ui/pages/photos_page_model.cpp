// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/photos_page_model.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr QSize kThumbnail{240, 180};
constexpr double kBadge = 22;
constexpr int kBadgeIcon = 14;

void paintBadge(QPainter& painter, QPointF corner, bool teaches)
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF disc(corner, QSizeF(kBadge, kBadge));
    painter.setPen(QPen(tokens.panel, 1.5));
    painter.setBrush(teaches ? tokens.ok : tokens.raised);
    painter.drawEllipse(disc);
    const QPointF icon = disc.center() - QPointF(kBadgeIcon, kBadgeIcon) / 2;
    painter.drawPixmap(icon, themedPixmap(teaches ? QStringLiteral("teach") : QStringLiteral("lock"),
                                          QSize(kBadgeIcon, kBadgeIcon), painter.device()->devicePixelRatioF(),
                                          teaches ? tokens.panel : tokens.text));
}

} // namespace

PhotosModel::PhotosModel(QObject* parent) : QAbstractListModel(parent), thumbnails_(kThumbnail, 800, this)
{
    connect(&thumbnails_, &ThumbnailLoader::ready, this, [this](const QString& file) {
        const auto found = std::ranges::find(photos_, file, &PhotoInfo::file);
        if (found == photos_.end()) return;
        const QModelIndex changed = index(int(found - photos_.begin()));
        Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole, UnreadableRole});
    });
}

bool PhotosModel::setPhotos(const QVector<PhotoInfo>& photos)
{
    const bool same = std::ranges::equal(photos_, photos, [](const PhotoInfo& a, const PhotoInfo& b) {
        return a.row.hash == b.row.hash && a.file == b.file;
    });
    if (!same) beginResetModel();
    photos_ = photos;
    if (!same)
        endResetModel();
    else if (!photos_.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(photos_.size()) - 1), {TeachesRole});
    return !same;
}

void PhotosModel::setParts(const PhotoParts& parts)
{
    for (int row = 0; row < photos_.size(); ++row) {
        const auto wanted = parts.constFind(photos_[row].hash());
        if (wanted == parts.constEnd()) continue;
        photos_[row].row.part = *wanted ? store::kPartTeach : store::kPartHeldOut;
        Q_EMIT dataChanged(index(row), index(row), {TeachesRole});
    }
}

int PhotosModel::rowOf(const QString& hash) const
{
    const auto found = std::ranges::find(photos_, hash, &PhotoInfo::hash);
    return found == photos_.end() ? -1 : int(found - photos_.begin());
}

int PhotosModel::teachCount() const
{
    return int(std::ranges::count_if(photos_, &PhotoInfo::teaches));
}

int PhotosModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(photos_.size());
}

QVariant PhotosModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= photos_.size()) return {};
    const PhotoInfo& photo = photos_[index.row()];
    switch (role) {
    case Qt::DecorationRole:
        return thumbnails_.thumbnail(photo.file);
    case Qt::DisplayRole:
        return photo.name();
    case TeachesRole:
        return photo.teaches();
    case UnreadableRole:
        return thumbnails_.isUnreadable(photo.file);
    case Qt::ToolTipRole:
        return photo.name() + QLatin1Char('\n') + (photo.teaches() ? tr("teaches") : tr("held out"));
    case Qt::AccessibleTextRole:
        return photo.teaches() ? tr("%1, teaches").arg(photo.name()) : tr("%1, held out").arg(photo.name());
    default:
        return {};
    }
}

void PhotoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QImage image = index.data(Qt::DecorationRole).value<QImage>();
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QRectF box = QRectF(option.rect).adjusted(4, 4, -4, -4);
    if (!image.isNull()) {
        const QSizeF size = QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatio);
        box = QRectF(box.center() - QPointF(size.width() / 2, size.height() / 2), size);
    }
    QPainterPath rounded;
    rounded.addRoundedRect(box, 4, 4);
    painter->fillPath(rounded, tokens.raised);
    painter->setClipPath(rounded);
    if (!image.isNull()) painter->drawImage(box, image);
    painter->setClipping(false);
    if (index.data(PhotosModel::UnreadableRole).toBool()) {
        const QPixmap sign =
            themedPixmap(QStringLiteral("warning"), QSize(20, 20), painter->device()->devicePixelRatioF(), tokens.warn);
        painter->drawPixmap(box.center() - QPointF(10, 10), sign);
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool lit = selected || (option.state & QStyle::State_MouseOver);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(lit ? QPen(selected ? tokens.accent : tokens.muted, 2) : QPen(tokens.line, 1));
    painter->drawRoundedRect(lit ? box.adjusted(-1, -1, 1, 1) : box, 4, 4);
    paintBadge(*painter, box.bottomLeft() + QPointF(5, -kBadge - 5), index.data(PhotosModel::TeachesRole).toBool());
    painter->restore();
}

} // namespace clutch::ui
