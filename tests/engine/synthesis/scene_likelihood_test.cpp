// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/synthesis/scene_likelihood.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <stdexcept>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

cv::Mat disc()
{
    cv::Mat cutout = cv::Mat::zeros(41, 41, CV_8UC4);
    cv::circle(cutout, {20, 20}, 20, {40, 90, 200, 255}, cv::FILLED);
    return cutout;
}

// "Real" heaps: discs that touch in a row and never cover one another, on tables of several colours.
std::vector<cv::Mat> photos(int count)
{
    std::vector<cv::Mat> made;
    Random random(3);
    for (int i = 0; i < count; ++i) {
        cv::Mat photo(120, 160, CV_8UC3, cv::Scalar(random.uniform(100, 200), random.uniform(100, 200), 150));
        for (int row = 0; row < 2; ++row)
            for (int k = 0; k < 4; ++k)
                cv::circle(photo, {35 + 30 * k, 45 + 30 * row}, 15, {40, 90, 200}, cv::FILLED, cv::LINE_AA);
        made.push_back(photo);
    }
    return made;
}

struct Task {
    std::vector<cv::Mat> cutouts{disc()}, real;
    SynthesisOptions synthesis;
    LikelihoodOptions options;
    nn::SceneNet net{nn::SceneBackbone::Small, {}, 1};

    explicit Task(int count) : real(photos(count))
    {
        synthesis.size = {160, 120};
        synthesis.instances = {6, 10};
        synthesis.objectShare = 0.25;
        options.syntheticImages = 24;
        options.cropsPerPhoto = 16;
        options.cropsPerSynthetic = 6;
        options.epochs = 3;
    }
    nn::SceneFit run(const std::function<void(const std::string&, int, int)>& onStep = {})
    {
        return trainLikelihood(net, {cutouts, {}, real}, synthesis, options, 5, onStep);
    }
};

} // namespace

class SceneLikelihoodTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsAndReportsRealSteps()
    {
        Task task(8), again(8);
        std::string activity;
        int last = 0, activities = 0;
        bool whole = false;
        const nn::SceneFit fit = task.run([&](const std::string& now, int done, int total) {
            if (now != activity) last = 0, ++activities;
            activity = now;
            QCOMPARE(done, ++last);
            whole = done == total;
        });
        QCOMPARE(activities, 2);
        QVERIFY(whole);
        QVERIFY2(fit.area > 0.75, qPrintable(QString::number(fit.area)));
        QCOMPARE(again.run().loss, fit.loss); // the same seed, the same network
        const std::vector<cv::Mat> some = photos(2);
        QCOMPARE(task.net.logits(some), again.net.logits(some));
    }

    void canBeEndedAtAnyStep()
    {
        Task task(4);
        int steps = 0;
        const auto stop = [&](const std::string&, int, int) {
            if (++steps == 9) throw std::runtime_error("stop");
        };
        QVERIFY_EXCEPTION_THROWN(task.run(stop), std::runtime_error);
        QCOMPARE(steps, 9);
    }

    void tooLittleIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(Task(3).run(), Error);
        Task none(4);
        none.cutouts.clear();
        QVERIFY_EXCEPTION_THROWN(none.run(), Error);
    }
};

QTEST_APPLESS_MAIN(SceneLikelihoodTest)
#include "scene_likelihood_test.moc"
