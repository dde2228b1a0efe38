// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/nn/alexnet.h"
#include "engine/nn/resnet.h"
#include "tests/engine/nn/python_torch.h"

#include <QTemporaryDir>
#include <QTest>
#include <torch/torch.h>

using namespace clutch;
using namespace clutch::nn;

class AlexnetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The same random weights and the same pictures in torchvision 0.14; a whole classifier's file, as it is
    // downloaded.
    void agreesWithTorchvision()
    {
        if (!test::hasTorchvision()) QSKIP("/usr/bin/python3 has no torchvision");
        QTemporaryDir folder;
        const QString weightsFile = folder.filePath(QStringLiteral("w.pth")),
                      picturesFile = folder.filePath(QStringLiteral("p.pth"));
        QCOMPARE(test::runTorch(QStringLiteral(R"(
import sys, torch, torchvision
torch.manual_seed(6)
net = torchvision.models.alexnet(weights=None).eval()
for p in net.features.parameters():
    torch.nn.init.normal_(p, 0.01, 0.03)
torch.save(net.state_dict(), sys.argv[1])
out = {}
with torch.no_grad():
    for name, h, w in (('small', 96, 96), ('odd', 131, 77), ('least', 63, 63)):
        out[name] = torch.randn(2, 3, h, w)
        out[name + '-features'] = net.features[:12](out[name])
torch.save(out, sys.argv[2])
)"),
                                {weightsFile, picturesFile}),
                 QString());
        const Weights weights = readWeights(pathFromUtf8(weightsFile.toStdString()));
        const Weights wanted = readWeights(pathFromUtf8(picturesFile.toStdString()));
        AlexNet network = loadAlexNet(weights, "w.pth");
        const torch::NoGradGuard inference;
        for (const char* name : {"small", "odd", "least"}) {
            const torch::Tensor features = network->forward(wanted.tensors.at(name));
            const torch::Tensor& peer = wanted.tensors.at(std::string(name) + "-features");
            QCOMPARE(features.sizes().vec(), peer.sizes().vec());
            QVERIFY(peer.norm().item<double>() > 0);
            const double error = ((features - peer).abs().max() / peer.abs().max()).item<double>();
            QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
        }
    }

    void whatDoesNotFitIsNamed()
    {
        try {
            loadAlexNet(Weights(), "empty.pth");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Corrupt);
            QCOMPARE(error.subject(), std::string("empty.pth: features.0.weight"));
        }
    }
};

QTEST_APPLESS_MAIN(AlexnetTest)
#include "alexnet_test.moc"
