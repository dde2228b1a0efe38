// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/media/image_file.h"
#include "engine/synthesis/illumination.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/photos_page_fixture.h"
#include "ui/options/options_form.h"
#include "ui/pages/photos_page.h"
#include "ui/shell/session.h"
#include "ui/views/before_after_view.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QLabel>
#include <QToolButton>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

class PhotosPageLightTest : public QObject, protected PhotosPageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { showPage(); }
    void cleanup() { dropPage(); }

    void showsWhatTheLightDoes()
    {
        open();
        drop({folder()}, 8);
        choose(0);
        showLight();
        auto* compare = page()->picture()->findChild<BeforeAfterView*>();
        QTRY_VERIFY_WITH_TIMEOUT(!compare->canvas()->image().isNull(), kPatienceMs);
        QCOMPARE(compare->canvas()->image().size(), QSize(640, 480)); // laid from the cut-outs
        QTRY_VERIFY(find<QLabel>("clippedShare")->text().contains(QLatin1Char('%')));
        const QImage match = compare->canvas()->image();
        QVERIFY(shareOf(match, [](const QColor& c) { return c.saturation() > 100; }) > 0.02); // the objects
        // The photo is dark on the left and bright on the right; the white ground now is too.
        QVERIFY(meanOf(match, {0, 0, 40, 480}) + 40 < meanOf(match, {600, 0, 40, 480}));

        page()->optionsPanel()->findChild<OptionsForm*>()->setValues(
            {{QStringLiteral("mode"), QStringLiteral("replace")}});
        QTRY_VERIFY_WITH_TIMEOUT(compare->canvas()->image() != match, kPatienceMs);
        const QImage replaced = compare->canvas()->image();
        choose(7); // another photo, other light
        QTRY_VERIFY_WITH_TIMEOUT(compare->canvas()->image() != replaced, kPatienceMs);
        page()->optionsPanel()->findChild<OptionsForm*>()->setValues(
            {{QStringLiteral("mode"), QStringLiteral("match")}});
        auto* subject = find<SegmentedSwitch>("lightSubject");
        QTest::mouseClick(subject, Qt::LeftButton, {}, subject->segmentRect(PhotosPage::Itself).center());
        QTRY_COMPARE_WITH_TIMEOUT(compare->canvas()->image().size(), QSize(96, 64), kPatienceMs);
        const cv::Mat photo = media::readImage(pathFromUtf8((folder() + QStringLiteral("/more/8.png")).toStdString()));
        QCOMPARE(compare->canvas()->image(),
                 toQImage(synthesis::relightReal(photo, synthesis::IlluminationMode::Match).image));
    }

    void prefersPicturesOfADataSet()
    {
        open();
        jobs::SynthesisRequest request;
        request.project = pathFromUtf8(session_->projectFolder().toStdString());
        request.object = "lemon";
        request.dataset = "heap";
        request.count = 2;
        request.options.size = {160, 120};
        request.options.instances = {2, 2};
        session_->run(jobs::makeSynthesisJob(request));
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        drop({folder()}, 8);
        showLight();
        auto* canvas = page()->picture()->findChild<BeforeAfterView*>()->canvas();
        QTRY_COMPARE_WITH_TIMEOUT(canvas->image().size(), QSize(160, 120), kPatienceMs);
        const QImage first = canvas->image();
        QTest::mouseClick(find<QToolButton>("anotherPicture"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(canvas->image() != first, kPatienceMs);
    }

    void theDividerMoves()
    {
        BeforeAfterView view;
        QImage before(200, 100, QImage::Format_RGB32), after(200, 100, QImage::Format_RGB32);
        before.fill(Qt::red), after.fill(Qt::blue);
        view.setImages(before, after);
        view.resize(640, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        ImageCanvas* canvas = view.canvas();
        const auto colourAt = [&](double x) {
            return canvas->grab().toImage().pixelColor(canvas->widgetFromImage({x, 20}).toPoint());
        };
        QCOMPARE(colourAt(60), QColor(Qt::red));
        QCOMPARE(colourAt(140), QColor(Qt::blue));
        QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->widgetFromImage({100, 50}).toPoint());
        QTest::mouseMove(canvas, canvas->widgetFromImage({160, 50}).toPoint());
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->widgetFromImage({160, 50}).toPoint());
        QCOMPARE(view.slider()->value(), 80);
        QCOMPARE(colourAt(140), QColor(Qt::red));
        QTest::keyClick(canvas, Qt::Key_Left);
        QCOMPARE(view.slider()->value(), 79);
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(view.slider()->value(), 69);
        QVERIFY(qAbs(canvas->divider() - 0.69) < 1e-6);
        QTest::keyClick(canvas, Qt::Key_Home);
        QCOMPARE(colourAt(60), QColor(Qt::blue));
        view.slider()->setValue(50);
        QCOMPARE(canvas->divider(), 0.5);
    }
};

QTEST_MAIN(PhotosPageLightTest)
#include "photos_page_light_test.moc"
