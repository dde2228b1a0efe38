// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/nn/scene_net.h"
#include "engine/nn/weights.h"

#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgproc.hpp>
#include <torch/torch.h>

#include <cmath>

using namespace clutch;
using namespace clutch::nn;

namespace {

// "Real" discs touch, "random" ones lie apart: what differs is how they lie.
SceneCrops crops(std::uint64_t seed, int count)
{
    SceneCrops made;
    Random random(seed);
    for (int i = 0; i < count; ++i) {
        const bool touching = i % 2 == 0;
        cv::Mat image(80, 80, CV_8UC3, cv::Scalar::all(random.uniform(120, 220)));
        const double angle = random.uniform(0, 2 * CV_PI), apart = touching ? 11 : 22;
        const cv::Scalar colour(random.uniform(0, 90), random.uniform(0, 90), random.uniform(0, 90));
        for (const int side : {-1, 1})
            cv::circle(image,
                       {cvRound(40 + side * apart * std::cos(angle)), cvRound(40 + side * apart * std::sin(angle))}, 11,
                       colour, cv::FILLED, cv::LINE_AA);
        made.images.push_back(image);
        made.real.push_back(touching);
    }
    return made;
}

} // namespace

class SceneNetTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::filesystem::path path(const char* name) const
    {
        return pathFromUtf8(folder_.filePath(QString::fromLatin1(name)).toStdString());
    }

