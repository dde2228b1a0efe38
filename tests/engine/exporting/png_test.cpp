// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/png.h"

#include <QBuffer>
#include <QImage>
#include <QTest>
#include <opencv2/core.hpp>

using namespace clutch::exporting;

namespace {

QImage read(const std::vector<std::uint8_t>& bytes)
{
    return QImage::fromData(bytes.data(), static_cast<int>(bytes.size()), "PNG");
}

cv::Mat pattern(int type, int step)
{
    cv::Mat values(37, 301, type);
    int value = 0;
    for (int y = 0; y < values.rows; ++y)
        for (int x = 0; x < values.cols; ++x, value += step)
            if (type == CV_8UC1)
                values.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(value);
            else
                values.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(value);
    return values;
}

} // namespace

class PngTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indicesAndColoursAreKept()
    {
        const cv::Mat indices = pattern(CV_8UC1, 7);
        const QImage image = read(palettePng(indices, vocPalette())); // Qt's reader checks every checksum
        QVERIFY(image.format() == QImage::Format_Indexed8);
        QCOMPARE(image.size(), QSize(301, 37));
        for (int y = 0; y < indices.rows; ++y)
            for (int x = 0; x < indices.cols; ++x)
                QCOMPARE(image.pixelIndex(x, y), int(indices.at<std::uint8_t>(y, x)));
        for (int i = 0; i < 256; ++i) {
            const Colour& colour = vocPalette()[static_cast<std::size_t>(i)];
            QCOMPARE(image.color(i), qRgb(colour[0], colour[1], colour[2]));
        }
    }

    void wideGreyIsKept()
    {
        const cv::Mat values = pattern(CV_16UC1, 11);
        const QImage image = read(greyPng(values));
        QVERIFY(image.format() == QImage::Format_Grayscale16);
        for (int y = 0; y < values.rows; ++y)
            for (int x = 0; x < values.cols; ++x)
                QCOMPARE(reinterpret_cast<const quint16*>(image.constScanLine(y))[x], values.at<std::uint16_t>(y, x));
    }

    void theColoursOfVoc() // as the development kit documents them
    {
        const Palette& palette = vocPalette();
        QCOMPARE(palette[0], (Colour{0, 0, 0}));
        QCOMPARE(palette[1], (Colour{128, 0, 0}));
        QCOMPARE(palette[2], (Colour{0, 128, 0}));
        QCOMPARE(palette[3], (Colour{128, 128, 0}));
        QCOMPARE(palette[8], (Colour{64, 0, 0}));
        QCOMPARE(palette[15], (Colour{192, 128, 128}));
        QCOMPARE(palette[20], (Colour{0, 64, 128}));
        QCOMPARE(palette[255], (Colour{224, 224, 192}));
    }
};

QTEST_GUILESS_MAIN(PngTest)
#include "png_test.moc"
