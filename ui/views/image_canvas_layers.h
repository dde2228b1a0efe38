// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/image_canvas.h"

#include <QPolygonF>

class QPainter;

namespace clutch::ui {

/// Where the picture lies in the widget.
struct CanvasView {
    double zoom = 1;
    QPointF origin;
    double divider = 0.5;
    double pixelRatio = 1;
    bool operator==(const CanvasView&) const = default;
};

/// What the canvas shows, from the bottom up: checkerboard, image, overlay, instances, the image before. Instances are
/// painted once for a view and kept: moving the brush or the divider over hundreds of them costs one blit.
class CanvasLayers {
public:
    void setImage(const QImage& image, const QVector<QImage>& halves = {});
    const QImage& image() const { return levels_.isEmpty() ? kNone : levels_.first(); }
    void setOverlay(const QImage& overlay) { overlay_ = overlay; }
    void setHighlight(const cv::Mat& mask);
    void setInstances(const QVector<ImageCanvas::Instance>& instances);
    void paint(QPainter& painter, const QRect& area, const CanvasView& view);

    QImage before;
    bool checkerboard = false;
    bool overlayVisible = true;
    double overlayOpacity = 1;

private:
    struct Outline {
        QVector<QPolygonF> rings;
        QColor colour;
    };
    void paintImage(QPainter& painter, const CanvasView& view);
    void paintInstances(QPainter& painter, const QRect& area, const CanvasView& view);
    void paintHighlight(QPainter& painter, const CanvasView& view) const;
    static QVector<QPolygonF> outlineOf(const cv::Mat& mask, const cv::Rect& box);
    void paintDivider(QPainter& painter, const QRectF& target, double x) const;

    static const QImage kNone;
    QVector<QImage> levels_; // each half the size of the one before, given or made when first needed
    QImage overlay_;
    QImage fills_; // all instances' fills at the image's size
    QVector<Outline> outlines_;
    QVector<QPolygonF> highlight_;
    QImage instanceCache_; // fills and outlines at the widget's size, for cachedView_
    CanvasView cachedView_;
};

void paintEmptyState(QPainter& painter, const QRect& area, const QString& headline, const QString& hint);
void paintBrushCircle(QPainter& painter, QPointF centre, double radius);
/// A grey checkerboard that suits the theme, 8 px a square.
void paintCheckerboard(QPainter& painter, const QRectF& area);

} // namespace clutch::ui
