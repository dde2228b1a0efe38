// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/scene_view.h"
#include "ui/views/surface_axes.h"

#include <memory>

namespace clutch::ui {

/// Shows what the model believes of an object's score as a landscape above the picture, with scales and a legend; Left
/// and Right turn it, too. New data leave the camera where it is.
class SurfaceView : public SceneView {
    Q_OBJECT

public:
    explicit SurfaceView(QWidget* parent = nullptr);

    void setData(std::shared_ptr<const SurfaceData> data); ///< null or empty: the text for nothing
    const SurfaceData* data() const { return data_.get(); }
    void setEmptyText(const QString& text);
    void setHighlighted(int evaluation); ///< from 0; -1: none

protected:
    std::function<QImage(Scene&)> drawing(QSize pixels, bool coarse) const override;
    bool hasContent() const override { return data_ && !data_->isEmpty(); }
    VolumeCamera firstCamera(float aspect) const override;
    QString problemText(const QString& reason) const override;
    void paintOver(QPainter& painter, const VolumeCamera& camera) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPointF placeOf(const SurfaceAxes::Label& label, const VolumeCamera& camera) const;
    void paintLabels(QPainter& painter, const VolumeCamera& camera) const;
    void paintLegend(QPainter& painter) const;

    std::shared_ptr<const SurfaceData> data_;
    QString emptyText_;
    int highlighted_ = -1;
};

} // namespace clutch::ui
