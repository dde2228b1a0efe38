// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QVector>
#include <QWidget>

#include <opencv2/core/mat.hpp>

namespace clutch::ui {

QImage toQImage(const cv::Mat& mat);       ///< CV_8UC1, CV_8UC3 (BGR), CV_8UC4 (BGRA); a deep copy
QColor instanceColour(int index);          ///< one of 20 hues of equal lightness

/// The picture in the middle: wheel zoom at the cursor, middle drag or Space + left drag pans, nearest neighbour above 200 %, Ctrl+0 100 %,
/// Ctrl+F fit, Ctrl++ / Ctrl+-; overlays; an optional before/after divider; brush strokes for whoever listens.
class ImageCanvas : public QWidget {
    Q_OBJECT

public:
    enum class Backdrop { Plain, Checkerboard };
    struct Instance {
        cv::Mat mask;                      ///< CV_8UC1 of the image's size, or
        QColor colour;
    };

    explicit ImageCanvas(QWidget* parent = nullptr);
    ~ImageCanvas() override;

    void setImage(const QImage& image);                  ///< keeps zoom and place when the size is the same
    void setEmptyText(const QString& headline, const QString& hint);   ///< shown while there is no image
    void setBackdrop(Backdrop backdrop);                 ///< behind transparent pixels
    void setOverlay(const QImage& argb);                 ///< drawn over the image, same size; null for none
    void setOverlayOpacity(double opacity);
    void setOverlayVisible(bool visible);                ///< T toggles
    void setInstances(const QVector<Instance>& instances);   ///< fill 45 %, outline 1.5 px
    void setCompareImage(const QImage& before);          ///< left of a draggable divider; null for none
    double zoom() const;
    void setZoom(double factor);
    void zoomToFit();

    void setBrush(bool active, double radiusPx);         ///< radius in image pixels; shows a circle at the cursor
    double brushRadius() const;

Q_SIGNALS:
    void pointed(const QString& text);                   ///< "x 120  y 80  150 %"
    void strokeBegun(QPointF imagePoint, Qt::KeyboardModifiers modifiers);
    void strokeMoved(QPointF imagePoint);
    void strokeEnded();
    void brushRadiusChanged(double radiusPx);            ///< [ and ]
    void zoomChanged(double factor);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
