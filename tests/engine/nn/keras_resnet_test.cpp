// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/nn/keras_resnet.h"
#include "engine/nn/resnet.h"

#include <QTemporaryDir>
#include <QTest>
#include <torch/torch.h>

#include <array>

using namespace clutch;
using namespace clutch::nn;

namespace {

// Weights as Keras would hold them: random, but of the right shapes.
Weights kerasWeights()
{
    torch::manual_seed(8);
    Weights keras;
    const auto unit = [&](const std::string& conv, const std::string& norm, std::vector<std::int64_t> shape) {
        const std::int64_t out = shape[3];
        const double fan = double(shape[0] * shape[1] * shape[2]);
        keras.tensors[conv + "/kernel"] = torch::randn(shape) / std::sqrt(fan);
        keras.tensors[conv + "/bias"] = torch::randn({out}) * 0.1;
        keras.tensors[norm + "/gamma"] = torch::rand({out}) * 0.05 + 0.05;
        keras.tensors[norm + "/beta"] = torch::randn({out}) * 0.1;
        keras.tensors[norm + "/moving_mean"] = torch::randn({out}) * 0.1;
        keras.tensors[norm + "/moving_variance"] = torch::rand({out}) * 0.01 + 0.001; // small: epsilon counts
    };
    unit("conv1", "bn_conv1", {7, 7, 3, 64});
    std::int64_t in = 64;
    constexpr std::array<int, 4> kBlocks{3, 4, 6, 3};
    for (int stage = 0; stage < 4; ++stage)
        for (int block = 0; block < kBlocks[std::size_t(stage)]; ++block) {
            const std::string name = std::to_string(stage + 2) + char('a' + block) + "_branch";
            const std::int64_t width = 64 << stage;
            unit("res" + name + "2a", "bn" + name + "2a", {1, 1, in, width});
            unit("res" + name + "2b", "bn" + name + "2b", {3, 3, width, width});
            unit("res" + name + "2c", "bn" + name + "2c", {1, 1, width, 4 * width});
            if (block == 0) unit("res" + name + "1", "bn" + name + "1", {1, 1, in, 4 * width});
            in = 4 * width;
        }
    keras.tensors["fc1000/kernel"] = torch::randn({2048, 1000});
    keras.tensors["fc1000/bias"] = torch::randn({1000});
    return keras;
}

// One layer as Keras computes it: a convolution with a bias, then batch norm with its own epsilon.
torch::Tensor layer(const Weights& keras, const std::string& conv, const std::string& norm, const torch::Tensor& x,
                    int stride)
{
    const auto& kernel = keras.tensors.at(conv + "/kernel");
    const torch::Tensor y = torch::conv2d(x, kernel.permute({3, 2, 0, 1}).contiguous(),
                                          keras.tensors.at(conv + "/bias"), stride, kernel.size(0) / 2);
    return torch::batch_norm(y, keras.tensors.at(norm + "/gamma"), keras.tensors.at(norm + "/beta"),
                             keras.tensors.at(norm + "/moving_mean"), keras.tensors.at(norm + "/moving_variance"),
                             false, 0.0, 1e-3, false);
}

torch::Tensor block(const Weights& keras, const std::string& name, const torch::Tensor& x, int stride, bool first)
{
    const auto part = [&](const char* branch, const torch::Tensor& from, int step) {
        return layer(keras, "res" + name + branch, "bn" + name + branch, from, step);
    };
    const torch::Tensor y = part("_branch2c", part("_branch2b", part("_branch2a", x, stride).relu(), 1).relu(), 1);
    return (y + (first ? part("_branch1", x, stride) : x)).relu();
}

} // namespace

class KerasResnetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computesWhatKerasDoes()
    {
        const torch::NoGradGuard inference;
        const Weights keras = kerasWeights();
        const Weights converted = resNet50FromKeras(keras, "model");
        QCOMPARE(converted.metadata.at("stride"), std::string("first-1x1"));
        QCOMPARE(converted.tensors.at("fc.weight").sizes().vec(), (std::vector<std::int64_t>{1000, 2048}));
        QVERIFY(torch::equal(converted.tensors.at("fc.weight")[7], keras.tensors.at("fc1000/kernel").select(1, 7)));
        const torch::Tensor image = torch::randint(0, 256, {1, 64, 80, 3}, torch::kByte); // B G R
        const torch::Tensor x = image.permute({0, 3, 1, 2}).to(torch::kFloat) -
                                torch::tensor({103.939F, 116.779F, 123.68F}).view({1, 3, 1, 1});
        torch::Tensor y = torch::max_pool2d(layer(keras, "conv1", "bn_conv1", x, 2).relu(), 3, 2, 1);
        for (const char* name : {"2a", "2b", "2c", "3a", "3b", "3c", "3d"})
            y = block(keras, name, y, std::string(name) == "3a" ? 2 : 1, name[1] == 'a');
        const auto outputs = loadResNet50(converted, "model", 2)->forward(inputOf(converted).apply(image));
        const double error = ((outputs[1] - y).norm() / y.norm()).item<double>();
        QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
    }

    void whatIsMissingIsNamed()
    {
        Weights keras = kerasWeights();
        keras.tensors["res4c_branch2b/kernel"] = torch::zeros({1, 1, 256, 256});
        try {
            resNet50FromKeras(keras, "model");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.subject(), std::string("model: res4c_branch2b/kernel"));
        }
    }

    void joinsShards()
    {
        QTemporaryDir folder;
        const auto root = pathFromUtf8(folder.path().toStdString());
        const std::array<float, 5> numbers{1, 2, 3, 4, 5};
        const std::string bytes(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
        writeFileAtomically(root / "a.bin", bytes.substr(0, 10)); // in the middle of the third number
        writeFileAtomically(root / "b.bin", bytes.substr(10));
        writeFileAtomically(root / "model.json", std::string_view(R"({"weightsManifest":[{"paths":["a.bin","b.bin"],
            "weights":[{"name":"x","shape":[2,2],"dtype":"float32"},{"name":"y","shape":[],"dtype":"float32"}]}]})"));
        const Weights weights = readTensorFlowJs(root);
        QVERIFY(torch::equal(weights.tensors.at("x"), torch::tensor({{1.0F, 2.0F}, {3.0F, 4.0F}})));
        QCOMPARE(weights.tensors.at("y").item<float>(), 5.0F);
    }

    void damagedModelsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("group");
        const auto row = [](const char* name, const char* group) { QTest::newRow(name) << QByteArray(group); };
        row("out of the folder", R"({"paths":["../a.bin"],"weights":[]})");
        row("an absolute path", R"({"paths":["/etc/passwd"],"weights":[]})");
        row("the folder itself", R"({"paths":[".."],"weights":[]})");
        row("no such shard", R"({"paths":["none.bin"],"weights":[]})");
        row("bytes left over", R"({"paths":["a.bin"],"weights":[{"name":"x","shape":[1],"dtype":"float32"}]})");
        row("too few bytes", R"({"paths":["a.bin"],"weights":[{"name":"x","shape":[3],"dtype":"float32"}]})");
        row("an overflow",
            R"({"paths":["a.bin"],"weights":[{"name":"x","shape":[4611686018427387904,4],"dtype":"float32"}]})");
        row("a negative length", R"({"paths":["a.bin"],"weights":[{"name":"x","shape":[-2],"dtype":"float32"}]})");
        row("quantised",
            R"({"paths":["a.bin"],"weights":[{"name":"x","shape":[2],"dtype":"float32","quantization":{}}]})");
        row("no name", R"({"paths":["a.bin"],"weights":[{"shape":[2],"dtype":"float32"}]})");
        row("not an object", "3");
    }
    void damagedModelsAreRefused()
    {
        QFETCH(QByteArray, group);
        QTemporaryDir folder;
        const auto root = pathFromUtf8(folder.path().toStdString());
        writeFileAtomically(root / "a.bin", std::string_view("12345678"));
        writeFileAtomically(root / "model.json", R"({"weightsManifest":[)" + group.toStdString() + "]}");
        QVERIFY_EXCEPTION_THROWN(readTensorFlowJs(root), Error);
    }
};

QTEST_APPLESS_MAIN(KerasResnetTest)
#include "keras_resnet_test.moc"
