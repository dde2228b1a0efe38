// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/views/score_plot.h"

#include <QSignalSpy>

using namespace clutch;
using namespace clutch::ui;

namespace {

ScorePlot::Data someData()
{
    ScorePlot::Data data;
    for (const double score : {-1.0, 0.5, -2.0, 0.25, 1.5, 1.0, -0.5, 0.75, 2.25, 1.75})
        data.tried.push_back({{30, 0.9, 100, 80}, score});
    data.expected = 24;
    return data;
}

bool isClose(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 40;
}

} // namespace

class ScorePlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Dark); }

    void scaleRunsFromLowestToHighest()
    {
        const ScorePlot::Data data = someData();
        const ScoreScale scale = ScoreScale::of(data.tried);
        QCOMPARE(scale.low, -2.0);
        QCOMPARE(scale.high, 2.25);
        QCOMPARE(scale.share(-2), 0.0);
        QCOMPARE(scale.share(2.25), 1.0);
        QCOMPARE(scale.colour(2.25), rampColour(1));
        const ScoreScale flat = ScoreScale::of(std::span(data.tried).first(1));
        QVERIFY(flat.low < flat.high);
        QCOMPARE(ScoreScale::of({}), ScoreScale());
    }

    void rampIsOrderedToTheEye()
    {
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            Theme::instance().apply(kind);
            double before = -1;
            for (int i = 0; i <= 20; ++i) {
                const QColor colour = rampColour(i / 20.0);
                const double light = 0.2126 * colour.redF() + 0.7152 * colour.greenF() + 0.0722 * colour.blueF();
                QVERIFY2(light > before, qPrintable(QString::number(i)));
                before = light;
            }
        }
    }

    void pointsStandWhereTheyBelong()
    {
        ScorePlot plot;
        show(plot);
        plot.setData(someData());
        // To the right in the order tried, upwards with the score.
        for (int i = 1; i < 10; ++i) {
            QVERIFY(plot.pointAt(i).x() > plot.pointAt(i - 1).x());
            const auto& tried = plot.data().tried;
            QCOMPARE(plot.pointAt(i).y() < plot.pointAt(i - 1).y(),
                     tried[std::size_t(i)].score > tried[std::size_t(i) - 1].score);
        }
        QVERIFY(plot.pointAt(9).x() < plot.plotArea().left() + plot.plotArea().width() * 10.5 / 24); // room for 24
        const QImage shot = plot.grab().toImage();
        const ScoreScale scale = ScoreScale::of(plot.data().tried);
        // After the Sobol points they are filled, before they are rings.
        QVERIFY(isClose(shot.pixelColor(plot.pointAt(9).toPoint()), scale.colour(1.75)));
        QVERIFY(!isClose(shot.pixelColor(plot.pointAt(7).toPoint()), scale.colour(0.75)));
        QVERIFY2(plot.readout().contains(scoreText(2.25)), qPrintable(plot.readout()));
    }

    void readsWithMouseAndKeys()
    {
        ScorePlot plot;
        show(plot);
        plot.setData(someData());
        QSignalSpy hovered(&plot, &ScorePlot::hovered);
        QTest::mouseMove(&plot, plot.pointAt(4).toPoint());
        QTRY_COMPARE(plot.highlighted(), 4);
        QCOMPARE(hovered.last().first().toInt(), 4);
        QVERIFY2(plot.readout().contains(QStringLiteral("+1.50")), qPrintable(plot.readout()));
        QVERIFY(plot.describe(4).contains(QStringLiteral("+1.50")));
        QVERIFY(plot.describe(4).contains(QStringLiteral("30")));
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_End);
        QCOMPARE(plot.highlighted(), 9);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(hovered.last().first().toInt(), 8);
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("+2.25")));
        plot.setData({});
        QCOMPARE(hovered.last().first().toInt(), -1);
        QCOMPARE(plot.highlighted(), -1);
    }

private:
    static void show(ScorePlot& plot)
    {
        plot.resize(480, 240);
        plot.show();
        plot.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&plot));
    }
};

QTEST_MAIN(ScorePlotTest)
#include "score_plot_test.moc"
