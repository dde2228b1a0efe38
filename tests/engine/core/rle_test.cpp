// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/rle.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <functional>
#include <optional>

using namespace clutch;

namespace {

// COCO's text form, written from its description: groups of five bits, lowest first, offset 48; bit 5 says that more
// follow, bit 4 of the last group is the sign; every number from the fourth on is a difference to the one two before.
std::vector<long long> referenceCounts(const std::string& text)
{
    std::vector<long long> counts;
    long long value = 0, weight = 1;
    for (const char c : text) {
        const int group = c - 48;
        value += (group % 32) * weight;
        weight *= 32;
        if (group >= 32) continue;
        if (group % 32 >= 16) value -= weight;
        if (counts.size() > 2) value += counts[counts.size() - 2];
        counts.push_back(value);
        value = 0, weight = 1;
    }
    return counts;
}

std::string referenceText(const std::vector<long long>& counts)
{
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        long long value = counts[i] - (i > 2 ? counts[i - 2] : 0);
        for (;;) {
            const long long low = ((value % 32) + 32) % 32;
            const long long rest = (value - low) / 32;
            const bool last = low < 16 ? rest == 0 : rest == -1;
            text.push_back(static_cast<char>(48 + low + (last ? 0 : 32)));
            if (last) break;
            value = rest;
        }
    }
    return text;
}

// Pixel by pixel, columns first.
cv::Mat referenceMask(const std::vector<long long>& counts, int height, int width)
{
    cv::Mat mask(height, width, CV_8UC1, cv::Scalar(0));
    long long position = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (long long k = 0; k < counts[i]; ++k, ++position)
            if (i % 2)
                mask.at<std::uint8_t>(static_cast<int>(position % height), static_cast<int>(position / height)) = 255;
    return mask;
}

cv::Rect referenceBox(const cv::Mat& mask)
{
    int left = mask.cols, top = mask.rows, right = -1, bottom = -1;
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            if (!mask.at<std::uint8_t>(y, x)) continue;
            left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
        }
    return right < 0 ? cv::Rect() : cv::Rect(left, top, right - left + 1, bottom - top + 1);
}

bool throwsCorrupt(const std::function<void()>& run)
{
    try {
        run();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::Corrupt;
    }
    return false;
}

