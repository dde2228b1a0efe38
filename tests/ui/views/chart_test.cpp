// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/views/chart_heat_map.h"
#include "ui/views/chart_histogram.h"

using namespace clutch::ui;

namespace {

/// How many pixels of the area come close to the colour.
int pixelsOf(const QImage& image, const QRectF& area, const QColor& colour)
{
    int count = 0;
    const QRect inside = area.toRect() & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                         std::abs(pixel.blue() - colour.blue()) <
                     24;
        }
    return count;
}

HistogramChart::Data someData()
{
    HistogramChart::Data data{{0, 4, 10, 2, 0}, 10, 5, false, QStringLiteral("px")};
    data.describe = [](int bin) { return QStringLiteral("bin %1").arg(bin); };
    return data;
}

template <class Type>
void prepare(Type& chart)
{
    chart.resize(400, 240);
    chart.show();
    chart.activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
}

} // namespace

class ChartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Dark); }

    void ticksAreRound_data()
    {
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("last");
        QTest::addColumn<int>("most");
        QTest::addColumn<QVector<double>>("ticks");
        QTest::newRow("percent") << 0.0 << 100.0 << 6 << QVector<double>{0, 20, 40, 60, 80, 100};
        QTest::newRow("inside") << 13.0 << 57.0 << 5 << QVector<double>{20, 30, 40, 50};
        QTest::newRow("few") << 0.0 << 7.0 << 2 << QVector<double>{0, 5};
        QTest::newRow("small") << 0.0 << 0.3 << 4 << QVector<double>{0, 0.1, 0.2, 0.3};
        QTest::newRow("across nothing") << -2.0 << 2.0 << 5 << QVector<double>{-2, -1, 0, 1, 2};
        QTest::newRow("none asked") << 0.0 << 1.0 << 0 << QVector<double>{};
        QTest::newRow("no range") << 1.0 << 1.0 << 5 << QVector<double>{};
    }

    void ticksAreRound()
    {
        QFETCH(QVector<double>, ticks);
        QFETCH(double, first);
        QFETCH(double, last);
        QFETCH(int, most);
        const QVector<double> found = chartTicks(first, last, most);
        QCOMPARE(found.size(), ticks.size());
        for (int k = 0; k < ticks.size(); ++k)
            QVERIFY2(std::abs(found[k] - ticks[k]) < 1e-12, qPrintable(QString::number(found[k])));
    }

    void aHistogramDrawsItsStepsInTheThemesColours()
    {
        HistogramChart chart;
        prepare(chart);
        chart.setData(someData());
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
            Theme::instance().apply(kind);
            const QImage image = chart.grab().toImage();
            const QColor accent = Theme::instance().tokens().accent;
            const QRectF plot = chart.plotArea();
            const double wide = plot.width() / 5;
            const auto column = [&](int bin) {
                return QRectF(plot.left() + bin * wide + 4, plot.top(), wide - 8, plot.height() - 4);
            };
            QCOMPARE(pixelsOf(image, column(0), accent), 0);
            QVERIFY(pixelsOf(image, column(1), accent) > int(wide) / 2);
            // The largest is drawn highest.
            const QRectF top(plot.left(), plot.top(), plot.width(), plot.height() * 0.3);
            QVERIFY(pixelsOf(image, top & column(2), accent) > 0);
            QCOMPARE(pixelsOf(image, top & column(1), accent), 0);
        }
        Theme::instance().apply(ThemeKind::Dark);
    }

    void whatDoesNotCountIsGrey()
    {
        HistogramChart chart;
        prepare(chart);
        HistogramChart::Data data = someData();
        data.mutedBelow = 20; // bins 0 and 1
        chart.setData(data);
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const double wide = plot.width() / 5;
        const QRectF second(plot.left() + wide + 4, plot.top(), wide - 8, plot.height() - 4);
        QCOMPARE(pixelsOf(image, second, Theme::instance().tokens().accent), 0);
        QVERIFY(pixelsOf(image, second, Theme::instance().tokens().muted) > 0);
    }

    void theMouseReadsABin()
    {
        HistogramChart chart;
        prepare(chart);
        chart.setFigure(QStringLiteral("median 21"));
        chart.setData(someData());
        QCOMPARE(chart.readout(), QStringLiteral("median 21"));
        const QRectF plot = chart.plotArea();
        QTest::mouseMove(&chart, QPoint(2, 2));
        QTest::mouseMove(&chart, QPointF(plot.left() + plot.width() * 0.5, plot.center().y()).toPoint());
        QTRY_COMPARE(chart.readout(), QStringLiteral("bin 2"));
        QCOMPARE(chart.binAt({plot.left() + 1, plot.center().y()}), 0);
        QCOMPARE(chart.binAt({plot.right() - 1, plot.center().y()}), 4);
        QCOMPARE(chart.binAt({plot.left() - 5, plot.center().y()}), -1);
        QTest::mouseMove(&chart, QPoint(2, 2));
        QTRY_COMPARE(chart.readout(), QStringLiteral("median 21"));
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("median 21")));
    }

    void keysReadBinAfterBin()
    {
        HistogramChart chart;
        prepare(chart);
        chart.setTitle(QStringLiteral("Size"));
        chart.setFigure(QStringLiteral("median 21"));
        QTest::keyClick(&chart, Qt::Key_Right); // nothing to read yet
        QCOMPARE(chart.readout(), QStringLiteral("median 21"));
        chart.setData(someData());
        chart.setFocus();
        QTRY_VERIFY(chart.hasFocus());
        QCOMPARE(chart.accessibleName(), QStringLiteral("Size"));
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("median 21")));
        const QImage before = chart.grab().toImage();
        const auto reads = [&](Qt::Key key, const QString& text) {
            QTest::keyClick(&chart, key);
            return chart.readout() == text &&
                   (text.startsWith(QStringLiteral("median")) || chart.accessibleDescription() == text);
        };
        QVERIFY(reads(Qt::Key_Right, QStringLiteral("bin 0")));
        QVERIFY(reads(Qt::Key_Left, QStringLiteral("bin 0")));
        QVERIFY(reads(Qt::Key_Right, QStringLiteral("bin 1")));
        QVERIFY(chart.grab().toImage() != before);
        QVERIFY(reads(Qt::Key_Up, QStringLiteral("bin 1"))); // there is but one row
        QVERIFY(reads(Qt::Key_End, QStringLiteral("bin 4")));
        QVERIFY(reads(Qt::Key_Right, QStringLiteral("bin 4")));
        chart.setData(someData()); // the same figures counted anew do not lose the place
        QCOMPARE(chart.readout(), QStringLiteral("bin 4"));
        QVERIFY(reads(Qt::Key_Home, QStringLiteral("bin 0")));
        QVERIFY(reads(Qt::Key_Escape, QStringLiteral("median 21")));
        QCOMPARE(chart.grab().toImage(), before);
        QTest::keyClick(&chart, Qt::Key_End);
        HistogramChart::Data fewer = someData();
        fewer.counts.resize(3);
        chart.setData(fewer);
        QCOMPARE(chart.readout(), QStringLiteral("median 21"));
        QTest::keyClick(&chart, Qt::Key_End);
        chart.clearFocus();
        QTRY_COMPARE(chart.readout(), QStringLiteral("median 21"));
    }

    void keysReadAMapInBothDirections()
    {
        HeatMapChart chart;
        prepare(chart);
        HeatMapChart::Data data{QVector<double>(12, 1), 4, 3, 4.0 / 3};
        data.describe = [](int column, int row) { return QStringLiteral("%1 %2").arg(column).arg(row); };
        chart.setData(data);
        chart.setFocus();
        QTRY_VERIFY(chart.hasFocus());
        QTest::keyClick(&chart, Qt::Key_Down);
        QCOMPARE(chart.readout(), QStringLiteral("0 0"));
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Down, Qt::Key_Right})
            QTest::keyClick(&chart, key);
        QCOMPARE(chart.readout(), QStringLiteral("1 2"));
        QTest::keyClick(&chart, Qt::Key_Up);
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.readout(), QStringLiteral("3 1"));
        const QImage image = chart.grab().toImage();
        const QRectF map = chart.mapArea();
        const QPointF corner(map.left() + map.width() * 3 / 4, map.top() + map.height() / 3);
        QVERIFY(pixelsOf(image, QRectF(corner - QPointF(2, 2), QSizeF(20, 5)), Theme::instance().tokens().text) > 8);
    }

    void aHeatMapDrawsCellsWhereTheyAre()
    {
        HeatMapChart chart;
        prepare(chart);
        HeatMapChart::Data data{QVector<double>(12), 4, 3, 4.0 / 3};
        data.counts[2 * 4 + 1] = 8; // column 1, row 2
        data.describe = [](int column, int row) { return QStringLiteral("%1 %2").arg(column).arg(row); };
        chart.setData(data);
        const QRectF map = chart.mapArea();
        QVERIFY(std::abs(map.width() / map.height() - 4.0 / 3) < 0.03);
        const QImage image = chart.grab().toImage();
        const Tokens& tokens = Theme::instance().tokens();
        const auto at = [&](int column, int row) {
            return image.pixelColor(
                QPointF(map.left() + (column + 0.5) * map.width() / 4, map.top() + (row + 0.5) * map.height() / 3)
                    .toPoint());
        };
        QCOMPARE(at(1, 2), tokens.accent);
        QCOMPARE(at(2, 1), tokens.window);
        QTest::mouseMove(&chart, QPoint(2, 2));
        QTest::mouseMove(&chart, (map.topLeft() + QPointF(map.width() * 0.9, 3)).toPoint());
        QTRY_COMPARE(chart.readout(), QStringLiteral("3 0"));
    }

    void withoutDataItSaysSo()
    {
        HistogramChart chart;
        prepare(chart);
        chart.setEmptyText(QStringLiteral("Nothing"));
        chart.setFigure(QStringLiteral("median 0"));
        chart.setData({});
        const QImage image = chart.grab().toImage();
        QCOMPARE(pixelsOf(image, chart.plotArea(), Theme::instance().tokens().accent), 0);
        QVERIFY(pixelsOf(image, chart.plotArea(), Theme::instance().tokens().muted) > 20); // the words
        HeatMapChart map;
        prepare(map);
        map.setData({});
        QVERIFY(!map.grab().isNull());
        chart.resize(10, 10); // smaller than its margins
        QVERIFY(!chart.grab().isNull());
    }
};

QTEST_MAIN(ChartTest)
#include "chart_test.moc"
