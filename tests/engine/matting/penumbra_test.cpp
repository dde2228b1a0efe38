// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/holes.h"
#include "engine/matting/penumbra.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace clutch::matting;

namespace {

const cv::Size kSize(320, 240);
const cv::Vec3d kTable(70, 66, 160); // B G R: red
const cv::Point kCentre(160, 120);

/// A table with a disc on it and the disc's soft shadow to the right, whose light is bluer by `blue`.
cv::Mat scene(double blue)
{
    cv::Mat depth = cv::Mat::zeros(kSize, CV_32FC1);
    cv::circle(depth, kCentre + cv::Point(18, 6), 42, cv::Scalar(0.55), cv::FILLED);
    cv::GaussianBlur(depth, depth, {}, 9);
    cv::Mat image(kSize, CV_8UC3);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x) {
            const double dark = depth.at<float>(y, x);
            image.at<cv::Vec3b>(y, x) = {cv::saturate_cast<std::uint8_t>(kTable[0] * (1 - dark * (1 - blue))),
                                         cv::saturate_cast<std::uint8_t>(kTable[1] * (1 - dark)),
                                         cv::saturate_cast<std::uint8_t>(kTable[2] * (1 - dark))};
        }
    cv::circle(image, kCentre, 36, cv::Scalar(200, 205, 210), cv::FILLED);
    return image;
}

struct Seen {
    WorkFrame frame;
    cv::Mat mean, table, nearby;
};

Seen look(const cv::Mat& image)
{
    Seen seen;
    seen.frame = makeWorkFrame(image);
    cv::Mat lab;
    cv::cvtColor(cv::Mat(1, 1, CV_8UC3, cv::Scalar(kTable[0], kTable[1], kTable[2])), lab, cv::COLOR_BGR2Lab);
    seen.mean = cv::Mat(seen.frame.lab.size(), CV_32FC3, cv::Scalar(lab.at<cv::Vec3b>(0, 0)));
    seen.table = cv::Mat(seen.frame.lab.size(), CV_8UC1, cv::Scalar(255));
    seen.nearby = cv::Mat::zeros(seen.frame.lab.size(), CV_8UC1);
    cv::circle(seen.table, kCentre, 38, cv::Scalar(0), cv::FILLED);
    cv::circle(seen.nearby, kCentre, 90, cv::Scalar(255), cv::FILLED);
    return seen;
}

std::optional<cv::Vec2f> hueIn(const Seen& seen)
{
    return hueOfShadow(seen.frame, seen.mean, seen.table, seen.nearby);
}

} // namespace

class PenumbraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bluerLightInShadowsIsLearnt()
    {
        const auto plain = hueIn(look(scene(0))), blue = hueIn(look(scene(0.5)));
        QVERIFY(plain && blue);
        QVERIFY2(std::abs((*plain)[0]) < 0.06 && std::abs((*plain)[1]) < 0.06,
                 qPrintable(QString("%1 %2").arg((*plain)[0]).arg((*plain)[1])));
        QVERIFY2((*blue)[1] < (*plain)[1] - 0.08, qPrintable(QString::number((*blue)[1])));
    }

    void whatAnEdgeParts_IsNoShadow()
    {
        cv::Mat image = scene(0.5);
        cv::rectangle(image, {100, 160}, {150, 190}, cv::Scalar(30, 120, 60), cv::FILLED); // green and darker
        const auto hue = hueIn(look(image)), without = hueIn(look(scene(0.5)));
        QVERIFY(hue && without);
        QVERIFY(cv::norm(*hue - *without) < 0.03);
    }

    void anEmptyTableTellsNothing()
    {
        const cv::Mat image(kSize, CV_8UC3, cv::Scalar(kTable[0], kTable[1], kTable[2]));
        QVERIFY(!hueIn(look(image)));
    }

    void bluerLightTakesYellow_AndOnABlueTableAddsBlue()
    {
        const cv::Mat colours = (cv::Mat_<cv::Vec3f>(1, 3) << cv::Vec3f(255, 128, 128), cv::Vec3f(140, 128, 128),
                                 cv::Vec3f(97, 139, 89)); // white, grey, blue
        const cv::Mat tint = lampTintOf(colours);
        for (int x = 0; x < 3; ++x)
            QVERIFY2(tint.at<cv::Vec2f>(0, x)[1] < -20, qPrintable(QString::number(tint.at<cv::Vec2f>(0, x)[1])));
        QVERIFY(std::abs(tint.at<cv::Vec2f>(0, 1)[0]) < 12);
        QVERIFY(tint.at<cv::Vec2f>(0, 2)[0] > 12);
    }

    void aHoleThatShowsTheShadedTableIsFound()
    {
        cv::Mat image = scene(0);
        cv::circle(image, kCentre, 12, cv::Scalar(38, 35, 92), cv::FILLED);                    // the table in shadow
        cv::circle(image, kCentre + cv::Point(0, -24), 6, cv::Scalar(60, 60, 60), cv::FILLED); // a dark grey mark
        const WorkFrame frame = makeWorkFrame(image);
        cv::Mat object = cv::Mat::zeros(frame.bgr.size(), CV_8UC1);
        cv::circle(object, kCentre, 36, cv::Scalar(255), cv::FILLED);
        const cv::Mat holes = shadedHoles(frame, object);
        QCOMPARE(int(holes.at<std::uint8_t>(kCentre)), 255);
        QCOMPARE(int(holes.at<std::uint8_t>(kCentre + cv::Point(0, -24))), 0);
        QVERIFY(cv::countNonZero(holes) < 3.15 * 14 * 14);
    }
};

QTEST_APPLESS_MAIN(PenumbraTest)
#include "penumbra_test.moc"
