// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/views/image_canvas.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>

using clutch::ui::ImageCanvas;

namespace {

QImage filled(int width, int height, QColor colour)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

void wheel(ImageCanvas& canvas, QPointF at, int delta)
{
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&canvas, &event);
}

// CIE L* of an sRGB colour (IEC 61966-2-1, CIE 15).
double lightness(const QColor& colour)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    const double y =
        0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    return 116 * std::cbrt(y) - 16;
}

} // namespace

class ImageCanvasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        canvas_ = std::make_unique<ImageCanvas>();
        canvas_->resize(424, 324); // 400 x 300 inside the margin of 12
        canvas_->show();
        QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
        canvas_->activateWindow();
        canvas_->setFocus();
    }
    void cleanup() { canvas_.reset(); }

    void fitsAndFollowsTheWindow()
    {
        canvas_->setImage(filled(200, 100, Qt::red));
        QCOMPARE(canvas_->zoom(), 2.0);                              // width decides: 400 / 200
        QCOMPARE(canvas_->widgetFromImage({0, 0}), QPointF(12, 62)); // (324 - 200) / 2
        canvas_->resize(224, 324);
        QTRY_COMPARE(canvas_->zoom(), 1.0);
        canvas_->setZoom(3);
        canvas_->resize(424, 324);
        QCoreApplication::processEvents();
        QCOMPARE(canvas_->zoom(), 3.0); // the person's zoom stays
    }

    void zoomsAtTheCursor()
    {
        canvas_->setImage(filled(200, 100, Qt::red));
        const QPointF at(150, 120);
        const QPointF before = canvas_->imageFromWidget(at);
        wheel(*canvas_, at, 240);
        QCOMPARE(canvas_->zoom(), 2 * 1.25 * 1.25);
        QVERIFY(QLineF(before, canvas_->imageFromWidget(at)).length() < 1e-9);
        wheel(*canvas_, at, -240);
        QVERIFY(std::abs(canvas_->zoom() - 2) < 1e-9);
        wheel(*canvas_, at, 120 * 100);
        QCOMPARE(canvas_->zoom(), 64.0);
    }

    void keysZoom()
    {
        canvas_->setImage(filled(200, 100, Qt::red));
        QTest::keyClick(canvas_.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(canvas_->zoom(), 1.0);
        QTest::keyClick(canvas_.get(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(canvas_->zoom(), 1.25);
        QTest::keyClick(canvas_.get(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(canvas_->zoom(), 1.0);
        QTest::keyClick(canvas_.get(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(canvas_->zoom(), 2.0);
    }

    void pansWithMiddleDragAndSpace()
    {
        canvas_->setImage(filled(200, 100, Qt::red));
        const QPointF start = canvas_->widgetFromImage({0, 0});
        QTest::mousePress(canvas_.get(), Qt::MiddleButton, {}, {100, 100});
        QTest::mouseMove(canvas_.get(), {130, 90});
        QTest::mouseRelease(canvas_.get(), Qt::MiddleButton, {}, {130, 90});
        QCOMPARE(canvas_->widgetFromImage({0, 0}) - start, QPointF(30, -10));

        QSignalSpy tapped(canvas_.get(), &ImageCanvas::spaceTapped);
        QTest::keyPress(canvas_.get(), Qt::Key_Space);
        QTest::mousePress(canvas_.get(), Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(canvas_.get(), {105, 107});
        QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, {105, 107});
        QTest::keyRelease(canvas_.get(), Qt::Key_Space);
        QCOMPARE(canvas_->widgetFromImage({0, 0}) - start, QPointF(35, -3));
        QCOMPARE(tapped.size(), 0);
        QTest::keyClick(canvas_.get(), Qt::Key_Space);
        QCOMPARE(tapped.size(), 1);
    }

    void tellsCoordinates()
    {
        canvas_->setImage(filled(200, 100, Qt::red));
        QSignalSpy pointed(canvas_.get(), &ImageCanvas::pointed);
        QTest::mouseMove(canvas_.get(), canvas_->widgetFromImage({120.5, 80.5}).toPoint());
        QTRY_COMPARE(pointed.size(), 1);
        QCOMPARE(pointed.last().first().toString(), QStringLiteral("x 120  y 80  200 %"));
    }

    void keepsPlaceForAPictureOfTheSameSize()
    {
        canvas_->setImage(filled(200, 100, Qt::red));
        canvas_->setZoom(5);
        const QPointF corner = canvas_->widgetFromImage({0, 0});
        canvas_->setImage(filled(200, 100, Qt::blue));
        QCOMPARE(canvas_->zoom(), 5.0);
        QCOMPARE(canvas_->widgetFromImage({0, 0}), corner);
        canvas_->setImage(filled(100, 100, Qt::blue));
        QCOMPARE(canvas_->zoom(), 3.0);
    }

    void showsPixelsUnsmoothedAbove200()
    {
        QImage two = filled(2, 1, Qt::black);
        two.setPixelColor(1, 0, Qt::white);
        canvas_->setImage(two);
        canvas_->setZoom(40);
        const QImage shot = canvas_->grab().toImage();
        const QPoint seam = canvas_->widgetFromImage({1, 0.5}).toPoint();
        for (int x = -10; x < 10; ++x) {
            const int grey = qGray(shot.pixel(seam + QPoint(x, 0)));
            QVERIFY2(grey == 0 || grey == 255, qPrintable(QString::number(grey)));
        }
        QCOMPARE(qGray(shot.pixel(seam + QPoint(-3, 0))), 0);
        QCOMPARE(qGray(shot.pixel(seam + QPoint(3, 0))), 255);
    }

    void blendsTheOverlayAndTogglesIt()
    {
        canvas_->setImage(filled(200, 100, Qt::black));
        QImage overlay(200, 100, QImage::Format_ARGB32);
        overlay.fill(QColor(255, 255, 255, 255));
        canvas_->setOverlay(overlay);
        canvas_->setOverlayOpacity(0.5);
        const QPoint middle = canvas_->widgetFromImage({100, 50}).toPoint();
        const int half = qGray(canvas_->grab().toImage().pixel(middle));
        QVERIFY2(std::abs(half - 128) <= 2, qPrintable(QString::number(half)));
        QTest::keyClick(canvas_.get(), Qt::Key_T);
        QCOMPARE(qGray(canvas_->grab().toImage().pixel(middle)), 0);
        QTest::keyClick(canvas_.get(), Qt::Key_T);
        QVERIFY(qGray(canvas_->grab().toImage().pixel(middle)) > 100);
    }

    void fillsInstancesWith45Percent()
    {
        canvas_->setImage(filled(200, 100, Qt::black));
        cv::Mat mask(100, 200, CV_8UC1, cv::Scalar(0));
        cv::rectangle(mask, {50, 20}, {149, 79}, 255, cv::FILLED);
        canvas_->setInstances({{mask, QColor(200, 100, 40)}});
        const QImage shot = canvas_->grab().toImage();
        const QColor inside = shot.pixelColor(canvas_->widgetFromImage({100, 50}).toPoint());
        QVERIFY(std::abs(inside.red() - 90) <= 2 && std::abs(inside.green() - 45) <= 2 &&
                std::abs(inside.blue() - 18) <= 2);
        const QColor edge = shot.pixelColor(canvas_->widgetFromImage({50.5, 50}).toPoint());
        QVERIFY2(edge.red() > 150, qPrintable(edge.name())); // the outline is opaque
        QCOMPARE(shot.pixelColor(canvas_->widgetFromImage({20, 50}).toPoint()), QColor(Qt::black));
    }

    void comparesOnBothSidesOfTheDivider()
    {
        canvas_->setImage(filled(200, 100, Qt::blue));
        canvas_->setCompareImage(filled(200, 100, Qt::green));
        const auto colourAt = [this](double x) {
            return canvas_->grab().toImage().pixelColor(canvas_->widgetFromImage({x, 20}).toPoint());
        };
        QCOMPARE(colourAt(40), QColor(Qt::green));
        QCOMPARE(colourAt(160), QColor(Qt::blue));
        const QPoint handle = canvas_->widgetFromImage({100, 50}).toPoint();
        QTest::mousePress(canvas_.get(), Qt::LeftButton, {}, handle);
        QTest::mouseMove(canvas_.get(), canvas_->widgetFromImage({20, 50}).toPoint());
        QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, canvas_->widgetFromImage({20, 50}).toPoint());
        QCOMPARE(colourAt(40), QColor(Qt::blue));
    }

    void paintsOnACheckerboardWhereTransparent()
    {
        QImage clear(200, 100, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        canvas_->setImage(clear);
        canvas_->setBackdrop(ImageCanvas::Backdrop::Checkerboard);
        const QImage shot = canvas_->grab().toImage();
        QSet<QRgb> colours;
        for (int x = 100; x < 140; ++x)
            colours << shot.pixel(x, 160);
        QCOMPARE(colours.size(), 2);
    }

    void reportsStrokesInImagePixels()
    {
        canvas_->setImage(filled(200, 100, Qt::black));
        canvas_->setBrush(true, 10);
        QSignalSpy begun(canvas_.get(), &ImageCanvas::strokeBegun), ended(canvas_.get(), &ImageCanvas::strokeEnded);
        const QPoint at = canvas_->widgetFromImage({30, 40}).toPoint();
        QTest::mousePress(canvas_.get(), Qt::LeftButton, Qt::ControlModifier, at);
        QTest::mouseRelease(canvas_.get(), Qt::LeftButton, Qt::ControlModifier, at);
        QCOMPARE(begun.size(), 1);
        QCOMPARE(begun.first()[0].toPointF(), QPointF(30, 40));
        QCOMPARE(begun.first()[1].value<Qt::KeyboardModifiers>(), Qt::KeyboardModifiers(Qt::ControlModifier));
        QCOMPARE(ended.size(), 1);
        QSignalSpy radius(canvas_.get(), &ImageCanvas::brushRadiusChanged);
        QTest::keyClick(canvas_.get(), Qt::Key_BracketRight);
        QCOMPARE(canvas_->brushRadius(), 12.5);
        QTest::keyClick(canvas_.get(), Qt::Key_BracketLeft);
        QCOMPARE(canvas_->brushRadius(), 10.0);
        QCOMPARE(radius.size(), 2);
    }

    void holdsThreeHundredInstances()
    {
        const int side = 640;
        canvas_->setImage(filled(side, side, Qt::black));
        QVector<ImageCanvas::Instance> instances;
        for (int i = 0; i < 300; ++i) {
            cv::Mat mask(side, side, CV_8UC1, cv::Scalar(0));
            cv::circle(mask, {20 + i % 20 * 31, 20 + i / 20 * 41}, 15, 255, cv::FILLED);
            instances << ImageCanvas::Instance{mask, clutch::ui::instanceColour(i)};
        }
        canvas_->setInstances(instances);
        const QImage first = canvas_->grab().toImage();
        QCOMPARE(canvas_->grab().toImage(), first);
        QVERIFY(first.pixelColor(canvas_->widgetFromImage({20, 20}).toPoint()) != QColor(Qt::black));
        QBENCHMARK
        {
            canvas_->grab();
        }
    }

    void instanceColoursAreOfEqualLightness()
    {
        QSet<QRgb> distinct;
        for (int i = 0; i < 20; ++i) {
            distinct << clutch::ui::instanceColour(i).rgb();
            const double l = lightness(clutch::ui::instanceColour(i));
            QVERIFY2(l > 66 && l < 78, qPrintable(QStringLiteral("%1: %2").arg(i).arg(l)));
            const int apart =
                std::abs(clutch::ui::instanceColour(i).hslHue() - clutch::ui::instanceColour(i + 1).hslHue());
            QVERIFY(std::min(apart, 360 - apart) > 60);
        }
        QCOMPARE(distinct.size(), 20);
        QCOMPARE(clutch::ui::instanceColour(20), clutch::ui::instanceColour(0));
    }

    void convertsMats()
    {
        const cv::Mat bgr(2, 3, CV_8UC3, cv::Scalar(10, 20, 30));
        QCOMPARE(clutch::ui::toQImage(bgr).pixelColor(2, 1), QColor(30, 20, 10));
        const cv::Mat bgra(2, 3, CV_8UC4, cv::Scalar(10, 20, 30, 40));
        QCOMPARE(clutch::ui::toQImage(bgra).pixelColor(2, 1), QColor(30, 20, 10, 40));
        const cv::Mat grey(2, 3, CV_8UC1, cv::Scalar(77));
        QCOMPARE(clutch::ui::toQImage(grey).pixelColor(0, 0), QColor(77, 77, 77));
        QVERIFY(clutch::ui::toQImage({}).isNull());
    }

    void showsItsEmptyText()
    {
        const QImage blank = canvas_->grab().toImage();
        canvas_->setEmptyText(QStringLiteral("Nothing here"), QStringLiteral("Drop something"));
        QVERIFY(canvas_->grab().toImage() != blank);
        QVERIFY(!canvas_->accessibleName().isEmpty());
    }

private:
    std::unique_ptr<ImageCanvas> canvas_;
};

QTEST_MAIN(ImageCanvasTest)
#include "image_canvas_test.moc"
