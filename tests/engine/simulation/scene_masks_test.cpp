// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/simulation/scene_fixture.h"

#include <QTest>

#include <memory>

using namespace clutch;
using namespace clutch::test;

class SceneMasksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { renderer_ = std::make_unique<SceneRenderer>(); }

    void masksAreTheProjection_data()
    {
        QTest::addColumn<bool>("isTilted");
        QTest::newRow("from above") << false;
        QTest::newRow("tilted") << true;
    }
    void masksAreTheProjection()
    {
        QFETCH(bool, isTilted);
        const Camera camera = isTilted ? tilted() : fromAbove();
        const ObjectModel thing = ball(30, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(20, 10, 30)};
        renderer_->setSurroundings(place(0.5));
        const RenderedScene scene = renderer_->render({&item, 1}, camera, true);
        const cv::Mat truth = ballCoverage(camera, {20, 10, 30}, 30);
        for (const cv::Mat& mask : {scene.visible[0], scene.amodal[0]}) {
            QCOMPARE(mask.type(), CV_32FC1);
            const double both = cv::sum(cv::min(mask, truth))[0], either = cv::sum(cv::max(mask, truth))[0];
            QVERIFY2(both / either > 0.985, qPrintable(QString::number(both / either)));
            const double error = std::abs(cv::sum(mask)[0] / cv::sum(truth)[0] - 1);
            QVERIFY2(error < 0.004, qPrintable(QString::number(error)));
            // 4 x 4 samples: an edge pixel is never far off, so the mask is not shifted either.
            QVERIFY(cv::norm(mask, truth, cv::NORM_INF) < 0.3);
        }
    }

    void theFrontOneHides()
    {
        const ObjectModel low = ball(30, {0.8, 0.1, 0.1}), high = ball(20, {0.1, 0.1, 0.8});
        const Placed items[] = {{&low, at(0, 0, 30)}, {&high, at(15, 0, 80)}, {&high, at(-90, 40, 20)}};
        renderer_->setSurroundings(place(0.5));
        const RenderedScene scene = renderer_->render(items, fromAbove(), true);
        QCOMPARE(scene.visible.size(), size_t(3));
        QCOMPARE(scene.amodal.size(), size_t(3));
        cv::Mat sum = scene.visible[0] + scene.visible[1] + scene.visible[2];
        QVERIFY(cv::norm(sum, cv::NORM_INF) <= 1.0 + 1e-6);
        for (int i = 0; i < 3; ++i)
            QVERIFY(cv::countNonZero(scene.visible[size_t(i)] > scene.amodal[size_t(i)] + 1e-6) == 0);
        QVERIFY(sameBytes(scene.visible[1], scene.amodal[1]));
        QVERIFY(sameBytes(scene.visible[2], scene.amodal[2]));
        const double hidden = 1 - cv::sum(scene.visible[0])[0] / cv::sum(scene.amodal[0])[0];
        QVERIFY2(hidden > 0.3 && hidden < 0.8, qPrintable(QString::number(hidden)));
        // What the low one lacks is where the high one is.
        QVERIFY(cv::countNonZero((scene.amodal[0] - scene.visible[0] > 0.01) & (scene.visible[1] == 0)) == 0);
    }

    void moreItemsThanBits()
    {
        const ObjectModel small = ball(6, {0.5, 0.5, 0.5});
        std::vector<Placed> items;
        for (int i = 0; i < 30; ++i)
            items.push_back({&small, at(-75 + i % 6 * 30, -60 + double(i / 6) * 30, 6)});
        renderer_->setSurroundings(place(0.5));
        const RenderedScene scene = renderer_->render(items, fromAbove(), true);
        for (size_t i = 0; i < items.size(); ++i) {
            QVERIFY(cv::sum(scene.visible[i])[0] > 15);
            QVERIFY(sameBytes(scene.visible[i], scene.amodal[i]));
            const cv::Vec3d centre(items[i].worldFromObject(0, 3), items[i].worldFromObject(1, 3), 6);
            QCOMPARE(scene.visible[i].at<float>(pixelOf(fromAbove(), centre)), 1.0F);
        }
    }

    void edgesAgreeWithTheMasks()
    {
        const ObjectModel thing = ball(30, {0.01, 0.01, 0.01});
        const Placed item{&thing, at(5, -8, 120)};
        const Camera camera = fromAbove();
        renderer_->setSurroundings(place(1));
        const RenderedScene scene = renderer_->render({&item, 1}, camera, false);
        const float table = grey(scene.light, {20, 60}), inside = grey(scene.light, pixelOf(camera, {5, -8, 150}));
        double difference = 0;
        int edges = 0;
        for (int row = 0; row < camera.size.height; ++row)
            for (int column = 0; column < camera.size.width; ++column) {
                const float share = scene.visible[0].at<float>(row, column);
                if (share < 0.05F || share > 0.95F) continue;
                const float fromLight = (table - grey(scene.light, {column, row})) / (table - inside);
                difference += double(std::abs(fromLight - share));
                ++edges;
            }
        QVERIFY(edges > 60);
        QVERIFY2(difference / edges < 0.05, qPrintable(QString::number(difference / edges)));
    }

private:
    std::unique_ptr<SceneRenderer> renderer_;
};

QTEST_APPLESS_MAIN(SceneMasksTest)
#include "scene_masks_test.moc"
