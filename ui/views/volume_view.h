// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/volume_data.h"

#include <QOpenGLWidget>
#include <QTimer>

#include <memory>

namespace clutch::ui {

/// Draws a recording's volume with VTK: the matted object swept through time, a box around it and the present frame as
/// a plane. Left drag turns, middle drag or Shift + left drag moves, the wheel comes closer, double click looks from
/// the front again.
class VolumeView : public QOpenGLWidget {
    Q_OBJECT

public:
    explicit VolumeView(QWidget* parent = nullptr);
    ~VolumeView() override;

    /// Whether an OpenGL 3.2 context can be had here; asked once.
    static bool isSupported();

    void setVolume(std::shared_ptr<const VolumeData> volume);
    void setFrame(int frame); ///< position in the frames the volume was built from
    int shownSlice() const;
    void resetCamera();

protected:
    void initializeGL() override;
    void paintGL() override;
    void resizeGL(int width, int height) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    struct Scene;

private:
    void applyTheme();
    void releaseGl();
    void moved();

    std::unique_ptr<Scene> scene_;
    QTimer rest_;
};

} // namespace clutch::ui
