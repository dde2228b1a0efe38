// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/views/volume_panel.h"
#include "ui/views/volume_view.h"

#include <QMatrix4x4>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace clutch::ui;

namespace {

constexpr int kPatienceMs = 60000;

// A red disc that wanders over a grey table, with its exact matte.
QVector<VolumeFrame> wanderingDisc(const QTemporaryDir& folder, int count, QSize size = {96, 72})
{
    QVector<VolumeFrame> frames;
    for (int i = 0; i < count; ++i) {
        QImage image(size, QImage::Format_RGB32), alpha(size, QImage::Format_Grayscale8);
        image.fill(QColor(128, 128, 128));
        alpha.fill(Qt::black);
        for (QImage* target : {&image, &alpha}) {
            QPainter painter(target);
            painter.setPen(Qt::NoPen);
            painter.setBrush(target == &image ? QColor(210, 30, 30) : QColor(Qt::white));
            painter.drawEllipse(QPointF(size.width() * (0.3 + 0.4 * i / count), size.height() * 0.5), 16, 16);
        }
        frames << VolumeFrame{folder.filePath(QStringLiteral("i%1.png").arg(i)),
                              folder.filePath(QStringLiteral("a%1.png").arg(i))};
        image.save(frames.last().image);
        alpha.save(frames.last().alpha);
    }
    return frames;
}

double shareOf(const QImage& image, const std::function<bool(const QColor&)>& matches)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += matches(image.pixelColor(x, y));
    }
    return double(count) / (image.width() * image.height());
}

} // namespace

class VolumeViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shrinksToItsLimits()
    {
        QTemporaryDir folder;
        const auto frames = wanderingDisc(folder, 30);
        const std::atomic<bool> stop = false;
        const VolumeData volume = buildVolume(frames, {48, 48, 10}, stop);
        QCOMPARE(volume.width, 48);
        QCOMPARE(volume.height, 36);
        QCOMPARE(volume.depth, 10);
        QCOMPARE(volume.frameOfSlice, QVector<int>({0, 3, 6, 9, 12, 15, 18, 21, 24, 27}));
        QCOMPARE(volume.sliceOfFrame(0), 0);
        QCOMPARE(volume.sliceOfFrame(4), 1);
        QCOMPARE(volume.sliceOfFrame(5), 2);
        QCOMPARE(volume.sliceOfFrame(29), 9);
        // The disc of the first frame: opaque red; the table: transparent grey.
        const auto voxel = [&](int x, int y, int slice) {
            const std::uint8_t* v = volume.rgba.data() + 4 * ((slice * 36 + (35 - y)) * 48 + x);
            return QColor(v[0], v[1], v[2], v[3]);
        };
        QCOMPARE(voxel(14, 18, 0), QColor(210, 30, 30, 255));
        QCOMPARE(voxel(45, 3, 0), QColor(128, 128, 128, 0));
        QCOMPARE(volume.slice(0).pixelColor(14, 18), QColor(210, 30, 30));
    }

    void needsAMatte()
    {
        QTemporaryDir folder;
        auto frames = wanderingDisc(folder, 3);
        for (VolumeFrame& frame : frames)
            frame.alpha.clear();
        std::atomic<bool> stop = false;
        QVERIFY(buildVolume(frames, {}, stop).isEmpty());
        QVERIFY(buildVolume({}, {}, stop).isEmpty());
        stop = true;
        QVERIFY(buildVolume(wanderingDisc(folder, 3), {}, stop).isEmpty());
    }

    void turnsLikeATrackball()
    {
        VolumeCamera camera = VolumeCamera::facing({100, 80, 140}, 1.5f);
        QCOMPARE(camera.target, QVector3D(50, 40, 70));
        const float distance = (camera.position - camera.target).length();
        for (const float aspect : {0.5f, 1.0f, 2.0f}) // all of it in sight
            QVERIFY(reachOf(VolumeCamera::facing({100, 80, 140}, aspect), {100, 80, 140}, aspect) < 1);
        QVERIFY(reachOf(camera, {100, 80, 140}, 1.5f) > 0.9);
        QVERIFY(camera.position.z() < 0);  // before the first frame
        QVERIFY(camera.position.y() > 80); // from above
        QVERIFY(camera.up.y() > 0.5f);     // upright
        const VolumeCamera before = camera;
        camera.turn(90, 0);
        QVERIFY(qAbs((camera.position - camera.target).length() - distance) < 0.01f);
        const QVector3D a = before.position - before.target, b = camera.position - camera.target;
        QVERIFY(qAbs(QVector3D::dotProduct(a, b)) < 0.01f * distance * distance);
        camera.turn(-90, 0);
        QVERIFY((camera.position - before.position).length() < 0.01f);
        camera.turn(0, 20);
        QVERIFY(camera.position.y() > before.position.y());
        QVERIFY(qAbs(QVector3D::dotProduct(camera.up, camera.position - camera.target)) < 0.01f * distance);
        camera.approach(2);
        QVERIFY(qAbs((camera.position - camera.target).length() - distance / 2) < 0.01f);
        const QVector3D line = camera.position - camera.target;
        camera.move(0.25f, 0);
        QVERIFY((camera.position - camera.target - line).length() < 0.01f);
        QVERIFY(VolumeCamera::facing({100, 80, 140}, 0.5f).position.length() > before.position.length());
    }

    void paintsWithoutDrawing()
    {
        VolumeView view;
        QVERIFY(!view.inherits("QOpenGLWidget"));
        show(view, {480, 360});
        view.setVolume(std::make_shared<VolumeData>(block()));
        // Nothing but the event loop brings a picture: painting waits for none and makes none.
        QCOMPARE(view.grab().toImage().pixelColor(240, 180), Theme::instance().tokens().window);
        QVERIFY(view.picture().image.isNull());
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        QVERIFY(view.picture().thread != QThread::currentThreadId());
        QCOMPARE(view.grab().toImage().convertToFormat(QImage::Format_RGB32), view.picture().image);
    }

    void drawsTheObjectInTime()
    {
        QTemporaryDir folder;
        const std::atomic<bool> stop = false;
        VolumeView view;
        show(view, {480, 360});
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        const QColor background = Theme::instance().tokens().window;
        const auto isBackground = [&](const QColor& c) { return c == background; };
        QVERIFY(shareOf(view.picture().image, isBackground) > 0.999);
        view.setVolume(std::make_shared<VolumeData>(buildVolume(wanderingDisc(folder, 60), {}, stop)));
        QVERIFY(waitForPicture(view));
        const QImage shot = view.picture().image;
        QCOMPARE(shot.size(), QSize(480, 360));
        QVERIFY(shareOf(shot, isBackground) < 0.9);
        QVERIFY(shareOf(shot, [](const QColor& c) { return c.red() > 140 && c.green() < 90; }) > 0.02);
        QCOMPARE(view.shownSlice(), 0);

        view.setFrame(40);
        QCOMPARE(view.shownSlice(), 40);
        QVERIFY(waitForPicture(view));
        const QImage moved = view.picture().image;
        QVERIFY(moved != shot);

        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 180});
        QTest::mouseMove(&view, {260, 200});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {260, 200});
        QVERIFY(waitForPicture(view));
        QVERIFY(view.picture().image != moved); // turned
        QTest::mouseDClick(&view, Qt::LeftButton);
        QVERIFY(waitForPicture(view));
        QCOMPARE(view.picture().image, moved);
    }

    void isCoarseWhileItMoves()
    {
        VolumeView view;
        show(view, {320, 240});
        view.setVolume(std::make_shared<VolumeData>(block()));
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        bool coarse = false;
        connect(&view, &VolumeView::pictureChanged, this, [&] { coarse |= view.picture().coarse; });
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(waitForPicture(view));
        QVERIFY(coarse);
        QVERIFY(!view.picture().coarse);
    }

    void latestWishWins()
    {
        VolumeView view;
        show(view, {320, 240});
        view.setVolume(std::make_shared<VolumeData>(block()));
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        QSignalSpy pictures(&view, &VolumeView::pictureChanged);
        for (int frame = 0; frame < 100; ++frame)
            view.setFrame(frame % 50 + 1);
        QVERIFY(waitForPicture(view));
        QVERIFY2(pictures.size() < 50, qPrintable(QString::number(pictures.size())));
        QCOMPARE(view.shownSlice(), 50);
        const QImage last = view.picture().image;
        view.setFrame(10);
        QVERIFY(waitForPicture(view));
        view.setFrame(50);
        QVERIFY(waitForPicture(view));
        QCOMPARE(view.picture().image, last);
    }

    void aFaultIsSaidAndTheNextVolumeDrawn()
    {
        VolumeView view;
        show(view, {320, 240});
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        VolumeData broken = block();
        broken.rgba.resize(broken.rgba.size() / 2); // what VTK would read is not there
        view.setVolume(std::make_shared<VolumeData>(broken));
        QVERIFY(waitForPicture(view));
        QVERIFY2(view.problem().contains(QStringLiteral("160x120x240")), qPrintable(view.problem()));
        QVERIFY(view.picture().image.isNull());
        const auto isWritten = [](const QColor& c) { return c != Theme::instance().tokens().window; };
        QVERIFY(shareOf(view.grab().toImage(), isWritten) > 0.002);
        view.setVolume(std::make_shared<VolumeData>(block()));
        QVERIFY(waitForPicture(view));
        QCOMPARE(view.problem(), QString());
        QVERIFY(shareOf(view.picture().image, [](const QColor& c) { return c.red() > 60 && c.green() < 40; }) > 0.02);
    }

    void saysWhatIsMissing()
    {
        QTemporaryDir folder;
        VolumePanel panel;
        panel.resize(320, 240);
        panel.show();
        panel.setFrames(wanderingDisc(folder, 3));
        QTRY_VERIFY(panel.view());
        Q_EMIT panel.view()->unsupported();
        QVERIFY(panel.message().contains(QStringLiteral("OpenGL")));
        panel.setFrames(wanderingDisc(folder, 4)); // a new volume does not hide the words
        QVERIFY(panel.message().contains(QStringLiteral("OpenGL")));
    }

    void followsTheTheme()
    {
        VolumeView view;
        show(view, {200, 150});
        if (!waitForPicture(view)) QSKIP("no OpenGL 3.2 here");
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            Theme::instance().apply(kind);
            QTRY_COMPARE_WITH_TIMEOUT(view.picture().image.pixelColor(5, 5), tokensOf(kind).window, kPatienceMs);
        }
    }

