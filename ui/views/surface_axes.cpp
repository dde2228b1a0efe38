// SPDX-License-Identifier: Apache-2.0
#include "ui/views/surface_axes.h"

#include "ui/views/chart.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kFloorTicks = 4, kScoreTicks = 5;

QString figure(double value)
{
    return QLocale().toString(value, 'g', 4);
}

struct Builder {
    const SurfaceData& data;
    const QVector3D box = data.box();
    const float nearX, nearZ; // the walls on the viewer's side
    SurfaceAxes axes;

    float farX() const { return box.x() - nearX; }
    float farZ() const { return box.z() - nearZ; }
    void line(QVector3D from, QVector3D to) { axes.lines << SurfaceAxes::Line{from, to}; }

    void walls()
    {
        for (const float z : {nearZ, farZ()})
            line({0, 0, z}, {box.x(), 0, z});
        for (const float x : {nearX, farX()})
            line({x, 0, 0}, {x, 0, box.z()});
        line({farX(), 0, farZ()}, {farX(), box.y(), farZ()});
        line({nearX, 0, farZ()}, {nearX, box.y(), farZ()});
        line({farX(), 0, nearZ}, {farX(), box.y(), nearZ});
        for (const double tick : chartTicks(data.lowest, data.highest, kScoreTicks)) {
            const float y = data.heightOf(tick);
            line({0, y, farZ()}, {box.x(), y, farZ()});
            line({farX(), y, 0}, {farX(), y, box.z()});
        }
    }

    void floorLabels()
    {
        const QVector3D ahead(0, 0, nearZ > 0 ? 1 : -1), aside(nearX > 0 ? 1 : -1, 0, 0);
        for (const double tick : chartTicks(0, box.x(), kFloorTicks))
            axes.labels << SurfaceAxes::Label{{float(tick), 0, nearZ}, ahead, figure(tick)};
        for (const double tick : chartTicks(0, box.z(), kFloorTicks))
            axes.labels << SurfaceAxes::Label{{nearX, 0, float(tick)}, aside, figure(tick)};
        const auto title = [](const char* text) { return QCoreApplication::translate("SurfaceAxes", text); };
        axes.labels << SurfaceAxes::Label{
            {box.x() / 2, 0, nearZ}, ahead, title(QT_TRANSLATE_NOOP("SurfaceAxes", "x, px")), true};
        axes.labels << SurfaceAxes::Label{
            {nearX, 0, box.z() / 2}, aside, title(QT_TRANSLATE_NOOP("SurfaceAxes", "y, px")), true};
    }

    // On the edge of the walls that stands furthest to the left.
    void scoreLabels(const VolumeCamera& camera)
    {
        const auto leftOf = [&](QVector3D p) { return projected(p, camera, {1, 1}).x(); };
        const QVector3D a(nearX, 0, farZ()), b(farX(), 0, nearZ);
        const bool first = leftOf(a) < leftOf(b);
        const QVector3D foot = first ? a : b;
        const QVector3D outwards = first ? QVector3D(nearX > 0 ? 1 : -1, 0, 0) : QVector3D(0, 0, nearZ > 0 ? 1 : -1);
        for (const double tick : chartTicks(data.lowest, data.highest, kScoreTicks))
            axes.labels << SurfaceAxes::Label{foot + QVector3D(0, data.heightOf(tick), 0), outwards, figure(tick)};
    }
};

} // namespace

SurfaceAxes surfaceAxes(const SurfaceData& data, const VolumeCamera& camera)
{
    const QVector3D box = data.box(), away = camera.position - camera.target;
    Builder builder{.data = data, .nearX = away.x() > 0 ? box.x() : 0, .nearZ = away.z() > 0 ? box.z() : 0, .axes = {}};
    builder.walls();
    builder.floorLabels();
    builder.scoreLabels(camera);
    return builder.axes;
}

QPointF projected(QVector3D point, const VolumeCamera& camera, QSizeF widget)
{
    QMatrix4x4 matrix;
    const float aspect = float(widget.width() / std::max(1.0, widget.height()));
    matrix.perspective(camera.viewAngleDegrees, aspect, 1, 1e6f);
    matrix.lookAt(camera.position, camera.target, camera.up);
    const QVector3D seen = matrix.map(point);
    return {(double(seen.x()) + 1) / 2 * widget.width(), (1 - double(seen.y())) / 2 * widget.height()};
}

} // namespace clutch::ui
