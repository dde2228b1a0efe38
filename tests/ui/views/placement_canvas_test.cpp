// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/views/placement_canvas.h"

#include <QSignalSpy>

using namespace clutch;
using namespace clutch::ui;

namespace {

// A square of 20 px tried at three places on a grey picture.
jobs::PlacementView someView()
{
    jobs::PlacementView view;
    view.serial = 1;
    view.total = 3;
    view.object = 2;
    view.placed = 1;
    view.canvas = cv::Mat(120, 160, CV_8UC3, cv::Scalar::all(128));
    view.outline = {{{-10, -10}, {10, -10}, {10, 10}, {-10, 10}}};
    view.trace.tried = {{{0, 1, 30, 30}, -1}, {{0, 1, 80, 60}, 2}, {{0, 1, 130, 90}, 0}};
    view.trace.best = 1;
    view.trace.chosen = view.trace.tried[1].placement;
    return view;
}

} // namespace

class PlacementCanvasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Dark); }

    void ghostsLieWhereTheyWereTried()
    {
        PlacementCanvas canvas;
        show(canvas);
        canvas.setPlacement(someView());
        QCOMPARE(canvas.ghosts(), 3);
        QCOMPARE(canvas.ghost(2).boundingRect(), QRectF(120.5, 80.5, 20, 20));
        canvas.setZoom(2);
        const QImage shot = canvas.grab().toImage();
        // On the picture's own pixels, whatever the zoom: the best in the accent, the others in their score's colour.
        QCOMPARE(edgeColour(canvas, shot, 1), Theme::instance().tokens().accent);
        QVERIFY(edgeColour(canvas, shot, 0) != edgeColour(canvas, shot, 2));
        QVERIFY(edgeColour(canvas, shot, 0) != QColor(128, 128, 128));
        QCOMPARE(shot.pixelColor(canvas.widgetFromImage({50, 20}).toPoint()), QColor(128, 128, 128));
    }

    void theyGoWithT()
    {
        PlacementCanvas canvas;
        show(canvas);
        canvas.setPlacement(someView());
        QSignalSpy toggled(&canvas, &PlacementCanvas::ghostsToggled);
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_T);
        QVERIFY(!canvas.ghostsVisible());
        QCOMPARE(toggled.size(), 1);
        QCOMPARE(edgeColour(canvas, canvas.grab().toImage(), 1), QColor(128, 128, 128));
        QTest::keyClick(&canvas, Qt::Key_T);
        QVERIFY(canvas.ghostsVisible());
    }

    void theOneUnderTheMouseIsTold()
    {
        PlacementCanvas canvas;
        show(canvas);
        canvas.setPlacement(someView());
        QSignalSpy hovered(&canvas, &PlacementCanvas::hovered);
        QTest::mouseMove(&canvas, canvas.widgetFromImage({132, 88}).toPoint());
        QTRY_COMPARE(canvas.highlighted(), 2);
        QCOMPARE(hovered.last().first().toInt(), 2);
        QTest::mouseMove(&canvas, canvas.widgetFromImage({60, 20}).toPoint());
        QTRY_COMPARE(canvas.highlighted(), -1);
        QCOMPARE(hovered.last().first().toInt(), -1);
    }

    void zoomStaysWhileThePictureGrows()
    {
        PlacementCanvas canvas;
        show(canvas);
        jobs::PlacementView view = someView();
        canvas.setPlacement(view);
        canvas.setZoom(3);
        view.canvas = cv::Mat(120, 160, CV_8UC3, cv::Scalar(0, 0, 255));
        view.decided = true;
        view.trace.tried.clear();
        canvas.setPlacement(view);
        QCOMPARE(canvas.zoom(), 3.0);
        QCOMPARE(canvas.image().pixelColor(5, 5), QColor(255, 0, 0));
        QCOMPARE(canvas.ghosts(), 0);
        canvas.clear();
        QVERIFY(canvas.image().isNull());
    }

private:
    static void show(PlacementCanvas& canvas)
    {
        canvas.resize(480, 360);
        canvas.show();
        canvas.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&canvas));
    }

    // In the middle of a ghost's upper edge.
    static QColor edgeColour(const PlacementCanvas& canvas, const QImage& shot, int ghost)
    {
        const QRectF box = canvas.ghost(ghost).boundingRect();
        return shot.pixelColor(canvas.widgetFromImage({box.center().x() + 4, box.top()}).toPoint());
    }
};

QTEST_MAIN(PlacementCanvasTest)
#include "placement_canvas_test.moc"
