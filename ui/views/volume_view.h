// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/volume_renderer.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace clutch::ui {

/// Shows a recording's volume: the matted object swept through time, a box around it and the present frame as a plane.
/// Left drag turns, middle drag or Shift + left drag moves, the wheel comes closer, double click looks from the front
/// again. Draws nothing itself: pictures are asked of a VolumeRenderer, coarse ones while something moves, a fine one
/// once it rests, and the last that came is painted. Where one cannot be drawn, the reason stands in its place until
/// the next can: what comes later, another volume above all, is tried all the same.
class VolumeView : public QWidget {
    Q_OBJECT

public:
    explicit VolumeView(QWidget* parent = nullptr);

    void setVolume(std::shared_ptr<const VolumeData> volume);
    void setFrame(int frame); ///< position in the frames the volume was built from
    int shownSlice() const { return slice_; }
    const VolumeCamera& camera() const { return camera_; }
    void resetCamera();
    const RenderedVolume& picture() const { return picture_; }   ///< the last that came
    bool isWaiting() const { return waiting_ && !unsupported_; } ///< for the fine picture of what is shown now
    bool isUnsupported() const { return unsupported_; }
    QString problem() const { return problem_; } ///< why there is no picture: a sentence; empty: nothing is wrong

Q_SIGNALS:
    void pictureChanged();
    void unsupported(); ///< no OpenGL 3.2 here: no picture will come

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take(const RenderedVolume& picture);
    void fail(std::uint64_t serial, const Error& why);
    void request(bool coarse);
    void moved();

    std::shared_ptr<const VolumeData> volume_;
    int slice_ = -1;
    VolumeCamera camera_;
    bool cameraPlaced_ = false;
    QPointF grabbed_; // where the mouse was last
    RenderedVolume picture_;
    QString problem_;
    std::uint64_t serial_ = 0; // of the wish made last
    bool waiting_ = true, unsupported_ = false;
    QTimer rest_;
    VolumeRenderer renderer_;
};

} // namespace clutch::ui
