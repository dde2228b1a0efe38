// SPDX-License-Identifier: Apache-2.0
#include "ui/models/gallery_view.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace clutch::ui {

namespace {

class ThumbnailDelegate : public QStyledItemDelegate {
public:
    ThumbnailDelegate(QSize cell, QObject* parent) : QStyledItemDelegate(parent), cell_(cell) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return cell_; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QImage image = index.data(Qt::DecorationRole).value<QImage>();
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        QRectF box = QRectF(option.rect).adjusted(4, 4, -4, -4);
        if (image.isNull()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(tokens.raised);
            painter->drawRoundedRect(box, 4, 4);
        } else {
            const QSizeF size = QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatio);
            box = QRectF(box.center() - QPointF(size.width() / 2, size.height() / 2), size);
            QPainterPath rounded;
            rounded.addRoundedRect(box, 4, 4);
            painter->setClipPath(rounded);
            painter->drawImage(box, image);
            painter->setClipping(false);
            painter->setBrush(Qt::NoBrush);
            painter->setPen(tokens.line); // white pictures on a white panel still have an edge
            painter->drawRoundedRect(box, 4, 4);
        }
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(option.state & QStyle::State_Selected ? tokens.accent : tokens.muted, 2));
            painter->drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5);
        }
        painter->restore();
    }

private:
    const QSize cell_;
};

} // namespace

GalleryView::GalleryView(Shape shape, QWidget* parent) : QListView(parent), shape_(shape)
{
    const bool strip = shape == Shape::Strip;
    setObjectName(strip ? QStringLiteral("galleryStrip") : QStringLiteral("galleryGrid"));
    setAccessibleName(tr("Pictures made"));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setLayoutMode(QListView::SinglePass);
    setFrameShape(QFrame::NoFrame);
    setSpacing(0);
    setMouseTracking(true);
    if (strip) {
        setFlow(QListView::LeftToRight);
        setWrapping(false);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
        setItemDelegate(new ThumbnailDelegate(QSize(112, 84), this));
    } else {
        setResizeMode(QListView::Adjust);
        setWrapping(true);
        setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        setItemDelegate(new ThumbnailDelegate(QSize(196, 148), this));
    }
}

void GalleryView::keyPressEvent(QKeyEvent* event)
{
    const auto go = [this](int step) {
        const int count = model() ? model()->rowCount() : 0;
        if (count == 0) return;
        setCurrentIndex(model()->index(std::clamp(currentIndex().row() + step, 0, count - 1), 0));
    };
    // Ctrl+A chooses all, as everywhere.
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QListView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_D:
        go(1);
        return;
    case Qt::Key_A:
        go(-1);
        return;
    case Qt::Key_Delete:
        Q_EMIT deletePressed();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void GalleryView::wheelEvent(QWheelEvent* event)
{
    if (shape_ == Shape::Grid) {
        QListView::wheelEvent(event);
        return;
    }
    const int delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta);
    event->accept();
}

} // namespace clutch::ui
