// SPDX-License-Identifier: Apache-2.0
#include "ui/views/image_canvas_layers.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QTextOption>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

const QImage CanvasLayers::kNone;

QImage toQImage(const cv::Mat& mat)
{
    if (mat.empty()) return {};
    CV_Assert(mat.depth() == CV_8U);
    const QSize size(mat.cols, mat.rows);
    const auto view = [&](QImage::Format format) {
        return QImage(mat.data, size.width(), size.height(), qsizetype(mat.step), format).copy();
    };
    switch (mat.channels()) {
    case 1:
        return view(QImage::Format_Grayscale8);
    case 3:
        return view(QImage::Format_BGR888).convertToFormat(QImage::Format_RGB32);
    case 4:
        return view(QImage::Format_ARGB32); // B G R A in memory on every machine Qt's ARGB32 is little-endian on
    default:
        CV_Error(cv::Error::StsBadArg, "an image has 1, 3 or 4 channels");
    }
}

void CanvasLayers::setImage(const QImage& image, const QVector<QImage>& halves)
{
    levels_.clear();
    if (image.isNull()) return;
    levels_ << (image.hasAlphaChannel() ? image.convertToFormat(QImage::Format_ARGB32_Premultiplied) : image);
    levels_ << halves;
}

QVector<QPolygonF> CanvasLayers::outlineOf(const cv::Mat& mask, const cv::Rect& box)
{
    std::vector<std::vector<cv::Point>> rings;
    cv::findContours(mask(box), rings, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE, box.tl());
    QVector<QPolygonF> outline;
    for (const auto& ring : rings) {
        QPolygonF polygon;
        // Contours run through pixel centres; those are half a pixel in.
        for (const cv::Point& point : ring)
            polygon << QPointF(point.x + 0.5, point.y + 0.5);
        outline << polygon;
    }
    return outline;
}

void CanvasLayers::setHighlight(const cv::Mat& mask)
{
    highlight_.clear();
    if (mask.empty()) return;
    const cv::Rect box = cv::boundingRect(mask);
    if (!box.empty()) highlight_ = outlineOf(mask, box);
}

void CanvasLayers::setInstances(const QVector<ImageCanvas::Instance>& instances)
{
    fills_ = {};
    outlines_.clear();
    instanceCache_ = {};
    if (instances.isEmpty()) return;
    const QSize size(instances.first().mask.cols, instances.first().mask.rows);
    fills_ = QImage(size, QImage::Format_ARGB32);
    fills_.fill(Qt::transparent);
    for (const ImageCanvas::Instance& instance : instances) {
        const cv::Rect box = cv::boundingRect(instance.mask);
        if (box.empty() || QSize(instance.mask.cols, instance.mask.rows) != size) continue;
        QColor fill = instance.colour;
        fill.setAlphaF(0.45f);
        const QRgb value = fill.rgba();
        for (int y = box.y; y < box.br().y; ++y) {
            const auto* mask = instance.mask.ptr<std::uint8_t>(y);
            auto* line = reinterpret_cast<QRgb*>(fills_.scanLine(y));
            for (int x = box.x; x < box.br().x; ++x) {
                if (mask[x]) line[x] = value;
            }
        }
        outlines_ << Outline{outlineOf(instance.mask, box), instance.colour};
    }
    fills_ = fills_.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

void CanvasLayers::paint(QPainter& painter, const QRect& area, const CanvasView& view)
{
    const QSizeF size = image().size();
    const QRectF target(view.origin, size * view.zoom);
    const double dividerX = target.left() + view.divider * target.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, view.zoom < 2);
    if (checkerboard) paintCheckerboard(painter, target & QRectF(area));
    paintImage(painter, view);
    painter.save();
    if (!before.isNull()) painter.setClipRect(QRectF(dividerX, area.top(), area.right() + 1 - dividerX, area.height()));
    if (overlayVisible && !overlay_.isNull()) {
        painter.setOpacity(overlayOpacity);
        painter.drawImage(target, overlay_);
        painter.setOpacity(1);
    }
    if (overlayVisible && !outlines_.isEmpty()) paintInstances(painter, area, view);
    if (!highlight_.isEmpty()) paintHighlight(painter, view);
    painter.restore();
    if (before.isNull()) return;
    painter.save();
    painter.setClipRect(QRectF(area.left(), area.top(), dividerX - area.left(), area.height()));
    painter.drawImage(target, before);
    painter.restore();
    paintDivider(painter, target, dividerX);
}