private:
    // How far from the middle of the picture the box's corners get; 1: the edge.
    static double reachOf(const VolumeCamera& camera, QVector3D box, float aspect)
    {
        QMatrix4x4 picture;
        picture.perspective(camera.viewAngleDegrees, aspect, 1, 10000);
        picture.lookAt(camera.position, camera.target, camera.up);
        double reach = 0;
        for (int i = 0; i < 8; ++i) {
            const QVector3D at = picture.map(box * QVector3D(float(i & 1), float(i >> 1 & 1), float(i >> 2)));
            reach = std::max({reach, double(std::abs(at.x())), double(std::abs(at.y()))});
        }
        return reach;
    }

    // A red bar of full size through all of time.
    static VolumeData block()
    {
        VolumeData block;
        block.width = 160, block.height = 120, block.depth = 240;
        block.rgba.assign(std::size_t(160) * 120 * 240 * 4, 0);
        for (int z = 0; z < 240; ++z) {
            block.frameOfSlice << z;
            for (int y = 40; y < 80; ++y) {
                for (int x = 60; x < 100; ++x) {
                    std::uint8_t* voxel =
                        block.rgba.data() + 4 * ((std::size_t(z) * 120 + std::size_t(y)) * 160 + std::size_t(x));
                    voxel[0] = std::uint8_t(255 - z), voxel[3] = 255;
                }
            }
        }
        return block;
    }

    static void show(VolumeView& view, QSize size)
    {
        view.resize(size);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }

    // Until what was asked for last has come finely; false where there is no OpenGL.
    static bool waitForPicture(VolumeView& view)
    {
        return QTest::qWaitFor([&] { return !view.isWaiting(); }, kPatienceMs) && !view.isUnsupported();
    }
};

QTEST_MAIN(VolumeViewTest)
#include "volume_view_test.moc"
