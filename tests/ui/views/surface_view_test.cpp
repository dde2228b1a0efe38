// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/views/surface_axes.h"
#include "ui/views/surface_view.h"

#include <QThread>

#include <cmath>

using namespace clutch;
using namespace clutch::ui;

namespace {

// A hill at (110, 40) of a picture of 160 x 120 px, known best there.
synthesis::PlacementSurface hill()
{
    synthesis::PlacementSurface surface;
    surface.columns = 17;
    surface.rows = 13;
    for (int row = 0; row < surface.rows; ++row) {
        for (int column = 0; column < surface.columns; ++column) {
            const double dx = column * 159.0 / 16 - 110, dy = row * 119.0 / 12 - 40;
            const double near = std::exp(-(dx * dx + dy * dy) / 1800);
            surface.mean.push_back(float(-1 + 3 * near));
            surface.deviation.push_back(float(1 - 0.9 * near));
        }
    }
    return surface;
}

jobs::PlacementView someView()
{
    jobs::PlacementView view;
    view.canvas = cv::Mat(120, 160, CV_8UC3, cv::Scalar(200, 60, 60));
    view.trace.tried = {{{0, 1, 20, 100}, -1}, {{0, 1, 110, 40}, 2}, {{0, 1, 60, 30}, 0.5}};
    view.trace.best = 1;
    return view;
}

std::shared_ptr<const SurfaceData> someData()
{
    return std::make_shared<SurfaceData>(surfaceData(someView(), hill()));
}

double shareOf(const QImage& image, const std::function<bool(const QColor&)>& matches)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += matches(image.pixelColor(x, y));
    return double(count) / (image.width() * image.height());
}

} // namespace

class SurfaceViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Dark); }

    void samplesAreThoseOfTheView()
    {
        const jobs::PlacementView view = someView();
        const SurfaceData data = surfaceData(view, hill());
        QCOMPARE(data.samples.size(), view.trace.tried.size());
        for (std::size_t i = 0; i < data.samples.size(); ++i) {
            QCOMPARE(data.samples[i].x, view.trace.tried[i].placement.x);
            QCOMPARE(data.samples[i].z, view.trace.tried[i].placement.y);
            QCOMPARE(data.samples[i].score, view.trace.tried[i].score);
            QCOMPARE(data.samples[i].best, i == view.trace.best);
        }
        // All of it has room between floor and ceiling.
        for (std::size_t i = 0; i < data.surface.mean.size(); ++i) {
            QVERIFY(data.heightOf(double(data.surface.mean[i])) > 0);
            QVERIFY(data.heightOf(double(data.surface.mean[i] + data.surface.deviation[i])) < data.box().y());
        }
        QVERIFY(surfaceData(view, {}).isEmpty());
    }

    void scalesStandOnTheFarWalls()
    {
        const SurfaceData data = *someData();
        VolumeCamera camera = VolumeCamera::facing(data.box(), 1.3f, {0, 0.25f, 1});
        QVERIFY(camera.position.z() > data.box().z()); // from the picture's lower edge
        for (int quarter = 0; quarter < 4; ++quarter) {
            const SurfaceAxes axes = surfaceAxes(data, camera);
            int titles = 0;
            for (const SurfaceAxes::Label& label : axes.labels) {
                titles += label.isTitle;
                // Outwards is away from the middle, as seen.
                const QPointF at = projected(label.at, camera, {400, 300});
                const QPointF out = projected(label.at + 8 * label.outwards, camera, {400, 300});
                const QPointF middle = projected(data.box() / 2, camera, {400, 300});
                QVERIFY2(QLineF(out, middle).length() > QLineF(at, middle).length(), qPrintable(label.text));
            }
            QCOMPARE(titles, 2);
            // No wall stands between the viewer and the landscape.
            const QVector3D away = camera.position - camera.target;
            const float nearX = away.x() > 0 ? data.box().x() : 0, nearZ = away.z() > 0 ? data.box().z() : 0;
            for (const SurfaceAxes::Line& line : axes.lines)
                QVERIFY(line.to.y() == 0 || line.from.x() != nearX || line.from.z() != nearZ);
            camera.turn(90, 0);
        }
    }

    void drawsTheLandscape()
    {
        SurfaceView view;
        show(view);
        view.setData(someData());
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        QVERIFY(view.picture().thread != QThread::currentThreadId());
        const QImage shot = view.picture().image;
        const QColor background = Theme::instance().tokens().window;
        QVERIFY(shareOf(shot, [&](const QColor& c) { return c == background; }) < 0.85);
        // The hill in the colours of its scores, the picture below it.
        QVERIFY(shareOf(shot, [](const QColor& c) { return c.green() > 100 && c.green() > c.blue() + 60; }) > 0.01);
        QVERIFY(shareOf(shot, [](const QColor& c) { return c.blue() > 120 && c.red() < 90 && c.green() < 90; }) >
                0.002);
        // The mean of what was best stands where its pin is drawn.
        const QPointF top = projected({110, view.data()->heightOf(2), 40}, view.picture().camera, view.size());
        const QRect around(top.toPoint() - QPoint(4, 4), QSize(9, 9));
        const QColor accent = Theme::instance().tokens().accent;
        QVERIFY(shareOf(shot.copy(around), [&](const QColor& c) {
                    return std::abs(c.hue() - accent.hue()) < 12 && c.saturation() > 120;
                }) > 0.3);
        // Words and figures are painted over it.
        QVERIFY(view.grab().toImage().convertToFormat(QImage::Format_RGB32) != shot);
    }

    void newDataLeaveTheCameraAlone()
    {
        SurfaceView view;
        show(view);
        view.setData(someData());
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        const VolumeCamera first = view.camera();
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 180});
        QTest::mouseMove(&view, {260, 200});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {260, 200});
        const VolumeCamera turned = view.camera();
        QVERIFY(!(turned == first));
        QVERIFY(waitForPicture(view));
        const QImage before = view.picture().image;
        jobs::PlacementView next = someView();
        next.trace.tried.push_back({{0, 1, 140, 100}, 1});
        view.setData(std::make_shared<SurfaceData>(surfaceData(next, hill())));
        QVERIFY(waitForPicture(view));
        QCOMPARE(view.camera(), turned);
        QVERIFY(view.picture().image != before);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(!(view.camera() == turned));
        QTest::mouseDClick(&view, Qt::LeftButton);
        QCOMPARE(view.camera(), first);
    }

    void nothingIsSaidInWords()
    {
        SurfaceView view;
        show(view);
        view.setEmptyText(QStringLiteral("Nothing yet"));
        view.setData({});
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        const QColor background = Theme::instance().tokens().window;
        QVERIFY(shareOf(view.picture().image, [&](const QColor& c) { return c == background; }) > 0.999);
        QVERIFY(shareOf(view.grab().toImage(), [&](const QColor& c) { return c != background; }) > 0.001);
    }

private:
    static void show(SurfaceView& view)
    {
        view.resize(400, 300);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }

    static bool waitForPicture(SurfaceView& view)
    {
        return QTest::qWaitFor([&] { return !view.isWaiting(); }, 60000) && !view.isUnsupported();
    }
};

QTEST_MAIN(SurfaceViewTest)
#include "surface_view_test.moc"
