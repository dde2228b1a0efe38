// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QVector>
#include <QWidget>
#include <opencv2/core/mat.hpp>

#include <memory>

namespace clutch::ui {

QImage toQImage(const cv::Mat& mat); ///< CV_8UC1, CV_8UC3 (BGR), CV_8UC4 (BGRA); a deep copy
QColor instanceColour(int index);    ///< one of 20 hues of equal lightness

/// The picture in the middle: wheel zoom at the cursor, middle drag or Space + left drag pans, nearest neighbour above
/// 200 %, Ctrl+0 100 %, Ctrl+F fit, Ctrl++ / Ctrl+-; overlays; an optional before/after divider; brush strokes for
/// whoever listens.
class ImageCanvas : public QWidget {
    Q_OBJECT

public:
    enum class Backdrop { Plain, Checkerboard };
    struct Instance {
        cv::Mat mask;  ///< CV_8UC1 of the image's size, object where not 0
        QColor colour; ///< usually instanceColour(index)
    };

    explicit ImageCanvas(QWidget* parent = nullptr);
    ~ImageCanvas() override;

    /// Keeps zoom and place when the size is the same. `halves`: each half the size of the one before, made by whoever
    /// read a large picture off the GUI thread; what is missing is made when it is first painted.
    void setImage(const QImage& image, const QVector<QImage>& halves = {});
    void setEmptyText(const QString& headline, const QString& hint); ///< shown while there is no image
    void setBackdrop(Backdrop backdrop);                             ///< behind transparent pixels
    void setOverlay(const QImage& argb);                             ///< drawn over the image, same size; null for none
    void setOverlayOpacity(double opacity);
    void setOverlayVisible(bool visible);                  ///< T toggles
    void setInstances(const QVector<Instance>& instances); ///< fill 45 %, outline 1.5 px
    void setHighlight(const cv::Mat& mask); ///< outlined above all, also with overlays hidden; CV_8UC1, empty for none
    void setCompareImage(const QImage& before); ///< left of a draggable divider; null for none
    double divider() const;                     ///< share of the image's width, 0 .. 1
    void setDivider(double share);
    double zoom() const;
    void setZoom(double factor);
    void zoomToFit();
    QImage image() const;
    QPointF imageFromWidget(QPointF widgetPoint) const; ///< image coordinates: pixel (x, y) covers x .. x+1, y .. y+1
    QPointF widgetFromImage(QPointF imagePoint) const;

    void setBrush(bool active, double radiusPx); ///< radius in image pixels; shows a circle at the cursor
    double brushRadius() const;

Q_SIGNALS:
    void pointed(const QString& text); ///< "x 120  y 80  150 %"
    void strokeBegun(QPointF imagePoint, Qt::KeyboardModifiers modifiers);
    void strokeMoved(QPointF imagePoint);
    void strokeEnded();
    void brushRadiusChanged(double radiusPx); ///< [ and ]
    void zoomChanged(double factor);
    void dividerMoved(double share);
    void spaceTapped(); ///< Space pressed and let go without panning: plays, where there is something to play

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::ui