void CanvasLayers::paintImage(QPainter& painter, const CanvasView& view)
{
    // Bilinear sampling skips pixels below one half: draw from a halved picture instead.
    int level = 0;
    for (double zoom = view.zoom * view.pixelRatio; zoom <= 0.5 && level < 6; zoom *= 2)
        ++level;
    while (levels_.size() <= level) {
        const QSize half = (levels_.last().size() / 2).expandedTo(QSize(1, 1));
        levels_ << levels_.last().scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    painter.drawImage(QRectF(view.origin, QSizeF(image().size()) * view.zoom), levels_[level]);
}

void CanvasLayers::paintInstances(QPainter& painter, const QRect& area, const CanvasView& view)
{
    const QSize pixels = (QSizeF(area.size()) * view.pixelRatio).toSize();
    CanvasView key = view;
    key.divider = 0;
    if (instanceCache_.size() != pixels || !(cachedView_ == key)) {
        instanceCache_ = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        instanceCache_.setDevicePixelRatio(view.pixelRatio);
        instanceCache_.fill(Qt::transparent);
        cachedView_ = key;
        QPainter layer(&instanceCache_);
        layer.setRenderHint(QPainter::SmoothPixmapTransform, view.zoom < 2);
        layer.drawImage(QRectF(view.origin, QSizeF(fills_.size()) * view.zoom), fills_);
        layer.setRenderHint(QPainter::Antialiasing);
        const QTransform widgetFromImage =
            QTransform::fromTranslate(view.origin.x(), view.origin.y()).scale(view.zoom, view.zoom);
        for (const Outline& outline : outlines_) {
            layer.setPen(QPen(outline.colour, 1.5));
            for (const QPolygonF& ring : outline.rings) {
                const QPolygonF mapped = widgetFromImage.map(ring);
                if (mapped.boundingRect().intersects(area)) layer.drawPolygon(mapped);
            }
        }
    }
    painter.drawImage(area.topLeft(), instanceCache_);
}

void CanvasLayers::paintHighlight(QPainter& painter, const CanvasView& view) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QTransform widgetFromImage =
        QTransform::fromTranslate(view.origin.x(), view.origin.y()).scale(view.zoom, view.zoom);
    // A dark line beneath, so that it shows on any picture.
    for (const QPen& pen : {QPen(QColor(0, 0, 0, 150), 5), QPen(Theme::instance().tokens().accent, 3)}) {
        painter.setPen(pen);
        for (const QPolygonF& ring : highlight_)
            painter.drawPolygon(widgetFromImage.map(ring));
    }
}

void CanvasLayers::paintDivider(QPainter& painter, const QRectF& target, double x) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 110), 4));
    painter.drawLine(QPointF(x, target.top()), QPointF(x, target.bottom()));
    painter.setPen(QPen(Qt::white, 2));
    painter.drawLine(QPointF(x, target.top()), QPointF(x, target.bottom()));
    const QPointF middle(x, target.center().y());
    painter.setPen(QPen(QColor(0, 0, 0, 110), 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, 12, 12);
    painter.setPen(QPen(QColor(40, 42, 46), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({middle + QPointF(-3, -4), middle + QPointF(-7, 0), middle + QPointF(-3, 4)}));
    painter.drawPolyline(QPolygonF({middle + QPointF(3, -4), middle + QPointF(7, 0), middle + QPointF(3, 4)}));
    painter.restore();
}

void paintEmptyState(QPainter& painter, const QRect& area, const QString& headline, const QString& hint)
{
    const int width = std::min(440, area.width() - 48);
    if (width < 80) return;
    QTextOption centred(Qt::AlignHCenter | Qt::AlignTop);
    centred.setWrapMode(QTextOption::WordWrap);
    QFont large = painter.font(), normal = painter.font();
    large.setPixelSize(22);
    normal.setPixelSize(13);
    const QRect bounds(0, 0, width, 2000);
    const int headlineHeight =
        QFontMetrics(large).boundingRect(bounds, Qt::AlignHCenter | Qt::TextWordWrap, headline).height();
    const int hintHeight =
        QFontMetrics(normal).boundingRect(bounds, Qt::AlignHCenter | Qt::TextWordWrap, hint).height();
    const int left = area.center().x() - width / 2;
    const int top = area.center().y() - (headlineHeight + 12 + hintHeight) / 2;
    painter.setFont(large);
    painter.setPen(Theme::instance().tokens().text);
    painter.drawText(QRectF(left, top, width, headlineHeight + 4), headline, centred);
    painter.setFont(normal);
    painter.setPen(Theme::instance().tokens().muted);
    painter.drawText(QRectF(left, top + headlineHeight + 12, width, hintHeight + 40), hint, centred);
}

void paintBrushCircle(QPainter& painter, QPointF centre, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // Two rings, dark and light, so that it shows on any picture.
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawEllipse(centre, radius, radius);
    painter.drawPoint(centre);
    painter.restore();
}

void paintCheckerboard(QPainter& painter, const QRectF& area)
{
    const bool dark = Theme::instance().kind() == ThemeKind::Dark;
    const QColor even = dark ? QColor(0x3A, 0x3D, 0x42) : QColor(0xFF, 0xFF, 0xFF);
    const QColor odd = dark ? QColor(0x2E, 0x31, 0x35) : QColor(0xE2, 0xE3, 0xE5);
    QImage tile(16, 16, QImage::Format_RGB32);
    tile.fill(even);
    QPainter squares(&tile);
    squares.fillRect(8, 0, 8, 8, odd);
    squares.fillRect(0, 8, 8, 8, odd);
    squares.end();
    painter.fillRect(area, QBrush(tile));
}

} // namespace clutch::ui
