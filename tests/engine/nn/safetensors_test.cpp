// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/nn/safetensors.h"
#include "tests/engine/nn/python_torch.h"

#include <QTemporaryDir>
#include <QTest>
#include <torch/torch.h>

#include <cstring>

using namespace clutch;
using namespace clutch::nn;

namespace {

std::vector<std::uint8_t> fileOf(const std::string& header, std::size_t dataBytes)
{
    std::vector<std::uint8_t> bytes(8 + header.size() + dataBytes);
    const std::uint64_t length = header.size();
    std::memcpy(bytes.data(), &length, 8);
    std::memcpy(bytes.data() + 8, header.data(), header.size());
    return bytes;
}

Weights sample()
{
    torch::manual_seed(3);
    Weights weights;
    weights.tensors["layer.weight"] = torch::randn({3, 4}).t().contiguous();
    weights.tensors["flag"] = torch::tensor({true, false, true});
    weights.tensors["half"] = torch::randn({5}).to(torch::kHalf);
    weights.tensors["steps"] = torch::tensor({std::int64_t(7)});
    weights.tensors["none"] = torch::empty({0, 4});
    weights.tensors["number"] = torch::tensor(2.5, torch::kDouble);
    weights.metadata["stride"] = "first-1x1";
    return weights;
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const Weights weights = sample();
        const auto bytes = formatSafetensors(weights);
        QCOMPARE(bytes, formatSafetensors(weights));
        const Weights back = parseSafetensors(bytes, "w");
        QCOMPARE(back.metadata, weights.metadata);
        QCOMPARE(back.tensors.size(), weights.tensors.size());
        for (const auto& [name, tensor] : weights.tensors) {
            const torch::Tensor& other = back.tensors.at(name);
            QVERIFY2(other.scalar_type() == tensor.scalar_type() && torch::equal(other, tensor), name.c_str());
        }
    }

    // The layout of the format, written down by another hand.
    void anIndependentReaderAgrees()
    {
        if (!test::hasTorchvision()) QSKIP("/usr/bin/python3 has no torchvision");
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("w.safetensors"));
        writeWeights(pathFromUtf8(file.toStdString()), sample());
        QCOMPARE(test::runTorch(QStringLiteral(R"(
import json, struct, sys, numpy, torch
raw = open(sys.argv[1], 'rb').read()
n, = struct.unpack('<Q', raw[:8])
assert n % 8 == 0
header, data = json.loads(raw[8:8 + n]), raw[8 + n:]
assert header.pop('__metadata__') == {'stride': 'first-1x1'}
kinds = {'F32': '<f4', 'F64': '<f8', 'F16': '<f2', 'I64': '<i8', 'BOOL': '?'}
read = {}
for name, entry in header.items():
    begin, end = entry['data_offsets']
    kind = numpy.dtype(kinds[entry['dtype']])
    assert begin % kind.itemsize == 0
    read[name] = numpy.frombuffer(data[begin:end], kind).reshape(entry['shape'])
assert sum(e['data_offsets'][1] - e['data_offsets'][0] for e in header.values()) == len(data)
torch.manual_seed(3)
assert numpy.array_equal(read['layer.weight'], torch.randn(3, 4).t().numpy())
assert read['flag'].tolist() == [True, False, True] and read['steps'].tolist() == [7] and read['number'] == 2.5
assert read['none'].shape == (0, 4) and read['half'].shape == (5,)
)"),
                                {file}),
                 QString());
    }

    void damageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("dataBytes");
        const auto row = [](const char* name, const char* header, int bytes) {
            QTest::newRow(name) << QByteArray(header) << bytes;
        };
        row("no JSON", "{", 0);
        row("an array", "[]", 0);
        row("entry is no object", R"({"a":3})", 0);
        row("unknown field missing", R"({"a":{"dtype":"F32","shape":[1]}})", 4);
        row("too short", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4);
        row("too long", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 8);
        row("size and shape differ", R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8);
        row("negative", R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4);
        row("a fraction", R"({"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4);
        row("backwards", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4);
        row("product overflows", R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", 0);
        row("huge beside nothing", R"({"a":{"dtype":"F32","shape":[0,4611686018427387904,8],"data_offsets":[0,0]}})",
            0);
        row("overlap",
            R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
            4);
        row("a gap", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8);
        row("a name twice",
            R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
            4);
        row("metadata is no text", R"({"__metadata__":{"a":1}})", 0);
        row("deep", R"({"a":[[[[[[[[[[]]]]]]]]]]})", 0);
    }
    void damageIsRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, dataBytes);
        try {
            parseSafetensors(fileOf(header.toStdString(), static_cast<std::size_t>(dataBytes)), "bad.safetensors");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Corrupt);
            QVERIFY(QString::fromStdString(error.subject()).startsWith(QStringLiteral("bad.safetensors")));
        }
    }

    void aHeaderLongerThanTheFileIsRefused()
    {
        for (const std::uint64_t length : {std::uint64_t(3), std::uint64_t(1) << 40, ~std::uint64_t(0)}) {
            std::vector<std::uint8_t> bytes(10, '{');
            std::memcpy(bytes.data(), &length, 8);
            QVERIFY_EXCEPTION_THROWN(parseSafetensors(bytes, "w"), Error);
        }
        QVERIFY_EXCEPTION_THROWN(parseSafetensors(std::vector<std::uint8_t>(5), "w"), Error);
    }

    // 640 is 80 02 in the file, as a pickle begins.
    void aHeaderMayBeginLikeAPickle()
    {
        QTemporaryDir folder;
        const auto file = pathFromUtf8(folder.filePath(QStringLiteral("w")).toStdString());
        std::string header = R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
        header.resize(640, ' ');
        writeFileAtomically(file, fileOf(header, 4));
        QCOMPARE(readWeights(file).tensors.size(), std::size_t(1));
    }

    void everyTruncationIsRefused()
    {
        const auto bytes = formatSafetensors(sample());
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY_EXCEPTION_THROWN(parseSafetensors({bytes.data(), length}, "w"), Error);
    }

    void unknownNumbersAreNamed()
    {
        try {
            parseSafetensors(fileOf(R"({"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}})", 1), "w");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Unsupported);
            QVERIFY(error.subject().find("F8_E4M3") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
