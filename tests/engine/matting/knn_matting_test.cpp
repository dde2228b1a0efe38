// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/matting/knn_matting.h"
#include "engine/matting/knn_points.h"
#include "engine/matting/knn_system.h"
#include "tests/engine/matting/alphamatting_cases.h"

#include <Eigen/Dense>
#include <QTest>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

using namespace clutch;
using namespace clutch::matting;

namespace {

struct Scene {
    cv::Mat image, trimap, alpha;
};

/// A disc with a soft edge between two textures that share no colour, its alpha known exactly.
Scene discScene(cv::Size size, double radius, double softness, double band)
{
    Scene scene{cv::Mat(size, CV_8UC3), cv::Mat(size, CV_8UC1), cv::Mat(size, CV_32FC1)};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double outside = std::hypot(x - size.width / 2.0, y - size.height / 2.0) - radius;
            const double alpha = std::clamp(0.5 - outside / softness, 0.0, 1.0);
            const cv::Vec3d object(50 + 20 * std::sin(x * 0.3), 90 + 20 * std::sin(y * 0.4),
                                   210 + 20 * std::sin((x + y) * 0.2));
            const cv::Vec3d table(160 + 30 * std::sin(x * 0.15), 140 + 20 * std::cos(y * 0.2),
                                  40 + 20 * std::sin((x - y) * 0.25));
            const cv::Vec3d colour = object * alpha + table * (1 - alpha);
            for (int c = 0; c < 3; ++c)
                scene.image.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(colour[c]);
            scene.alpha.at<float>(y, x) = static_cast<float>(alpha);
            scene.trimap.at<std::uint8_t>(y, x) = outside < -band  ? kTrimapObject
                                                  : outside > band ? kTrimapBackground
                                                                   : kTrimapUnknown;
        }
    }
    return scene;
}

void addNoise(cv::Mat& image, int below)
{
    cv::RNG random(7);
    cv::Mat noise(image.size(), CV_8UC3);
    random.fill(noise, cv::RNG::UNIFORM, 0, below);
    cv::add(image, noise, image);
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

bool sameBytes(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

std::vector<double> featureOf(const Scene& scene, int x, int y, MattingFeatures features, double positionWeight)
{
    const cv::Vec3b bgr = scene.image.at<cv::Vec3b>(y, x);
    std::vector<double> feature{bgr[2] / 255.0, bgr[1] / 255.0, bgr[0] / 255.0};
    if (features == MattingFeatures::Hsv) {
        cv::Mat hsv(1, 1, CV_32FC3, cv::Scalar(bgr[0] / 255.0, bgr[1] / 255.0, bgr[2] / 255.0));
        cv::cvtColor(hsv, hsv, cv::COLOR_BGR2HSV);
        const cv::Vec3f value = hsv.at<cv::Vec3f>(0, 0);
        const double hue = value[0] * std::numbers::pi / 180;
        feature = {0.5 * value[1] * std::cos(hue), 0.5 * value[1] * std::sin(hue), value[1], value[2]};
    }
    feature.push_back(positionWeight * x / kPixelsPerUnit);
    feature.push_back(positionWeight * y / kPixelsPerUnit);
    return feature;
}

/// The system of knn_system.h, built pixel by pixel from its definition with a search through all pairs, and solved
/// densely in double.
cv::Mat denseMatte(const Scene& scene, MattingFeatures features)
{
    const int width = scene.image.cols;
    const int count = width * scene.image.rows;
    const auto label = [&](int i) { return scene.trimap.data[i]; };
    Eigen::MatrixXd links = Eigen::MatrixXd::Zero(count, count);
    for (const KnnPass& pass : knnPasses()) {
        std::vector<std::vector<double>> all;
        for (int i = 0; i < count; ++i)
            all.push_back(featureOf(scene, i % width, i / width, features, pass.positionWeight));
        for (int i = 0; i < count; ++i) {
            if (label(i) != kTrimapUnknown) continue;
            std::vector<std::pair<double, int>> others;
            for (int j = 0; j < count; ++j) {
                double distance = 0;
                for (std::size_t d = 0; d < all[i].size(); ++d)
                    distance += std::pow(all[i][d] - all[j][d], 2);
                if (i != j) others.emplace_back(distance, j);
            }
            std::sort(others.begin(), others.end());
            for (int n = 0; n < pass.count; ++n) {
                const int j = others[n].second;
                links(i, j) += label(j) == kTrimapUnknown ? 1 : kKnownWeight;
                if (label(j) == kTrimapUnknown) links(j, i) += 1;
            }
        }
    }
    for (int i = 0; i < count; ++i)
        for (int j = 0; j < count; ++j)
            if (std::abs(i % width - j % width) + std::abs(i / width - j / width) == 1) links(i, j) += kLatticeWeight;
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(count, count);
    Eigen::VectorXd right = Eigen::VectorXd::Zero(count);
    for (int i = 0; i < count; ++i) {
        if (label(i) == kTrimapUnknown) {
            matrix.row(i) = -links.row(i);
            matrix(i, i) = links.row(i).sum();
        } else {
            right[i] = label(i) == kTrimapObject ? 1 : 0;
        }
    }
    const Eigen::VectorXd solution = matrix.fullPivLu().solve(right);
    cv::Mat alpha(scene.image.size(), CV_32FC1);
    for (int i = 0; i < count; ++i)
        alpha.ptr<float>()[i] = static_cast<float>(solution[i]);
    return alpha;
}

/// The kind of the Error that `call` throws, as a number; -1 when it throws none.
template <class Call>
int errorKind(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return static_cast<int>(error.kind());
    }
    return -1;
}

constexpr int kBadInput = static_cast<int>(ErrorKind::BadInput);

} // namespace

class KnnMattingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSoftEdgeIsFound_data() { addFeatures(); }
    void aSoftEdgeIsFound()
    {
        QFETCH(int, features);
        const Scene scene = discScene({160, 120}, 34, 10, 10);
        const KnnMatte matte =
            knnMatte(scene.image, scene.trimap, {.features = static_cast<MattingFeatures>(features)});
        const cv::Mat unknown = scene.trimap == kTrimapUnknown;
        const double meanError = cv::norm(matte.alpha, scene.alpha, cv::NORM_L1, unknown) / cv::countNonZero(unknown);
        qInfo("mean absolute error over the unknown band %.4f", meanError);
        QVERIFY(meanError < 0.05); // a hard edge in the right place would be off by 0.12, a flat 0.5 by 0.37
        QCOMPARE(matte.unknown, static_cast<std::int64_t>(cv::countNonZero(unknown)));
        QVERIFY(matte.residual <= 1e-5);
    }

    void knownPixelsAreExact()
    {
        const Scene scene = discScene({160, 120}, 34, 10, 10);
        const cv::Mat alpha = knnMatte(scene.image, scene.trimap, {}).alpha;
        QCOMPARE(alpha.type(), CV_32FC1);
        QCOMPARE(cv::countNonZero((scene.trimap == kTrimapObject) & (alpha != 1)), 0);
        QCOMPARE(cv::countNonZero((scene.trimap == kTrimapBackground) & (alpha != 0)), 0);
        QCOMPARE(cv::countNonZero((alpha < 0) | (alpha > 1) | (alpha != alpha)), 0);
    }

    void theSolutionIsThatOfTheDefinition_data() { addFeatures(); }
    void theSolutionIsThatOfTheDefinition()
    {
        QFETCH(int, features);
        Scene scene = discScene({26, 22}, 7, 5, 3.5);
        addNoise(scene.image, 40); // so that no two distances are equal
        const auto kind = static_cast<MattingFeatures>(features);
        const cv::Mat alpha = knnMatte(scene.image, scene.trimap, {.features = kind}).alpha;
        QVERIFY(largestDifference(alpha, denseMatte(scene, kind)) < 1e-3);
    }

    void aWarmStartChangesNothingButTheTime()
    {
        const Scene scene = discScene({160, 120}, 34, 10, 10);
        const KnnMatte cold = knnMatte(scene.image, scene.trimap, {});
        const KnnMatte warm = knnMatte(scene.image, scene.trimap, {}, cold.alpha);
        QVERIFY(largestDifference(cold.alpha, warm.alpha) < 1e-3);
        QVERIFY(warm.iterations < cold.iterations);
        cv::Mat wrong(scene.alpha.size(), CV_32FC1, cv::Scalar(std::nan("")));
        wrong.colRange(0, 80).setTo(3);
        QVERIFY(largestDifference(cold.alpha, knnMatte(scene.image, scene.trimap, {}, wrong).alpha) < 1e-3);
    }

    void threadsDoNotChangeABit()
    {
        const Scene scene = discScene({320, 240}, 80, 12, 14);
        const int threads = cv::getNumThreads();
        const cv::Mat alpha = knnMatte(scene.image, scene.trimap, {}).alpha;
        for (const int count : {threads, 1, 3}) {
            cv::setNumThreads(count);
            QVERIFY(sameBytes(alpha, knnMatte(scene.image, scene.trimap, {}).alpha));
        }
        cv::setNumThreads(threads);
    }

    void aPartOfThePictureGivesThatPartOfItsMatte()
    {
        Scene scene = discScene({320, 240}, 50, 10, 10);
        addNoise(scene.image, 12); // rounding, which moves with the origin, would choose among equally near neighbours
        const cv::Rect part(160 - 75, 120 - 75, 150, 150);
        const cv::Mat whole = knnMatte(scene.image, scene.trimap, {}).alpha;
        const cv::Mat alone = knnMatte(scene.image(part), scene.trimap(part), {}).alpha;
        QVERIFY(largestDifference(whole(part), alone) < 2e-3);
    }

    void nothingUnknownIsTheTrimapItself()
    {
        Scene scene = discScene({64, 48}, 12, 4, 0);
        scene.trimap.setTo(kTrimapObject, scene.trimap == kTrimapUnknown);
        const KnnMatte matte = knnMatte(scene.image, scene.trimap, {});
        QCOMPARE(matte.unknown, std::int64_t{0});
        QCOMPARE(matte.iterations, 0);
        QVERIFY(largestDifference(matte.alpha, alphaFrom8Bit(scene.trimap)) == 0);
    }

    void aPictureSmallerThanTheNeighboursAskedForStillWorks()
    {
        cv::Mat image(1, 3, CV_8UC3);
        image.at<cv::Vec3b>(0, 0) = {0, 0, 0};
        image.at<cv::Vec3b>(0, 1) = {100, 100, 100};
        image.at<cv::Vec3b>(0, 2) = {200, 200, 200};
        const cv::Mat trimap = (cv::Mat_<std::uint8_t>(1, 3) << 0, 128, 255);
        QVERIFY(std::abs(knnMatte(image, trimap, {}).alpha.at<float>(0, 1) - 0.5) <
                1e-4); // both others are neighbours, equally often
    }

    void unknownPixelsThatResembleNothingKnownGetAnOpacity()
    {
        Scene scene = discScene({160, 120}, 34, 4, 12);
        scene.image.setTo(cv::Scalar(255, 0, 255), scene.trimap == kTrimapUnknown); // a colour of their own
        const KnnMatte matte = knnMatte(scene.image, scene.trimap, {});
        QCOMPARE(cv::countNonZero((matte.alpha < 0) | (matte.alpha > 1) | (matte.alpha != matte.alpha)), 0);
        QVERIFY(matte.residual <= 1e-5);
    }

    void trimapsAsOthersPaintThemAreUnderstood()
    {
        const Scene scene = discScene({160, 120}, 34, 10, 10);
        cv::Mat painted = scene.trimap.clone();
        painted.setTo(240, scene.trimap == kTrimapObject);
        painted.setTo(10, scene.trimap == kTrimapBackground);
        painted.setTo(90, scene.trimap == kTrimapUnknown);
        QVERIFY(sameBytes(knnMatte(scene.image, painted, {}).alpha, knnMatte(scene.image, scene.trimap, {}).alpha));
    }

    void badInputIsSaidToBe()
    {
        const Scene scene = discScene({64, 48}, 12, 4, 4);
        const cv::Mat blank(scene.trimap.size(), CV_8UC1, cv::Scalar(kTrimapBackground));
        const cv::Mat full(scene.trimap.size(), CV_8UC1, cv::Scalar(kTrimapObject));
        QCOMPARE(errorKind([&] { knnMatte(scene.image, scene.trimap, {}); }), -1);
        QCOMPARE(errorKind([&] { knnMatte(scene.image, scene.trimap.colRange(0, 32), {}); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(scene.image, scene.trimap, {}, scene.alpha.rowRange(0, 20)); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(scene.image, scene.trimap, {}, scene.trimap); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(scene.image, blank, {}); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(scene.image, full, {}); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(scene.image, scene.alpha, {}); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(cv::Mat(), cv::Mat(), {}); }), kBadInput);
        QCOMPARE(errorKind([&] { knnMatte(scene.trimap, scene.trimap, {}); }), kBadInput);
    }

    void noWorseThanThePeer()
    {
        if (!test::hasAlphamatting()) QSKIP("CLUTCH_TEST_DATA is not set");
        const std::vector<test::AlphamattingCase> cases{{"GT01", "Trimap1"}, {"GT02", "Trimap1"}, {"GT11", "Trimap1"}};
        const test::AlphamattingResult result = test::runAlphamatting(cases, MattingFeatures::Rgb);
        QVERIFY(result.meanSquaredError <= 1.05 * result.peerMeanSquaredError);
    }

private:
    static void addFeatures()
    {
        QTest::addColumn<int>("features");
        QTest::newRow("rgb") << static_cast<int>(MattingFeatures::Rgb);
        QTest::newRow("hsv") << static_cast<int>(MattingFeatures::Hsv);
    }
};

QTEST_APPLESS_MAIN(KnnMattingTest)
#include "knn_matting_test.moc"
