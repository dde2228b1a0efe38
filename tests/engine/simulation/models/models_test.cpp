// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/object_model.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <vtkCellArray.h>
#include <vtkDataArray.h>
#include <vtkPoints.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace clutch;
using namespace clutch::simulation;

namespace {

using Hull = std::vector<cv::Vec3d>;

std::vector<cv::Vec3d> tuples(vtkDataArray* array)
{
    std::vector<cv::Vec3d> values(static_cast<std::size_t>(array->GetNumberOfTuples()));
    for (std::size_t i = 0; i < values.size(); ++i)
        for (int k = 0; k < array->GetNumberOfComponents(); ++k)
            values[i][k] = array->GetComponent(static_cast<vtkIdType>(i), k);
    return values;
}

std::vector<cv::Vec3d> pointsOf(const Part& part)
{
    return tuples(part.mesh->GetPoints()->GetData());
}

std::vector<cv::Vec3d> allPoints(const ObjectModel& model)
{
    std::vector<cv::Vec3d> all;
    for (const Part& part : model.parts)
        for (const cv::Vec3d& point : pointsOf(part))
            all.push_back(point);
    return all;
}

std::vector<cv::Vec3i> trianglesOf(const Part& part)
{
    std::vector<cv::Vec3i> triangles;
    vtkCellArray* polys = part.mesh->GetPolys();
    polys->InitTraversal();
    vtkIdType count = 0;
    const vtkIdType* ids = nullptr;
    while (polys->GetNextCell(count, ids) != 0)
        triangles.emplace_back(count == 3 ? static_cast<int>(ids[0]) : -1, count == 3 ? static_cast<int>(ids[1]) : -1,
                               count == 3 ? static_cast<int>(ids[2]) : -1);
    return triangles;
}

struct Plane {
    cv::Vec3d normal;
    double offset;
};

/// The planes that bound a hull: those through three of its points with all others behind.
std::vector<Plane> planesOf(const Hull& hull)
{
    std::vector<Plane> planes;
    const std::size_t n = hull.size();
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            for (std::size_t c = b + 1; c < n; ++c) {
                const cv::Vec3d across = (hull[b] - hull[a]).cross(hull[c] - hull[a]);
                if (cv::norm(across) < 1e-6) continue;
                const cv::Vec3d normal = cv::normalize(across);
                double behind = 0, before = 0;
                for (const cv::Vec3d& p : hull) {
                    behind = std::min(behind, normal.dot(p - hull[a]));
                    before = std::max(before, normal.dot(p - hull[a]));
                }
                if (before < 1e-4)
                    planes.push_back({normal, normal.dot(hull[a])});
                else if (behind > -1e-4)
                    planes.push_back({-normal, -normal.dot(hull[a])});
            }
    return planes;
}

/// How far a point lies outside the planes; negative inside. Beyond a hull's corner the true distance is greater.
double outside(const std::vector<Plane>& planes, const cv::Vec3d& point)
{
    double most = -1e9;
    for (const Plane& plane : planes)
        most = std::max(most, plane.normal.dot(point) - plane.offset);
    return most;
}

double nearestHull(const std::vector<std::vector<Plane>>& hulls, const cv::Vec3d& point)
{
    double least = 1e9;
    for (const std::vector<Plane>& planes : hulls)
        least = std::min(least, outside(planes, point));
    return least;
}

std::vector<std::vector<Plane>> hullPlanes(const ObjectModel& model)
{
    std::vector<std::vector<Plane>> planes;
    for (const Hull& hull : model.hulls)
        planes.push_back(planesOf(hull));
    return planes;
}

/// Whether some triangle lies above or below the place on the plane z = 0.
bool anyCovers(const Part& part, const cv::Vec2d& at)
{
    const auto points = pointsOf(part);
    const auto side = [&](int a, int b) {
        const cv::Vec3d &p = points[a], &q = points[b];
        return (q[0] - p[0]) * (at[1] - p[1]) - (q[1] - p[1]) * (at[0] - p[0]);
    };
    const auto faces = trianglesOf(part);
    return std::any_of(faces.begin(), faces.end(), [&](const cv::Vec3i& t) {
        const double a = side(t[0], t[1]), b = side(t[1], t[2]), c = side(t[2], t[0]);
        return (a > 0 && b > 0 && c > 0) || (a < 0 && b < 0 && c < 0);
    });
}

void eachKind()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < kKinds; ++kind)
        QTest::newRow(kindName(static_cast<Kind>(kind)).c_str()) << kind;
}

Kind rowKind()
{
    QFETCH_GLOBAL(int, kind);
    return static_cast<Kind>(kind);
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { eachKind(); }

    void hullsStandForTheMesh()
    {
        for (const int instance : {0, 1, 2}) {
            const ObjectModel model = makeObject(rowKind(), 3, instance);
            QVERIFY(!model.hulls.empty());
            const auto points = allPoints(model);
            double radius = 0;
            for (const cv::Vec3d& point : points)
                radius = std::max(radius, cv::norm(point));
            QVERIFY(std::abs(radius - model.radiusMm) < 0.01);
            const double near = std::max(2.0, 0.05 * radius);
            for (const Hull& hull : model.hulls) {
                QVERIFY(hull.size() >= 4 && hull.size() < 40);
                for (const cv::Vec3d& corner : hull) {
                    QVERIFY2(cv::norm(corner) <= 1.05 * radius, qPrintable(QString::number(cv::norm(corner) / radius)));
                }
            }
            const auto hulls = hullPlanes(model);
            const auto covered = std::count_if(points.begin(), points.end(),
                                               [&](const auto& p) { return nearestHull(hulls, p) < near; });
            const double share = static_cast<double>(covered) / static_cast<double>(points.size());
            QVERIFY2(share > 0.97, qPrintable(QString::number(share)));
        }
    }

    void holesStayOpen()
    {
        if (rowKind() != Kind::HexNut && rowKind() != Kind::WingNut) return;
        const ObjectModel nut = makeObject(rowKind(), 3, 0);
        const auto hulls = hullPlanes(nut);
        for (const double z : {-2.0, 0.0, 2.0})
            QVERIFY(nearestHull(hulls, {0, 0, z}) > 1.5);
        for (const cv::Vec2d& at : {cv::Vec2d(0.01, 0.02), cv::Vec2d(1.5, 0.3), cv::Vec2d(-0.7, -1.4)})
            for (const Part& part : nut.parts)
                QVERIFY(!anyCovers(part, at));
    }
};

QTEST_APPLESS_MAIN(ModelsTest)
#include "models_test.moc"
