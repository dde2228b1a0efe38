// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/surroundings.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPlaneSource.h>
#include <vtkPointData.h>
#include <vtkTriangleFilter.h>

#include <cmath>
#include <cstring>
#include <vector>

using namespace clutch::simulation;

namespace {

bool sameBytes(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() &&
           (a.empty() || std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0);
}

/// Green radiance of a white table in the middle: lamps as the header defines them, and the room's upper half.
double whiteTable(const Surroundings& place)
{
    double sum = 0;
    for (const Lamp& lamp : place.lamps)
        sum += lamp.colour[1] * lamp.position[2] / cv::norm(lamp.position);
    const cv::Mat& room = place.environment;
    for (int row = 0; row < room.rows / 2; ++row)
        for (int column = 0; column < room.cols; ++column) {
            const double drop = (row + 0.5) * CV_PI / room.rows;
            const double solidAngle = std::sin(drop) * (CV_PI / room.rows) * (2 * CV_PI / room.cols);
            sum += double(room.at<cv::Vec3f>(row, column)[1]) * std::cos(drop) * solidAngle / CV_PI;
        }
    return sum;
}

cv::Vec3d meanOf(const Material& material)
{
    cv::Vec3d mean = material.albedo;
    if (material.albedoTexture.empty()) return mean;
    const cv::Scalar bgr = cv::mean(material.albedoTexture);
    for (int channel = 0; channel < 3; ++channel)
        mean[channel] *= std::pow(bgr[2 - channel] / 255, 2.2);
    return mean;
}

double apart(const cv::Vec3d& a, const cv::Vec3d& b)
{
    double most = 0;
    for (int channel = 0; channel < 3; ++channel)
        most = std::max(most, std::abs(std::sqrt(a[channel]) - std::sqrt(b[channel])));
    return most;
}

/// A sheet of fine triangles, textured from edge to edge.
ObjectModel sheet(const cv::Mat& texture)
{
    vtkNew<vtkPlaneSource> plane;
    plane->SetXResolution(40);
    plane->SetYResolution(40);
    vtkNew<vtkTriangleFilter> triangles;
    triangles->SetInputConnection(plane->GetOutputPort());
    triangles->Update();
    ObjectModel model;
    Part part;
    part.mesh = triangles->GetOutput();
    part.material.albedoTexture = texture;
    model.parts.push_back(part);
    return model;
}

} // namespace

class SurroundingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameBytes()
    {
        const std::vector<cv::Vec3d> avoid{{0.8, 0.3, 0.1}};
        const Surroundings first = photoSurroundings(7, avoid), second = photoSurroundings(7, avoid);
        QVERIFY(sameBytes(first.environment, second.environment));
        QVERIFY(sameBytes(first.table.albedoTexture, second.table.albedoTexture));
        QVERIFY(sameBytes(first.table.normalTexture, second.table.normalTexture));
        QCOMPARE(first.exposure, second.exposure);
        QCOMPARE(first.lamps.size(), second.lamps.size());
        QVERIFY(first.lamps[0].position == second.lamps[0].position);
        QVERIFY(!sameBytes(first.environment, photoSurroundings(8, avoid).environment));
    }

    void everyPhotoIsLitAlikeAndDifferently()
    {
        int trays = 0, secondLamps = 0;
        double leastExposure = 9, mostExposure = 0, reddest = 0, bluest = 9;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const Surroundings place = photoSurroundings(seed, {});
            QVERIFY2(std::abs(whiteTable(place) - 0.8) < 0.01, qPrintable(QString::number(whiteTable(place))));
            QVERIFY(!place.lamps.empty());
            for (const Lamp& lamp : place.lamps) {
                QVERIFY(lamp.position[2] > 200 && lamp.radiusMm > 0);
                const double warmth = lamp.colour[0] / lamp.colour[2];
                reddest = std::max(reddest, warmth);
                bluest = std::min(bluest, warmth);
            }
            double least = 0;
            cv::minMaxLoc(place.environment.reshape(1), &least);
            QVERIFY(least >= 0);
            trays += place.tray;
            secondLamps += place.lamps.size() > 1;
            leastExposure = std::min(leastExposure, place.exposure);
            mostExposure = std::max(mostExposure, place.exposure);
        }
        QVERIFY(trays > 4 && trays < 24);
        QVERIFY(secondLamps > 6 && secondLamps < 32);
        QVERIFY(mostExposure > 1.5 * leastExposure);
        QVERIFY2(reddest > 1.5 && bluest < 1, qPrintable(QString("%1 %2").arg(reddest).arg(bluest)));
    }

    void tablesLikeTheThingAreNotTaken()
    {
        const std::vector<cv::Vec3d> white{{0.8, 0.79, 0.76}};
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QVERIFY(apart(meanOf(photoSurroundings(seed, white).table), white[0]) > 0.08);
    }

    void recordingsHaveAnotherColourBehind_data()
    {
        QTest::addColumn<double>("red");
        QTest::addColumn<double>("green");
        QTest::addColumn<double>("blue");
        QTest::newRow("orange") << 0.85 << 0.26 << 0.01;
        QTest::newRow("white") << 0.85 << 0.85 << 0.82;
        QTest::newRow("metal") << 0.68 << 0.69 << 0.70;
        QTest::newRow("green") << 0.02 << 0.35 << 0.05;
        QTest::newRow("violet") << 0.05 << 0.03 << 0.07;
        QTest::newRow("blue") << 0.03 << 0.12 << 0.5;
    }
    void recordingsHaveAnotherColourBehind()
    {
        QFETCH(double, red);
        QFETCH(double, green);
        QFETCH(double, blue);
        const std::vector<cv::Vec3d> thing{{red, green, blue}};
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const Surroundings place = recordingSurroundings(seed, thing);
            QVERIFY2(apart(meanOf(place.table), thing[0]) > 0.25,
                     qPrintable(QString::number(apart(meanOf(place.table), thing[0]))));
            QVERIFY(!place.tray);
            QVERIFY(std::abs(whiteTable(place) - 0.8) < 0.01);
        }
    }

    void findsTheMainColours()
    {
        // Six tenths red on the left, the rest green but for a small blue corner.
        cv::Mat texture(100, 100, CV_8UC3, cv::Scalar(0, 0, 255));
        texture(cv::Rect(60, 0, 40, 100)).setTo(cv::Scalar(0, 255, 0));
        texture(cv::Rect(90, 0, 10, 20)).setTo(cv::Scalar(255, 0, 0));
        const std::vector<cv::Vec3d> colours = mainColours(sheet(texture));
        QCOMPARE(colours.size(), size_t(2));
        QVERIFY(cv::norm(colours[0] - cv::Vec3d(1, 0, 0)) < 0.02);
        QVERIFY(cv::norm(colours[1] - cv::Vec3d(0, 1, 0)) < 0.02);
    }
};

QTEST_APPLESS_MAIN(SurroundingsTest)
#include "surroundings_test.moc"
