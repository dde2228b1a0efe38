// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/scene_view.h"
#include "ui/views/volume_data.h"

#include <memory>

namespace clutch::ui {

/// Shows a recording's volume: the matted object swept through time, a box around it and the present frame as a plane.
class VolumeView : public SceneView {
    Q_OBJECT

public:
    explicit VolumeView(QWidget* parent = nullptr);

    void setVolume(std::shared_ptr<const VolumeData> volume);
    void setFrame(int frame); ///< position in the frames the volume was built from
    int shownSlice() const { return slice_; }

protected:
    std::function<QImage(Scene&)> drawing(QSize pixels, bool coarse) const override;
    bool hasContent() const override { return volume_ && !volume_->isEmpty(); }
    VolumeCamera firstCamera(float aspect) const override;
    QString problemText(const QString& reason) const override;

private:
    std::shared_ptr<const VolumeData> volume_;
    int slice_ = -1;
};

} // namespace clutch::ui
