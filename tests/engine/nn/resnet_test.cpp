// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/nn/resnet.h"
#include "tests/engine/nn/python_torch.h"

#include <QTemporaryDir>
#include <QTest>
#include <torch/torch.h>

using namespace clutch;
using namespace clutch::nn;

class ResnetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The same weights and the same picture in torchvision 0.14.
    void agreesWithTorchvision()
    {
        if (!test::hasTorchvision()) QSKIP("/usr/bin/python3 has no torchvision");
        QTemporaryDir folder;
        const QString weightsFile = folder.filePath(QStringLiteral("w.pth")),
                      picturesFile = folder.filePath(QStringLiteral("p.pth"));
        QCOMPARE(test::runTorch(QStringLiteral(R"(
import sys, torch, torchvision
torch.manual_seed(5)
net = torchvision.models.resnet50(weights=None)
for module in net.modules():
    if isinstance(module, torch.nn.BatchNorm2d):
        torch.nn.init.uniform_(module.weight, 0.5, 1)
        torch.nn.init.uniform_(module.bias, -0.2, 0.2)
        torch.nn.init.uniform_(module.running_mean, -0.2, 0.2)
        torch.nn.init.uniform_(module.running_var, 0.5, 2)
net.eval()
torch.save(net.state_dict(), sys.argv[1])
image = torch.randint(0, 256, (2, 75, 97, 3), dtype=torch.uint8) # B G R
x = image.flip(3).permute(0, 3, 1, 2).float() / 255
x = torchvision.transforms.functional.normalize(x, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
out = {'image': image, 'normalised': x}
with torch.no_grad():
    y = net.maxpool(net.relu(net.bn1(net.conv1(x))))
    for i in range(1, 5):
        y = getattr(net, 'layer%d' % i)(y)
        out['stage%d' % i] = y
torch.save(out, sys.argv[2])
)"),
                                {weightsFile, picturesFile}),
                 QString());
        const Weights weights = readWeights(pathFromUtf8(weightsFile.toStdString()));
        const Weights wanted = readWeights(pathFromUtf8(picturesFile.toStdString()));
        const torch::NoGradGuard inference;
        const torch::Tensor input = inputOf(weights).apply(wanted.tensors.at("image"));
        QVERIFY(torch::allclose(input, wanted.tensors.at("normalised"), 1e-5, 1e-6));
        ResNet50 network = loadResNet50(weights, "w.pth", 4);
        const auto outputs = network->forward(input);
        QCOMPARE(outputs.size(), std::size_t(4));
        for (std::size_t i = 0; i < 4; ++i) {
            const torch::Tensor& peer = wanted.tensors.at("stage" + std::to_string(i + 1));
            QCOMPARE(outputs[i].sizes().vec(), peer.sizes().vec());
            const double error = ((outputs[i] - peer).norm() / peer.norm()).item<double>();
            QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
        }
        // Told where the stride is, the same weights compute something else: it is not ignored.
        Weights moved = weights;
        moved.metadata["stride"] = "first-1x1";
        const auto others = loadResNet50(moved, "w.pth", 2)->forward(input);
        QVERIFY(torch::equal(others[0], outputs[0]));
        QVERIFY(!torch::allclose(others[1], outputs[1], 1e-2, 1e-2));
    }

    void theLastStageAloneIsTheSame()
    {
        for (const StridePlacement stride : {StridePlacement::First1x1, StridePlacement::Middle3x3}) {
            torch::manual_seed(3);
            ResNet50 network(stride, 2);
            for (const torch::Tensor& buffer : network->buffers()) // variances among them
                buffer.uniform_(0.5, 1);
            for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{1, 3, 96, 96}, {5, 3, 70, 43}}) {
                const torch::NoGradGuard fixed;
                const torch::Tensor input = torch::randn(shape), wanted = network->forward(input).back();
                for (int i = 0; i < 2; ++i) { // what was kept of the first time serves the second
                    const torch::Tensor last = network->last(input);
                    QVERIFY(last.sizes() == wanted.sizes());
                    const double error = ((last - wanted).norm() / wanted.norm()).item<double>();
                    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
                }
            }
        }
    }

    void whatDoesNotFitIsNamed()
    {
        Weights weights;
        try {
            loadResNet50(weights, "empty.pth", 1);
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Corrupt);
            QVERIFY(error.subject().starts_with("empty.pth: "));
        }
        weights.metadata["stride"] = "somewhere";
        QVERIFY_EXCEPTION_THROWN(loadResNet50(weights, "w", 1), Error);
        weights.metadata["input"] = "upside-down";
        QVERIFY_EXCEPTION_THROWN(inputOf(weights), Error);
    }
};

QTEST_APPLESS_MAIN(ResnetTest)
#include "resnet_test.moc"
