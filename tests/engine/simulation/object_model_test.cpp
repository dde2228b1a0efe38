// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/simulation/object_model.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <vtkCellArray.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace clutch;
using namespace clutch::simulation;

namespace {

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

double extent(const ObjectModel& model)
{
    cv::Vec3d low(1e9, 1e9, 1e9), high = -low;
    for (const cv::Vec3d& point : allPoints(model))
        for (int k = 0; k < 3; ++k) {
            low[k] = std::min(low[k], point[k]);
            high[k] = std::max(high[k], point[k]);
        }
    return cv::norm(high - low);
}

bool sameImage(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0);
}

bool sameParts(const ObjectModel& a, const ObjectModel& b)
{
    if (a.parts.size() != b.parts.size()) return false;
    for (std::size_t i = 0; i < a.parts.size(); ++i)
        if (pointsOf(a.parts[i]) != pointsOf(b.parts[i]) || trianglesOf(a.parts[i]) != trianglesOf(b.parts[i]) ||
            !sameImage(a.parts[i].material.albedoTexture, b.parts[i].material.albedoTexture) ||
            !sameImage(a.parts[i].material.normalTexture, b.parts[i].material.normalTexture))
            return false;
    return true;
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

class ObjectModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { eachKind(); }

    void theSameArgumentsGiveTheSameBytes()
    {
        const ObjectModel one = makeObject(rowKind(), 7, 3), again = makeObject(rowKind(), 7, 3);
        QVERIFY(one.kind == rowKind());
        QVERIFY(sameParts(one, again));
        QVERIFY(one.hulls == again.hulls);
        QCOMPARE(one.massGrams, again.massGrams);
    }

    void itemsOfABatchDifferAsIdenticalGoodsDo()
    {
        constexpr int kItems = 8;
        const Kind kind = rowKind();
        const bool grown = kind == Kind::Grape || kind == Kind::Orange;
        const bool soft = kind == Kind::Milk || kind == Kind::Tissue;
        const ObjectModel first = makeObject(kind, 5, 0);
        double low = 1e9, high = 0;
        for (int instance = 0; instance < kItems; ++instance) {
            const ObjectModel item = makeObject(kind, 5, instance);
            QVERIFY(instance == 0 || !sameParts(first, item));
            QCOMPARE(item.parts.size(), first.parts.size());
            low = std::min(low, extent(item));
            high = std::max(high, extent(item));
            for (std::size_t i = 0; i < item.parts.size(); ++i) { // one make: the colours are the batch's
                const cv::Mat &a = first.parts[i].material.albedoTexture, &b = item.parts[i].material.albedoTexture;
                QVERIFY(a.empty() || cv::norm(cv::mean(a) - cv::mean(b)) < (grown ? 45 : 12));
                QCOMPARE(item.parts[i].material.metallic, first.parts[i].material.metallic);
            }
        }
        QVERIFY2(high / low < (grown ? 1.25 : soft ? 1.2 : 1.015), qPrintable(QString::number(high / low)));
        QVERIFY2(high / low > (grown ? 1.02 : 1.0005), qPrintable(QString::number(high / low)));
    }

    void softGoodsVaryInShape()
    {
        if (rowKind() != Kind::Milk && rowKind() != Kind::Tissue) return;
        const auto one = allPoints(makeObject(rowKind(), 5, 0)), other = allPoints(makeObject(rowKind(), 5, 1));
        double furthest = 0;
        for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i)
            furthest = std::max(furthest, cv::norm(one[i] - other[i]));
        QVERIFY2(furthest > 3, qPrintable(QString::number(furthest)));
    }

    void batchesDiffer()
    {
        bool differs = false;
        const ObjectModel first = makeObject(rowKind(), 0, 0);
        for (std::uint64_t seed = 1; seed < 8 && !differs; ++seed) {
            const ObjectModel other = makeObject(rowKind(), seed, 0);
            differs = other.parts.front().mesh->GetNumberOfPolys() != first.parts.front().mesh->GetNumberOfPolys();
            for (std::size_t i = 0; i < std::min(first.parts.size(), other.parts.size()); ++i) {
                const cv::Mat &a = first.parts[i].material.albedoTexture, &b = other.parts[i].material.albedoTexture;
                differs = differs || (!a.empty() && !b.empty() && cv::norm(cv::mean(a) - cv::mean(b)) > 4);
            }
        }
        QVERIFY(differs);
    }

    void meshesAreSound()
    {
        for (std::uint64_t seed = 1; seed < 4; ++seed) {
            const ObjectModel model = makeObject(rowKind(), seed, 1);
            std::size_t triangles = 0;
            double sixfoldVolume = 0;
            for (const Part& part : model.parts) {
                const auto points = pointsOf(part);
                const auto normals = tuples(part.mesh->GetPointData()->GetNormals());
                QCOMPARE(normals.size(), points.size());
                for (const cv::Vec3d& normal : normals)
                    QVERIFY(std::abs(cv::norm(normal) - 1) < 1e-4);
                int against = 0;
                const auto faces = trianglesOf(part);
                for (const cv::Vec3i& t : faces) {
                    for (int k = 0; k < 3; ++k)
                        QVERIFY(t[k] >= 0 && t[k] < static_cast<int>(points.size()));
                    const cv::Vec3d across = (points[t[1]] - points[t[0]]).cross(points[t[2]] - points[t[0]]);
                    against += across.dot(normals[t[0]] + normals[t[1]] + normals[t[2]]) < 0 ? 1 : 0;
                    sixfoldVolume += points[t[0]].dot(points[t[1]].cross(points[t[2]]));
                }
                QCOMPARE(against, 0);
                triangles += faces.size();
            }
            QVERIFY2(triangles >= 1500 && triangles <= 15000, qPrintable(QString::number(triangles)));
            QVERIFY(sixfoldVolume > 0);
        }
    }

    void texturesFitTheMeshes()
    {
        const ObjectModel model = makeObject(rowKind(), 2, 2);
        for (const Part& part : model.parts) {
            for (const cv::Mat& texture : {part.material.albedoTexture, part.material.normalTexture})
                if (!texture.empty()) {
                    QCOMPARE(texture.type(), CV_8UC3);
                    QVERIFY(texture.cols <= 1024 && texture.rows <= 512);
                }
            for (const cv::Vec3d& uv : tuples(part.mesh->GetPointData()->GetTCoords()))
                QVERIFY(uv[0] >= -1e-6 && uv[0] <= 1 + 1e-6 && uv[1] >= -1e-6 && uv[1] <= 1 + 1e-6);
            vtkDataArray* tangents = part.mesh->GetPointData()->GetTangents();
            QCOMPARE(tangents != nullptr, !part.material.normalTexture.empty());
            if (tangents == nullptr) continue;
            const auto normals = tuples(part.mesh->GetPointData()->GetNormals()), along = tuples(tangents);
            for (std::size_t i = 0; i < along.size(); ++i)
                QVERIFY(std::abs(cv::norm(along[i]) - 1) < 1e-4 && std::abs(along[i].dot(normals[i])) < 1e-4);
        }
    }

    void bodiesArePlausible()
    {
        const ObjectModel model = makeObject(rowKind(), 4, 4);
        // Grams and the radius of the sphere around, in the paper's order; from standards and kitchen scales.
        constexpr double kGrams[kKinds] = {5, 23, 7, 5, 215, 15, 190, 2.7, 24, 10};
        constexpr double kRadius[kKinds] = {67, 25.7, 38, 12, 93, 10.5, 37, 20, 58, 16.5};
        const int kind = static_cast<int>(rowKind());
        QVERIFY2(model.massGrams > 0.6 * kGrams[kind] && model.massGrams < 1.7 * kGrams[kind],
                 qPrintable(QString::number(model.massGrams)));
        QVERIFY2(model.radiusMm > 0.85 * kRadius[kind] && model.radiusMm < 1.25 * kRadius[kind],
                 qPrintable(QString::number(model.radiusMm)));
        QVERIFY(model.friction > 0.1 && model.friction < 1);
        QVERIFY(model.restitution >= 0 && model.restitution < 0.9);
    }
};

QTEST_APPLESS_MAIN(ObjectModelTest)
#include "object_model_test.moc"
