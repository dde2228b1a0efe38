// SPDX-License-Identifier: Apache-2.0
#include "ui/views/volume_view.h"

#include "ui/shell/theme.h"
#include "ui/views/volume_scene.h"

#include <utility>

namespace clutch::ui {

VolumeView::VolumeView(QWidget* parent) : SceneView([] { return std::make_unique<VolumeScene>(); }, parent)
{
    setAccessibleName(tr("Recording as a volume of width, height and time"));
}

std::function<QImage(Scene&)> VolumeView::drawing(QSize pixels, bool coarse) const
{
    const Tokens& tokens = Theme::instance().tokens();
    return [request =
                VolumeRequest{volume_, slice_, camera(), pixels, coarse, tokens.window, tokens.muted, tokens.accent}](
               Scene& scene) { return static_cast<VolumeScene&>(scene).render(request); };
}

VolumeCamera VolumeView::firstCamera(float aspect) const
{
    return VolumeCamera::facing(volume_->box(), aspect);
}

QString VolumeView::problemText(const QString& reason) const
{
    return tr("The volume cannot be drawn: %1.").arg(reason);
}

void VolumeView::setVolume(std::shared_ptr<const VolumeData> volume)
{
    volume_ = std::move(volume);
    slice_ = hasContent() ? 0 : -1;
    moved();
}

void VolumeView::setFrame(int frame)
{
    if (!hasContent()) return;
    const int slice = volume_->sliceOfFrame(frame);
    if (slice == slice_) return;
    slice_ = slice;
    moved();
}

} // namespace clutch::ui