private Q_SLOTS:
    void colourAndLightTellNothingAndShapeDoes()
    {
        const SceneNet net(SceneBackbone::Small, {}, 1);
        cv::Mat image(60, 120, CV_8UC3, cv::Scalar::all(60)), other, square;
        cv::circle(image, {40, 30}, 20, cv::Scalar::all(180), cv::FILLED);
        image.convertTo(other, CV_8U, 0.5, 40); // flatter and lighter
        cv::multiply(other, cv::Scalar(1.2, 1, 0.8), other);
        cv::resize(image, square, {96, 96});
        const auto logits = net.logits(std::vector{image, other, square});
        QVERIFY(std::abs(logits[0] - logits[1]) < 0.05 * std::abs(logits[0] - logits[2]));
    }

    void learnsHowThingsLie()
    {
        SceneNet net(SceneBackbone::Small, {}, 1);
        SceneTraining training;
        training.epochs = 4;
        int last = 0, whole = 0;
        const SceneFit fit = net.fit(crops(1, 320), crops(2, 80), training, [&](int done, int total) {
            QCOMPARE(done, ++last);
            whole = total;
        });
        QCOMPARE(last, whole);
        QVERIFY2(fit.area > 0.97, qPrintable(QString::number(fit.area)));
        QVERIFY2(fit.accuracy > 0.9, qPrintable(QString::number(fit.accuracy)));
        QVERIFY(fit.loss < 0.35);

        const SceneCrops fresh = crops(3, 60);
        const auto logits = net.logits(fresh.images);
        int right = 0;
        for (std::size_t i = 0; i < logits.size(); ++i)
            right += (logits[i] > 0) == fresh.real[i];
        QVERIFY2(right >= 54, qPrintable(QString::number(right)));

        // one at a time as all at once
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(std::abs(net.logits({&fresh.images[i], 1})[0] - logits[i]) < 1e-4);

        net.save(path("net.safetensors"), R"({"photos":3})");
        const SceneNet back(path("net.safetensors"));
        QCOMPARE(back.logits(fresh.images), logits);
        QCOMPARE(readWeights(path("net.safetensors")).metadata.at("provenance"), std::string(R"({"photos":3})"));
    }

    void theSameSeedGivesTheSameBytes()
    {
        SceneTraining training;
        training.epochs = 2;
        for (const char* name : {"a", "b"}) {
            torch::rand({3}); // the process' own generator moves on
            SceneNet net(SceneBackbone::Small, {}, 7);
            net.fit(crops(1, 64), crops(2, 32), training);
            net.save(path(name), "");
        }
        QCOMPARE(readFile(path("a")), readFile(path("b")));
    }

    void aFixedBodyStaysAsItWas()
    {
        // ResNet-50's first stages with random weights, as a file would bring them
        Weights weights;
        torch::manual_seed(2);
        const auto unit = [&](const std::string& conv, const std::string& norm, std::vector<std::int64_t> shape) {
            const double fan = double(shape[1] * shape[2] * shape[3]);
            weights.tensors[conv + ".weight"] = torch::randn(shape) * std::sqrt(2 / fan);
            weights.tensors[norm + ".weight"] = torch::ones({shape[0]});
            weights.tensors[norm + ".bias"] = torch::zeros({shape[0]});
            weights.tensors[norm + ".running_mean"] = torch::zeros({shape[0]});
            weights.tensors[norm + ".running_var"] = torch::ones({shape[0]});
        };
        unit("conv1", "bn1", {64, 3, 7, 7});
        std::int64_t in = 64;
        for (int stage = 0; stage < 2; ++stage)
            for (int block = 0; block < 3 + stage; ++block) {
                const std::string name = "layer" + std::to_string(stage + 1) + "." + std::to_string(block) + ".";
                const std::int64_t width = 64 << stage;
                unit(name + "conv1", name + "bn1", {width, in, 1, 1});
                unit(name + "conv2", name + "bn2", {width, width, 3, 3});
                unit(name + "conv3", name + "bn3", {4 * width, width, 1, 1});
                if (block == 0) unit(name + "downsample.0", name + "downsample.1", {4 * width, in, 1, 1});
                in = 4 * width;
            }
        writeWeights(path("resnet.safetensors"), weights);
        SceneNet net(SceneBackbone::ResNet50, path("resnet.safetensors"), 1);
        const SceneFit fit = net.fit(crops(1, 192), crops(2, 48), {});
        QVERIFY2(fit.area > 0.9, qPrintable(QString::number(fit.area)));
        net.save(path("net.safetensors"), "");
        const Weights saved = readWeights(path("net.safetensors"));
        for (const auto& [name, tensor] : weights.tensors)
            QVERIFY2(torch::equal(saved.tensors.at("resnet." + name), tensor), name.c_str());
        const SceneCrops fresh = crops(4, 8);
        QCOMPARE(SceneNet(path("net.safetensors")).logits(fresh.images), net.logits(fresh.images));
    }

    void alexNetSeesToo()
    {
        // of a whole classifier's file only the convolutions are taken
        Weights weights;
        torch::manual_seed(3);
        const auto layer = [&](const std::string& name, std::int64_t out, std::int64_t in, std::int64_t side) {
            weights.tensors[name + ".weight"] =
                torch::randn({out, in, side, side}) * std::sqrt(2.0 / double(in * side * side));
            weights.tensors[name + ".bias"] = torch::zeros({out});
        };
        layer("features.0", 64, 3, 11);
        layer("features.3", 192, 64, 5);
        layer("features.6", 384, 192, 3);
        layer("features.8", 256, 384, 3);
        layer("features.10", 256, 256, 3);
        weights.tensors["classifier.6.bias"] = torch::zeros({1000});
        writeWeights(path("alexnet.safetensors"), weights);
        SceneNet net(SceneBackbone::AlexNet, path("alexnet.safetensors"), 1);
        const SceneFit fit = net.fit(crops(1, 192), crops(2, 48), {});
        QVERIFY2(fit.area > 0.8, qPrintable(QString::number(fit.area)));
        net.save(path("net.safetensors"), "");
        const Weights saved = readWeights(path("net.safetensors"));
        QVERIFY(torch::equal(saved.tensors.at("alexnet.features.3.weight"), weights.tensors.at("features.3.weight")));
        QVERIFY(!saved.tensors.contains("alexnet.classifier.6.bias"));
        const SceneNet back(path("net.safetensors"));
        QCOMPARE(back.backbone(), SceneBackbone::AlexNet);
        const SceneCrops fresh = crops(4, 8);
        QCOMPARE(back.logits(fresh.images), net.logits(fresh.images));
        QVERIFY_EXCEPTION_THROWN(SceneNet(SceneBackbone::ResNet50, path("alexnet.safetensors"), 1), Error);
    }

    void oneClassAloneIsRefused()
    {
        SceneNet net(SceneBackbone::Small, {}, 1);
        SceneCrops real = crops(1, 8);
        std::fill(real.real.begin(), real.real.end(), true);
        QVERIFY_EXCEPTION_THROWN(net.fit(real, crops(2, 8), {}), Error);
        QVERIFY_EXCEPTION_THROWN(net.fit(crops(2, 8), real, {}), Error);
    }

    void filesOfOtherNetworksAreRefused()
    {
        Weights other;
        other.tensors["a"] = torch::zeros({2});
        writeWeights(path("other"), other);
        QVERIFY_EXCEPTION_THROWN(SceneNet{path("other")}, Error);
        SceneNet(SceneBackbone::Small, {}, 1).save(path("net"), "");
        for (const char* missing : {"temperature", "head.decide.weight", "small.layers.0.weight"}) {
            Weights damaged = readWeights(path("net"));
            damaged.tensors.erase(missing);
            writeWeights(path("damaged"), damaged);
            QVERIFY_EXCEPTION_THROWN(SceneNet{path("damaged")}, Error);
        }
        Weights cold = readWeights(path("net"));
        cold.tensors["temperature"] = torch::tensor(0.0, torch::kDouble);
        writeWeights(path("cold"), cold);
        QVERIFY_EXCEPTION_THROWN(SceneNet{path("cold")}, Error);
    }
};

QTEST_APPLESS_MAIN(SceneNetTest)
#include "scene_net_test.moc"
