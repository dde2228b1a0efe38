// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/synthesis/illumination.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

using namespace clutch;
using namespace clutch::synthesis;
namespace fs = std::filesystem;

namespace {

bool hasNumpy()
{
    static const bool has = [] {
        QProcess python;
        python.start("/usr/bin/python3", {"-c", "import numpy"});
        return python.waitForFinished(60000) && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
    }();
    return has;
}

/// Uneven light over random colours, some of them black, grey, white or nearly nothing.
cv::Mat picture(cv::Size size, std::uint64_t seed, double darkest = 0.2)
{
    Random random(seed);
    cv::Mat result(size, CV_32FC3);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double light = darkest + (1 - darkest) * (x + y) / (size.width + size.height);
            cv::Vec3f& pixel = result.at<cv::Vec3f>(y, x);
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = static_cast<float>(light * random.uniform());
            const int kind = random.integer(0, 19);
            if (kind == 0) pixel = cv::Vec3f::all(0);
            if (kind == 1) pixel = cv::Vec3f::all(1);
            if (kind == 2) pixel = cv::Vec3f::all(0.5f);
            if (kind == 3) pixel = {1e-40f, 0, 5e-41f};
        }
    }
    return result;
}

double meanBrightness(const cv::Mat& image)
{
    double sum = 0;
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x) {
            const auto& pixel = image.at<cv::Vec3f>(y, x);
            sum += static_cast<double>(std::max({pixel[0], pixel[1], pixel[2]}));
        }
    return sum / static_cast<double>(image.total());
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

void writeRaw(const fs::path& file, const cv::Mat& image)
{
    std::ofstream out(file, std::ios::binary);
    out.write(image.ptr<char>(), static_cast<std::streamsize>(image.total() * image.elemSize()));
}

} // namespace

class IlluminationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void aConstantLightOfTheSameMeanChangesNothing_data();
    void aConstantLightOfTheSameMeanChangesNothing();
    void replacingByItsOwnLightChangesNothing();
    void matchAddsTheLightAndReplaceExchangesIt();
    void eightBitIsTheFloatRounded();
    void countsWhatIsClipped();
    void blackBecomesGrey();
    void sameBytesOnAnyNumberOfThreads();
    void pickedPhotosAreSpread();
    void onePhotoMoreMovesFewImages();
    void refusesWhatIsNoPicture();
};

void IlluminationTest::agreesWithTheReference_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("real");
    QTest::addColumn<double>("share");
    const int match = int(IlluminationMode::Match), replace = int(IlluminationMode::Replace);
    QTest::newRow("match") << match << QSize(160, 120) << QSize(160, 120) << 0.1;
    QTest::newRow("replace") << replace << QSize(160, 120) << QSize(160, 120) << 0.1;
    QTest::newRow("match, odd sizes, larger photo") << match << QSize(131, 77) << QSize(301, 214) << 0.1;
    QTest::newRow("replace, odd sizes, smaller photo") << replace << QSize(131, 77) << QSize(50, 9) << 0.07;
    QTest::newRow("a blur wider than the picture") << match << QSize(64, 40) << QSize(64, 40) << 0.5;
    QTest::newRow("a strip") << replace << QSize(90, 3) << QSize(30, 30) << 0.1;
    QTest::newRow("one pixel") << match << QSize(1, 1) << QSize(5, 4) << 0.1;
}

