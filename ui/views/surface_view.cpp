// SPDX-License-Identifier: Apache-2.0
#include "ui/views/surface_view.h"

#include "ui/shell/theme.h"
#include "ui/views/surface_axes.h"
#include "ui/views/surface_scene.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {
constexpr QVector3D kFrom(0, 0.25f, 1); // from where the picture's lower edge is, above it
constexpr float kLabelRoom = 0.93f;     // the box leaves room for its scales
constexpr int kRampColours = 32;
constexpr float kKeyDegrees = 5;
constexpr double kLabelPx = 15, kTitlePx = 38; // from what they name
constexpr double kSwatch = 14;
} // namespace

SurfaceView::SurfaceView(QWidget* parent) : SceneView([] { return std::make_unique<SurfaceScene>(); }, parent)
{
    setAccessibleName(tr("What the model believes of the score over the picture, as a surface"));
    setToolTip(
        tr("Drag or arrow keys turn, Shift + drag moves, the wheel comes closer, double click looks as at first"));
    setMinimumSize(160, 120);
}

void SurfaceView::setData(std::shared_ptr<const SurfaceData> data)
{
    data_ = std::move(data);
    contentChanged();
}

void SurfaceView::setEmptyText(const QString& text)
{
    if (std::exchange(emptyText_, text) != text) update();
}

void SurfaceView::setHighlighted(int evaluation)
{
    if (std::exchange(highlighted_, evaluation) != evaluation) contentChanged();
}

std::function<QImage(Scene&)> SurfaceView::drawing(QSize pixels, bool coarse) const
{
    const Tokens& tokens = Theme::instance().tokens();
    std::vector<QColor> ramp;
    for (int i = 0; i < kRampColours; ++i)
        ramp.push_back(rampColour(double(i) / (kRampColours - 1)));
    return [request = SurfaceRequest{data_, std::move(ramp), camera(), pixels, coarse, highlighted_, tokens.window,
                                     tokens.line, tokens.text, tokens.accent}](Scene& scene) {
        return static_cast<SurfaceScene&>(scene).render(request);
    };
}

VolumeCamera SurfaceView::firstCamera(float aspect) const
{
    VolumeCamera camera = VolumeCamera::facing(data_->box(), aspect, kFrom);
    camera.approach(kLabelRoom);
    return camera;
}

QString SurfaceView::problemText(const QString& reason) const
{
    return tr("The surface cannot be drawn: %1.").arg(reason);
}

void SurfaceView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left) return turn(-kKeyDegrees, 0);
    if (event->key() == Qt::Key_Right) return turn(kKeyDegrees, 0);
    SceneView::keyPressEvent(event);
}

void SurfaceView::paintOver(QPainter& painter, const VolumeCamera& camera) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasContent()) {
        paintLabels(painter, camera);
        paintLegend(painter);
    } else {
        painter.setPen(Theme::instance().tokens().muted);
        painter.drawText(rect().adjusted(kSpaceWide, kSpaceWide, -kSpaceWide, -kSpaceWide),
                         Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    }
    if (!hasFocus()) return;
    painter.setPen(QPen(Theme::instance().tokens().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

// As far out on the screen, whatever the size of the landscape.
QPointF SurfaceView::placeOf(const SurfaceAxes::Label& label, const VolumeCamera& camera) const
{
    const QVector3D box = data_->box();
    const QPointF at = projected(label.at, camera, size());
    QLineF out(at, projected(label.at + label.outwards * std::max(box.x(), box.z()) / 10, camera, size()));
    out.setLength(label.isTitle ? kTitlePx : kLabelPx);
    return out.p2();
}

void SurfaceView::paintLabels(QPainter& painter, const VolumeCamera& camera) const
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setFont(themedFont(kTextSmall));
    QRectF last;
    for (const SurfaceAxes::Label& label : surfaceAxes(*data_, camera).labels) {
        const QPointF at = placeOf(label, camera);
        QRectF area(0, 0, painter.fontMetrics().horizontalAdvance(label.text) + 2, 14);
        area.moveCenter(at);
        if (area.intersects(last)) continue;
        last = area;
        painter.setPen(label.isTitle ? tokens.text : tokens.muted);
        painter.drawText(area, Qt::AlignCenter, label.text);
    }
}

void SurfaceView::paintLegend(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QFontMetrics metrics = painter.fontMetrics();
    double x = kSpaceSmall;
    const double y = 6;
    const auto entry = [&](const QString& text, const std::function<void(const QRectF&)>& swatch) {
        const double wide = kSwatch + 4 + metrics.horizontalAdvance(text);
        if (x + wide > width()) return;
        swatch({x, y + 2, kSwatch, 10});
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(x + kSwatch + 4, y, wide, 14), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += wide + kSpace;
    };
    entry(tr("mean"), [&](const QRectF& area) { paintRamp(painter, area); });
    entry(tr("mean + deviation"), [&](const QRectF& area) {
        QColor sheet = tokens.text;
        sheet.setAlphaF(0.3f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(sheet);
        painter.drawRoundedRect(area, 2, 2);
    });
    const auto dot = [&](const QRectF& area, const QColor& colour, double radius) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(area.center(), radius, radius);
    };
    entry(tr("tried"), [&](const QRectF& area) { dot(area, tokens.text, 3); });
    entry(tr("best"), [&](const QRectF& area) { dot(area, tokens.accent, 5); });
}

} // namespace clutch::ui
