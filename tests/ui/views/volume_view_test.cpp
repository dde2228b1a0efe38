// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/theme.h"
#include "ui/views/volume_view.h"

#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace clutch::ui;

namespace {

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

    void drawsTheObjectInTime()
    {
        if (!VolumeView::isSupported()) QSKIP("no OpenGL 3.2 here");
        QTemporaryDir folder;
        const std::atomic<bool> stop = false;
        auto volume = std::make_shared<VolumeData>(buildVolume(wanderingDisc(folder, 60), {}, stop));
        VolumeView view;
        view.resize(480, 360);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QColor background = Theme::instance().tokens().window;
        const auto isBackground = [&](const QColor& c) { return c == background; };
        QVERIFY(shareOf(view.grabFramebuffer(), isBackground) > 0.999);
        view.setVolume(volume);
        view.setFrame(0);
        const QImage shot = view.grabFramebuffer();
        QVERIFY(shareOf(shot, isBackground) < 0.9);
        QCOMPARE(shareOf(shot, [](const QColor& c) { return c.alpha() == 255; }), 1.0); // nothing behind shines through
        QVERIFY(shareOf(shot, [](const QColor& c) { return c.red() > 140 && c.green() < 90; }) > 0.02);
        QCOMPARE(view.shownSlice(), 0);

        view.setFrame(40);
        QCOMPARE(view.shownSlice(), 40);
        const QImage moved = view.grabFramebuffer();
        QVERIFY(moved != shot);

        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 180});
        QTest::mouseMove(&view, {260, 200});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {260, 200});
        QVERIFY(view.grabFramebuffer() != moved); // turned
    }

    void drawsAFullSizedVolume()
    {
        if (!VolumeView::isSupported()) QSKIP("no OpenGL 3.2 here");
        VolumeData block;
        block.width = 160, block.height = 120, block.depth = 240;
        block.rgba.assign(std::size_t(160) * 120 * 240 * 4, 0);
        for (int z = 0; z < 240; ++z) {
            block.frameOfSlice << z;
            for (int y = 40; y < 80; ++y) {
                for (int x = 60; x < 100; ++x) {
                    std::uint8_t* voxel =
                        block.rgba.data() + 4 * ((std::size_t(z) * 120 + std::size_t(y)) * 160 + std::size_t(x));
                    voxel[0] = 200, voxel[3] = 255;
                }
            }
        }
        VolumeView view;
        view.resize(680, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setVolume(std::make_shared<VolumeData>(std::move(block)));
        const auto red = [](const QColor& c) { return c.red() > 120 && c.green() < 60; };
        QVERIFY(shareOf(view.grabFramebuffer(), red) > 0.02);
        int frame = 0;
        QBENCHMARK
        {
            view.setFrame(++frame);
            view.grabFramebuffer();
        }
    }

    void followsTheTheme()
    {
        if (!VolumeView::isSupported()) QSKIP("no OpenGL 3.2 here");
        VolumeView view;
        view.resize(200, 150);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        Theme::instance().apply(ThemeKind::Light);
        QCOMPARE(view.grabFramebuffer().pixelColor(5, 5), tokensOf(ThemeKind::Light).window);
        Theme::instance().apply(ThemeKind::Dark);
        QCOMPARE(view.grabFramebuffer().pixelColor(5, 5), tokensOf(ThemeKind::Dark).window);
    }
};

QTEST_MAIN(VolumeViewTest)
#include "volume_view_test.moc"
