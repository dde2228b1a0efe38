// SPDX-License-Identifier: Apache-2.0
#include "ui/models/dataset_statistics.h"

#include <QTest>

#include <numeric>

using namespace clutch;
using namespace clutch::ui;

namespace {

PictureFigures::Object object(float x, float y, float visible, float side, bool annotated = true)
{
    return {x, y, visible, side, annotated};
}

double total(const QVector<double>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

} // namespace

class DatasetStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRows()
    {
        store::ImageRow picture;
        picture.id = 7, picture.width = 40, picture.height = 20;
        store::InstanceRow row;
        cv::Mat mask = cv::Mat::zeros(20, 40, CV_8UC1);
        mask(cv::Rect(3, 4, 8, 8)).setTo(255);
        row.visible = encodeMask(mask);
        row.hiddenShare = 0.25;
        row.x = 19.5, row.y = -0.5; // the middle, at the upper edge
        row.annotated = true;
        const PictureFigures figures = figuresOf(picture, {row});
        QCOMPARE(figures.picture, store::Id(7));
        QCOMPARE(figures.objects.size(), std::size_t(1));
        QCOMPARE(figures.objects[0].x, 0.5f);
        QCOMPARE(figures.objects[0].y, 0.f);
        QCOMPARE(figures.objects[0].visibleShare, 0.75f);
        QCOMPARE(figures.objects[0].sidePx, 8.f);
    }

    void countsAndTakesOff()
    {
        DatasetStatistics statistics;
        statistics.add({1, {object(0.1f, 0.1f, 1, 20), object(0.9f, 0.9f, 0.1f, 3, false)}});
        statistics.add({2, {object(0.5f, 0.5f, 0.5f, 31.9f), object(0.5f, 0.5f, 1, 32), object(0.5f, 0.5f, 1, 33)}});
        statistics.add({3, {}});
        QCOMPARE(statistics.pictureCount(), std::int64_t(3));
        QCOMPARE(statistics.objectCount(), std::int64_t(5));
        QCOMPARE(statistics.annotatedCount(), std::int64_t(4));
        QCOMPARE(statistics.annotatedAPicture(), (QVector<double>{1, 1, 0, 1}));
        const QVector<double> shares = statistics.visibleShares();
        QCOMPARE(shares.size(), qsizetype(DatasetStatistics::kShareBins));
        QCOMPARE(shares.last(), 3.0); // exactly 1 is in the last bin
        QCOMPARE(shares[2], 1.0);
        QCOMPARE(shares[10], 1.0);
        QCOMPARE(statistics.sides().size(), qsizetype(34));
        QCOMPARE(statistics.sides()[31], 1.0);
        QCOMPARE(statistics.sides()[3], 0.0); // not annotated
        QCOMPARE(total(statistics.positions().counts), 4.0);
        statistics.add({2, {object(0.5f, 0.5f, 1, 10)}}); // made anew
        QCOMPARE(statistics.annotatedCount(), std::int64_t(2));
        QCOMPARE(statistics.sides().size(), qsizetype(21));
        statistics.remove(1);
        statistics.remove(99);
        QCOMPARE(statistics.pictureCount(), std::int64_t(2));
        QCOMPARE(statistics.annotatedAPicture(), (QVector<double>{1, 1}));
        statistics.clear();
        QCOMPARE(statistics.objectCount(), std::int64_t(0));
        QVERIFY(statistics.annotatedAPicture().isEmpty());
        QCOMPARE(total(statistics.visibleShares()), 0.0);
    }

    void thePositionGridFitsTheNumberOfObjects()
    {
        DatasetStatistics statistics;
        statistics.add({1, {object(0.99f, 0.01f, 1, 5), object(1.2f, -0.3f, 1, 5)}}); // outside counts at the edge
        const DatasetStatistics::Grid coarse = statistics.positions();
        QCOMPARE(coarse.columns, 4);
        QCOMPARE(coarse.rows, 3);
        QCOMPARE(coarse.counts[3], 2.0);
        std::vector<PictureFigures::Object> many(6000, object(0.5f, 0.5f, 1, 5));
        statistics.add({2, many});
        const DatasetStatistics::Grid fine = statistics.positions();
        QCOMPARE(fine.columns, DatasetStatistics::kColumns);
        QCOMPARE(fine.counts[18 * 48 + 24], 6000.0);
        QCOMPARE(total(fine.counts), 6002.0);
    }

    void medians()
    {
        QCOMPARE(DatasetStatistics::median({}), 0.0);
        QCOMPARE(DatasetStatistics::median({0, 0, 5}), 2.0);
        QCOMPARE(DatasetStatistics::median({1, 1, 1, 0, 2}), 2.0);
        QCOMPARE(DatasetStatistics::median({1, 1, 0, 1, 2}), 3.0);
    }

    void rebinsToRoundWidths_data()
    {
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("bins");
        QTest::newRow("few") << 10 << 20 << 10.0 << 1.0 << 11;
        QTest::newRow("twos") << 11 << 60 << 10.0 << 2.0 << 26;
        QTest::newRow("tens") << 99 << 420 << 90.0 << 10.0 << 34;
        QTest::newRow("one") << 7 << 7 << 7.0 << 1.0 << 1;
    }

    void rebinsToRoundWidths()
    {
        QFETCH(int, low);
        QFETCH(int, high);
        QVector<double> perPixel(high + 1);
        perPixel[low] += 2;
        perPixel[high] += 3;
        const Rebinned bins = rebinned(perPixel, 40);
        QTEST(bins.first, "first");
        QTEST(bins.step, "step");
        QTEST(int(bins.counts.size()), "bins");
        QCOMPARE(total(bins.counts), 5.0);
        QVERIFY(bins.counts.first() >= 2 && bins.counts.last() >= 3);
        QVERIFY(rebinned({}, 40).counts.isEmpty());
        QVERIFY(rebinned({0, 0}, 40).counts.isEmpty());
    }
};

QTEST_APPLESS_MAIN(DatasetStatisticsTest)
#include "dataset_statistics_test.moc"
