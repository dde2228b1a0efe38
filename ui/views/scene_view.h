// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/scene_renderer.h"
#include "ui/views/volume_camera.h"

#include <QPointF>
#include <QTimer>
#include <QWidget>

class QPainter;

namespace clutch::ui {

/// Shows a scene from a camera that the mouse moves: left drag turns, middle drag or Shift + left drag moves, the wheel
/// comes closer, double click looks as at first again; Up, Down, + - and 0 do so from the keyboard. Draws nothing
/// itself: pictures are asked of a SceneRenderer, coarse ones while something moves, a fine one once it rests, and the
/// last that came is painted. Where one cannot be drawn, the reason stands in its place until the next can.
class SceneView : public QWidget {
    Q_OBJECT

public:
    const VolumeCamera& camera() const { return camera_; }
    void resetCamera();
    const RenderedScene& picture() const { return picture_; }    ///< the last that came
    bool isWaiting() const { return waiting_ && !unsupported_; } ///< for the fine picture of what is shown now
    bool isUnsupported() const { return unsupported_; }
    QString problem() const { return problem_; } ///< why there is no picture: a sentence; empty: nothing is wrong

Q_SIGNALS:
    void pictureChanged();
    void unsupported(); ///< no OpenGL 3.2 here: no picture will come

protected:
    SceneView(SceneRenderer::MakeScene makeScene, QWidget* parent);

    /// What draws the scene as it is now; values only, it is called on another thread.
    virtual std::function<QImage(Scene&)> drawing(QSize pixels, bool coarse) const = 0;
    virtual bool hasContent() const = 0;                            ///< something to look at
    virtual VolumeCamera firstCamera(float aspect) const = 0;       ///< when there is content
    virtual QString problemText(const QString& reason) const = 0;   ///< a sentence
    virtual void paintOver(QPainter&, const VolumeCamera&) const {} ///< on the picture, drawn from that camera

    void moved();          ///< draws at once, coarsely, and again when it has come to rest
    void contentChanged(); ///< draws finely; as moved() the first time from firstCamera(), then from where one is
    void turn(float azimuthDegrees, float elevationDegrees);

    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take(const RenderedScene& picture);
    void fail(std::uint64_t serial, const Error& why);
    void request(bool coarse);
    void placeCamera();

    VolumeCamera camera_;
    bool cameraPlaced_ = false;
    bool untouched_ = true; // nobody has moved the camera: it follows the widget's shape
    QPointF grabbed_;       // where the mouse was last
    RenderedScene picture_;
    QString problem_;
    std::uint64_t serial_ = 0; // of the wish made last
    bool waiting_ = true, unsupported_ = false;
    QTimer rest_;
    SceneRenderer renderer_;
};

} // namespace clutch::ui
