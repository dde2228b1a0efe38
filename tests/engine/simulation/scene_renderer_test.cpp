// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/simulation/scene_fixture.h"

#include <QTest>

#include <memory>

using namespace clutch;
using namespace clutch::test;

class SceneRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { renderer_ = std::make_unique<SceneRenderer>(); }

    void sameArgumentsSameBytes()
    {
        const ObjectModel thing = ball(30, {0.8, 0.4, 0.1}), other = cube(30, {0.1, 0.4, 0.8});
        const Placed items[] = {{&thing, at(-20, 0, 30)}, {&other, at(35, 5, 15)}};
        const Surroundings where = placeWithLamp({200, 100, 400}, 40, 0.3);
        renderer_->setSurroundings(where);
        const RenderedScene first = renderer_->render(items, tilted(), true);
        SceneRenderer fresh;
        fresh.setSurroundings(where);
        fresh.render({items, 1}, fromAbove(), false);
        const RenderedScene second = fresh.render(items, tilted(), true);
        QVERIFY(sameBytes(first.light, second.light));
        for (size_t i = 0; i < 2; ++i) {
            QVERIFY(sameBytes(first.visible[i], second.visible[i]));
            QVERIFY(sameBytes(first.amodal[i], second.amodal[i]));
        }
    }

    void aStandChangesLittle()
    {
        const ObjectModel thing = ball(25, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(10, 5, 25)}, before{&thing, at(-40, 0, 60)};
        const Surroundings where = placeWithLamp({200, 100, 400}, 40, 0.3);
        Camera moved = fromAbove();
        moved.target[0] += 0.8; // half a pixel
        renderer_->setSurroundings(where);
        const RenderedScene whole = renderer_->render({&item, 1}, moved, false);
        renderer_->setSurroundings(where, fromAbove());
        const RenderedScene first = renderer_->render({&item, 1}, moved, false);
        QVERIFY2(cv::norm(whole.light, first.light, cv::NORM_INF) < 0.03,
                 qPrintable(QString::number(cv::norm(whole.light, first.light, cv::NORM_INF))));
        QVERIFY(cv::norm(whole.light, first.light, cv::NORM_L1) / double(whole.light.total() * 3) < 0.002);
        QVERIFY(sameBytes(whole.visible[0], first.visible[0]));
        // Whatever was drawn in between.
        renderer_->render({&before, 1}, fromAbove(), false);
        QVERIFY(sameBytes(renderer_->render({&item, 1}, moved, false).light, first.light));
    }

private:
    std::unique_ptr<SceneRenderer> renderer_;
};

QTEST_APPLESS_MAIN(SceneRendererTest)
#include "scene_renderer_test.moc"