void IlluminationTest::agreesWithTheReference()
{
    if (!hasNumpy()) QSKIP("/usr/bin/python3 has no numpy");
    QFETCH(int, mode);
    QFETCH(QSize, size);
    QFETCH(QSize, real);
    QFETCH(double, share);
    const cv::Mat image = picture({size.width(), size.height()}, 1);
    const cv::Mat photo = picture({real.width(), real.height()}, 2, 0.6);
    const QTemporaryDir directory;
    const fs::path folder = pathFromUtf8(directory.path().toStdString());
    writeRaw(folder / "picture.f32", image);
    writeRaw(folder / "real.f32", photo);
    std::ofstream(folder / "sizes.txt") << "picture " << image.cols << ' ' << image.rows << "\nreal " << photo.cols
                                        << ' ' << photo.rows << '\n';
    QProcess python;
    python.start("/usr/bin/python3",
                 {CLUTCH_SOURCE_DIR "/tests/engine/synthesis/illumination_reference.py", directory.path(),
                  illuminationName(static_cast<IlluminationMode>(mode)), QString::number(share)});
    QVERIFY(python.waitForFinished(60000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    const double clipped = python.readAllStandardOutput().trimmed().toDouble();

    const Relit relit = relight(image, lightOf(photo, image.size(), share), static_cast<IlluminationMode>(mode), share);
    const std::vector<std::uint8_t> bytes = readFile(folder / "result.f32");
    QCOMPARE(bytes.size(), image.total() * image.elemSize());
    cv::Mat expected(image.size(), CV_32FC3);
    std::memcpy(expected.data, bytes.data(), bytes.size());
    QVERIFY2(largestDifference(relit.image, expected) <= 1e-5,
             qPrintable(QString::number(largestDifference(relit.image, expected))));
    QVERIFY(std::fabs(relit.clippedShare - clipped) <= 2.0 / static_cast<double>(image.total()));
    QVERIFY(largestDifference(image, expected) > 0.01); // there was something to do
}

void IlluminationTest::aConstantLightOfTheSameMeanChangesNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("640x480") << QSize(640, 480);
    QTest::newRow("odd") << QSize(323, 241);
}

void IlluminationTest::aConstantLightOfTheSameMeanChangesNothing()
{
    QFETCH(QSize, size);
    const cv::Mat image = picture({size.width(), size.height()}, 3);
    const cv::Mat real(480, 640, CV_32FC3, cv::Scalar::all(meanBrightness(image)));
    const Relit relit = relight(image, lightOf(real, image.size()), IlluminationMode::Match);
    QVERIFY2(largestDifference(relit.image, image) <= 1e-6,
             qPrintable(QString::number(largestDifference(relit.image, image))));
    QCOMPARE(relit.clippedShare, 0.0);
    cv::Mat levels;
    image.convertTo(levels, CV_8U, 255);
    cv::Mat exact;
    levels.convertTo(exact, CV_32F, 1.0 / 255);
    const cv::Mat grey(480, 640, CV_32FC3, cv::Scalar::all(meanBrightness(exact)));
    QCOMPARE(largestDifference(relight(levels, lightOf(grey, levels.size()), IlluminationMode::Match).image, levels),
             0.0);
}

void IlluminationTest::replacingByItsOwnLightChangesNothing()
{
    const cv::Mat image = picture({200, 150}, 4);
    const Relit relit = relight(image, lightOf(image, image.size()), IlluminationMode::Replace);
    QVERIFY(largestDifference(relit.image, image) <= 1e-6);
    QCOMPARE(largestDifference(relightReal(image, IlluminationMode::Replace).image, image), 0.0);
    QCOMPARE(largestDifference(relightReal(image, IlluminationMode::None).image, image), 0.0);
    // Equation 5 is equation 4 with the picture as its own light.
    const Relit own = relightReal(image, IlluminationMode::Match);
    QCOMPARE(largestDifference(own.image, relight(image, lightOf(image, image.size()), IlluminationMode::Match).image),
             0.0);
    QVERIFY(largestDifference(own.image, image) > 0.05);
}

// Equation 4 leaves the low frequencies of the synthetic image under those of the photo; replacing takes them out.
void IlluminationTest::matchAddsTheLightAndReplaceExchangesIt()
{
    cv::Mat image(240, 320, CV_32FC3), real(240, 320, CV_32FC3);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x) {
            image.at<cv::Vec3f>(y, x) = cv::Vec3f(0.2f, 0.4f, 0.4f + 0.1f * static_cast<float>(x) / 320);
            real.at<cv::Vec3f>(y, x) = cv::Vec3f::all(0.5f + 0.2f * static_cast<float>(x) / 320);
        }
    const cv::Mat light = lightOf(real, image.size());
    const auto slope = [&](IlluminationMode mode) {
        const cv::Mat result = mode == IlluminationMode::None ? image : relight(image, light, mode).image;
        return static_cast<double>(result.at<cv::Vec3f>(120, 220)[2] - result.at<cv::Vec3f>(120, 100)[2]) * 320 / 120;
    };
    QVERIFY(std::fabs(slope(IlluminationMode::None) - 0.1) < 1e-6);
    QVERIFY(std::fabs(slope(IlluminationMode::Match) - 0.3) < 0.005);
    QVERIFY(std::fabs(slope(IlluminationMode::Replace) - 0.2) < 0.005);
}

void IlluminationTest::eightBitIsTheFloatRounded()
{
    cv::Mat levels;
    picture({320, 240}, 5).convertTo(levels, CV_8U, 255);
    cv::Mat exact;
    levels.convertTo(exact, CV_32F, 1.0 / 255);
    const cv::Mat light = lightOf(picture({320, 240}, 6, 0.5), levels.size());
    for (const IlluminationMode mode : {IlluminationMode::Match, IlluminationMode::Replace}) {
        const Relit small = relight(levels, light, mode), large = relight(exact, light, mode);
        QCOMPARE(small.image.type(), CV_8UC3);
        cv::Mat scaled;
        small.image.convertTo(scaled, CV_32F);
        QVERIFY(largestDifference(scaled, cv::Mat(large.image * 255)) <= 0.501);
        QVERIFY(std::fabs(small.clippedShare - large.clippedShare) < 1e-4);
    }
}