bool isSame(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

QJsonDocument readJson(const char* name)
{
    QFile file(QStringLiteral(CLUTCH_TEST_DATA) + "/coco-evaluator-check/" + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

} // namespace

class RleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The shortest strings among COCO's own instances_val2014_fakesegm100_results.json, written by pycocotools.
    void readsPublishedStrings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("1") << "hhQ32Y==B0;Ed]W5" << 427 << 640;
        QTest::newRow("2") << "UXg77l>n0RO1aVe1" << 483 << 640;
        QTest::newRow("3") << "_n<7i>0001O00`fl8" << 480 << 640;
        QTest::newRow("4") << "]Rj02l>200001Odb_8" << 480 << 640;
        QTest::newRow("5") << "^]j21[:3M000O1WRV2" << 332 << 500;
    }
    void readsPublishedStrings()
    {
        QFETCH(QString, text);
        QFETCH(int, height);
        QFETCH(int, width);
        check(text.toStdString(), height, width);
    }

    void readsPublishedResults()
    {
        if (QByteArray(CLUTCH_TEST_DATA).isEmpty()) QSKIP("CLUTCH_TEST_DATA is not set");
        const QJsonArray results = readJson("instances_val2014_fakesegm100_results.json").array();
        QCOMPARE(results.size(), 734);
        for (const QJsonValue result : results) {
            const QJsonObject segmentation = result.toObject().value("segmentation").toObject();
            const QJsonArray size = segmentation.value("size").toArray();
            check(segmentation.value("counts").toString().toStdString(), size[0].toInt(), size[1].toInt());
        }
    }

    // COCO's crowd annotations carry plain counts with their box next to them.
    void agreesWithPublishedBoxes()
    {
        if (QByteArray(CLUTCH_TEST_DATA).isEmpty()) QSKIP("CLUTCH_TEST_DATA is not set");
        int crowds = 0;
        for (const QJsonValue entry : readJson("instances_val2014_100.json").object().value("annotations").toArray()) {
            const QJsonObject annotation = entry.toObject();
            if (annotation.value("iscrowd").toInt() == 0) continue;
            ++crowds;
            const QJsonObject segmentation = annotation.value("segmentation").toObject();
            const QJsonArray size = segmentation.value("size").toArray(), box = annotation.value("bbox").toArray();
            RunLengthMask mask{size[0].toInt(), size[1].toInt(), {}};
            for (const QJsonValue count : segmentation.value("counts").toArray())
                mask.counts.push_back(static_cast<std::uint32_t>(count.toInt()));
            // COCO measured its boxes from pixel centre to pixel centre, so ours are one larger; its areas are those of
            // the polygons before.
            QCOMPARE(maskBox(mask), cv::Rect(box[0].toInt(), box[1].toInt(), box[2].toInt() + 1, box[3].toInt() + 1));
            QVERIFY(encodeMask(decodeMask(mask)) == mask);
        }
        QCOMPARE(crowds, 9);
    }

    void encodesWhatTheReferenceDecodes_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("share");
        QTest::newRow("sparse") << 37 << 53 << 0.02;
        QTest::newRow("half") << 64 << 48 << 0.5;
        QTest::newRow("dense") << 90 << 20 << 0.98;
        QTest::newRow("row") << 1 << 300 << 0.3;
        QTest::newRow("column") << 300 << 1 << 0.3;
        QTest::newRow("pixel") << 1 << 1 << 1.0;
        QTest::newRow("empty") << 30 << 40 << 0.0;
        QTest::newRow("full") << 30 << 40 << 1.0;
        QTest::newRow("long runs") << 1000 << 3000 << 0.00001;
    }
    void encodesWhatTheReferenceDecodes()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(double, share);
        cv::RNG random(17);
        cv::Mat mask(height, width, CV_8UC1);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                mask.at<std::uint8_t>(y, x) = random.uniform(0.0, 1.0) < share ? 1 + random.uniform(0, 255) : 0;
        const RunLengthMask encoded = encodeMask(mask);
        const std::string text = compressedCounts(encoded);
        const cv::Mat binary = mask != 0;
        QVERIFY(isSame(referenceMask(referenceCounts(text), height, width), binary));
        QVERIFY(isSame(decodeMask(encoded), binary));
        QCOMPARE(maskArea(encoded), static_cast<std::int64_t>(cv::countNonZero(mask)));
        QCOMPARE(maskBox(encoded), referenceBox(binary));
        QVERIFY(maskFromCompressedCounts(text, height, width) == encoded);
        QCOMPARE(referenceText({encoded.counts.begin(), encoded.counts.end()}), text);
    }

    void takesViewsIntoLargerPictures()
    {
        cv::Mat large(20, 20, CV_8UC1, cv::Scalar(255));
        cv::Mat view = large(cv::Rect(3, 4, 5, 6));
        view.setTo(0);
        view.at<std::uint8_t>(2, 1) = 200;
        QCOMPARE(encodeMask(view).counts, (std::vector<std::uint32_t>{8, 1, 21}));
    }

    void refusesDamagedText()
    {
        const RunLengthMask mask = encodeMask(cv::Mat(10, 10, CV_8UC1, cv::Scalar(255)));
        const std::string text = compressedCounts(mask);
        QVERIFY(throwsCorrupt([&] { maskFromCompressedCounts(text, 10, 11); }));
        QVERIFY(throwsCorrupt([&] { maskFromCompressedCounts("", 10, 10); }));
        QVERIFY(throwsCorrupt([&] { maskFromCompressedCounts("\x01", 10, 10); }));
        QVERIFY(throwsCorrupt([&] { maskFromCompressedCounts("oooooooooooooooooooo0", 10, 10); }));
        QVERIFY(throwsCorrupt([&] { maskFromCompressedCounts("o", 10, 10); })); // announces more
        QVERIFY(throwsCorrupt([&] { maskFromCompressedCounts("O", 10, 10); })); // -1
        QVERIFY(throwsCorrupt([] { decodeMask({10, 10, {50, 51}}); }));
        cv::RNG random(3);
        const std::string published = "^]j21[:3M000O1WRV2";
        for (int i = 0; i < 2000; ++i) { // whatever comes, an Error or a whole mask
            std::string damaged = published;
            damaged[static_cast<std::size_t>(random.uniform(0, static_cast<int>(damaged.size())))] =
                static_cast<char>(random.uniform(0, 256));
            try {
                const RunLengthMask read = maskFromCompressedCounts(damaged, 332, 500);
                QCOMPARE(decodeMask(read).size(), cv::Size(500, 332));
            } catch (const Error& error) {
                QCOMPARE(error.kind(), ErrorKind::Corrupt);
            }
        }
    }

private:
    void check(const std::string& text, int height, int width)
    {
        const std::vector<long long> counts = referenceCounts(text);
        QCOMPARE(referenceText(counts), text);
        const RunLengthMask mask = maskFromCompressedCounts(text, height, width);
        QVERIFY(std::equal(counts.begin(), counts.end(), mask.counts.begin(), mask.counts.end()));
        QCOMPARE(compressedCounts(mask), text);
        const cv::Mat expected = referenceMask(counts, height, width), decoded = decodeMask(mask);
        QVERIFY(isSame(decoded, expected));
        QCOMPARE(maskArea(mask), static_cast<std::int64_t>(cv::countNonZero(expected)));
        QCOMPARE(maskBox(mask), referenceBox(expected));
        QCOMPARE(compressedCounts(encodeMask(decoded)), text);
    }
};

QTEST_APPLESS_MAIN(RleTest)
#include "rle_test.moc"
