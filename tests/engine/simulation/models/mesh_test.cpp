// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/mesh.h"
#include "engine/simulation/models/shapes.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <vtkDataArray.h>
#include <vtkPointData.h>

#include <cmath>
#include <vector>

using namespace clutch::simulation;

namespace {

const std::vector<cv::Vec2d> kSquare{{-5, -5}, {5, -5}, {5, 5}, {-5, 5}};

cv::Vec3d at(vtkDataArray* array, vtkIdType i)
{
    return {array->GetComponent(i, 0), array->GetComponent(i, 1), array->GetComponent(i, 2)};
}

} // namespace

class MeshTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxKeepsItsEdgesAndABallHasNone()
    {
        const auto box = extrude(kSquare, 5, 0.001, 1).build(30, false);
        vtkDataArray* normals = box->GetPointData()->GetNormals();
        int straight = 0; // apart from the bevel, every normal lies along an axis
        for (vtkIdType i = 0; i < normals->GetNumberOfTuples(); ++i) {
            const cv::Vec3d n = at(normals, i);
            straight += std::abs(n[0]) > 0.999 || std::abs(n[1]) > 0.999 || std::abs(n[2]) > 0.999 ? 1 : 0;
        }
        QVERIFY(straight >= 24);

        const auto round = ball(32, 16).build(80, true);
        for (vtkIdType i = 0; i < round->GetNumberOfPoints(); ++i) {
            cv::Vec3d point;
            round->GetPoint(i, point.val);
            QVERIFY(point.dot(at(round->GetPointData()->GetNormals(), i)) > 0.995);
            // u runs eastwards.
            if (std::abs(point[2]) < 0.9) {
                const cv::Vec3d east = cv::normalize(cv::Vec3d(-point[1], point[0], 0));
                QVERIFY(east.dot(at(round->GetPointData()->GetTangents(), i)) > 0.95);
            }
        }
    }

    void shapesEncloseWhatTheyShould()
    {
        QVERIFY(std::abs(extrude(kSquare, 5, 0.01, 2).signedVolume() - 1000) < 1);
        QVERIFY(std::abs(ball(96, 64).signedVolume() - 4.18879) < 0.03);
        QVERIFY(std::abs(revolve({{0, 0}, {2, 0}, {2, 3}, {0, 3}}, 200).signedVolume() - 37.699) < 0.05);
        const double wire = tube({{0, 0, 0}, {0, 3, 4}, {0, 6, 8}}, 1, 60).signedVolume();
        QVERIFY2(wire > 31.3 && wire < 35.7, qPrintable(QString::number(wire))); // 10 pi, and two half balls at most
    }

    void aMirroredMeshStaysOutsideOut()
    {
        Mesh mesh = ball(24, 12);
        const double volume = mesh.signedVolume();
        mesh.apply(cv::Matx44d(-2, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
        QVERIFY(std::abs(mesh.signedVolume() - 2 * volume) < 1e-9);
    }

    void concaveOutlinesAreFilledAndNoMore()
    {
        // A slit reaches deep into the corner that is the roundest ear otherwise; (1, 1) lies within the slit.
        const std::vector<cv::Vec2d> slit{{0, 0}, {2, 0}, {10, 8}, {10, 9.5}, {0.5, 0.5}, {9.5, 10}, {8, 10}, {0, 2}};
        const Mesh mesh = extrude(slit, 0.5, 0.001, 1);
        for (const auto& [a, b, c] : mesh.triangles()) {
            const cv::Vec3d &p = mesh.vertices()[a].point, &q = mesh.vertices()[b].point, &r = mesh.vertices()[c].point;
            const auto side = [](const cv::Vec3d& from, const cv::Vec3d& to) {
                return (to[0] - from[0]) * (1 - from[1]) - (to[1] - from[1]) * (1 - from[0]);
            };
            const double one = side(p, q), two = side(q, r), three = side(r, p);
            QVERIFY(!(one > 0 && two > 0 && three > 0) && !(one < 0 && two < 0 && three < 0));
        }
        QVERIFY(mesh.signedVolume() > 0);
    }
};

QTEST_APPLESS_MAIN(MeshTest)
#include "mesh_test.moc"