void IlluminationTest::countsWhatIsClipped()
{
    cv::Mat image(64, 64, CV_8UC3, cv::Scalar(10, 100, 200));
    image.colRange(0, 16).setTo(cv::Scalar::all(255));
    const cv::Mat light(lightSize(image.size()), CV_32FC1, cv::Scalar(1.0));
    // 255 and 200 are both raised by 1 - mean: only what was white already does not fit.
    const Relit relit = relight(image, light, IlluminationMode::Match);
    QCOMPARE(relit.clippedShare, 0.25);
    QCOMPARE(relit.image.at<cv::Vec3b>(5, 5), cv::Vec3b::all(255));
    const int level = relit.image.at<cv::Vec3b>(5, 40)[2];
    QCOMPARE(level, cvRound(200 + 255 - (0.25 * 255 + 0.75 * 200)));
    QCOMPARE(int(relit.image.at<cv::Vec3b>(5, 40)[0]), cvRound(10 * level / 200.0)); // its hue is kept
    const cv::Mat dark(lightSize(image.size()), CV_32FC1, cv::Scalar(0.0));
    QVERIFY(relight(image, dark, IlluminationMode::Match).clippedShare > 0.7); // below black is clipped too
}

void IlluminationTest::blackBecomesGrey()
{
    const cv::Mat black(16, 16, CV_8UC3, cv::Scalar::all(0));
    const cv::Mat light(lightSize(black.size()), CV_32FC1, cv::Scalar(0.4));
    QCOMPARE(relight(black, light, IlluminationMode::Match).image.at<cv::Vec3b>(8, 8), cv::Vec3b::all(102));
    cv::Mat exact(16, 16, CV_32FC3, cv::Scalar::all(0));
    const Relit relit = relight(exact, light, IlluminationMode::Replace);
    QVERIFY(largestDifference(relit.image, cv::Mat(16, 16, CV_32FC3, cv::Scalar::all(0.4))) < 1e-6);
}

void IlluminationTest::sameBytesOnAnyNumberOfThreads()
{
    const cv::Mat image = picture({333, 222}, 7), photo = picture({500, 400}, 8);
    const int before = cv::getNumThreads();
    const auto compute = [&](int threads) {
        cv::setNumThreads(threads);
        return relight(image, lightOf(photo, image.size()), IlluminationMode::Replace).image;
    };
    const cv::Mat one = compute(1), many = compute(4);
    cv::setNumThreads(before);
    QCOMPARE(std::memcmp(one.data, many.data, one.total() * one.elemSize()), 0);
}

void IlluminationTest::pickedPhotosAreSpread()
{
    const std::vector<std::uint64_t> photos{7, 77, 777, 7777, 77777};
    std::array<int, 5> times{};
    for (std::uint64_t seed = 0; seed < 1000; ++seed)
        ++times[pickPhoto(deriveSeed(1, seed), photos)];
    for (const int count : times)
        QVERIFY(count > 150 && count < 250);
    QCOMPARE(pickPhoto(17, photos), pickPhoto(17, photos));
    QCOMPARE(pickPhoto(17, std::vector<std::uint64_t>{3}), std::size_t(0));
}

// Images either keep their photo or take the new one, and the same when a photo goes again; order does not matter.
void IlluminationTest::onePhotoMoreMovesFewImages()
{
    const std::vector<std::uint64_t> photos{7, 77, 777, 7777, 77777}, more{77777, 7777, 1234, 777, 77, 7};
    int moved = 0;
    for (std::uint64_t seed = 0; seed < 1200; ++seed) {
        const std::uint64_t before = photos[pickPhoto(deriveSeed(1, seed), photos)],
                            after = more[pickPhoto(deriveSeed(1, seed), more)];
        if (after == before) continue;
        QCOMPARE(after, std::uint64_t(1234));
        ++moved;
    }
    QVERIFY2(moved > 150 && moved < 250, std::to_string(moved).c_str()); // a sixth
}

void IlluminationTest::refusesWhatIsNoPicture()
{
    const cv::Mat light(1, 1, CV_32FC1, cv::Scalar(0.5));
    for (const cv::Mat& wrong : {cv::Mat(), cv::Mat(4, 4, CV_8UC1, cv::Scalar(1)), cv::Mat(4, 4, CV_8UC4)}) {
        QVERIFY_EXCEPTION_THROWN(lightOf(wrong, {4, 4}), Error);
        QVERIFY_EXCEPTION_THROWN(relight(wrong, light, IlluminationMode::Match), Error);
    }
}

QTEST_APPLESS_MAIN(IlluminationTest)
#include "illumination_test.moc"
