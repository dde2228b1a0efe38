// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/nn/weights.h"
#include "tests/engine/nn/python_torch.h"

#include <QTemporaryDir>
#include <QTest>
#include <torch/torch.h>

#include <caffe2/serialize/inline_container.h>

using namespace clutch;
using namespace clutch::nn;

namespace {

// Pickle, written down: "\x80\x02" and then what a case is about.
const std::string kStart("\x80\x02", 2);
std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string whole;
    for (const std::string_view part : parts)
        whole.append(part);
    return whole;
}
std::string number(int value)
{
    return {'J', char(value), char(value >> 8), char(value >> 16), char(value >> 24)};
}
std::string text(const std::string& value)
{
    std::string code = number(int(value.size()));
    code[0] = 'X';
    return code.append(value);
}
std::string storage(const std::string& type, const std::string& elements)
{
    return joined({"(", text("storage"), "ctorch\n", type, "\n", text("0"), text("cpu"), elements, "tQ"});
}
// A tensor: a storage of 4 floats, an offset, sizes, strides
std::string tensor(const std::string& elements, const std::string& offset, const std::string& sizes,
                   const std::string& strides)
{
    return joined({"ctorch._utils\n_rebuild_tensor_v2\n(", storage("FloatStorage", elements), offset, "(", sizes, "t(",
                   strides, "t\x89NtR"});
}
std::string stateDict(const std::string& value)
{
    return joined({kStart, "}", text("w"), value, "s."});
}
const std::string kGood = tensor("K\x04", std::string("K\0", 2), "K\x02K\x02", "K\x02K\x01");

} // namespace

class TorchFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const
    {
        return pathFromUtf8(folder_.filePath(QString::fromLatin1(name)).toStdString());
    }
    std::filesystem::path archive(const std::string& pickle) const
    {
        const auto file = path("made.pth");
        const std::array<float, 4> numbers{1, 2, 3, 4};
        caffe2::serialize::PyTorchStreamWriter writer(utf8(file));
        writer.writeRecord("data.pkl", pickle.data(), pickle.size());
        writer.writeRecord("data/0", numbers.data(), sizeof numbers);
        writer.writeEndOfFile();
        return file;
    }

private Q_SLOTS:
    void readsWhatPyTorchSaves()
    {
        if (!test::hasTorchvision()) QSKIP("/usr/bin/python3 has no torchvision");
        const QString file = folder_.filePath(QStringLiteral("peer é.pth"));
        QCOMPARE(test::runTorch(QStringLiteral(R"(
import sys, torch, collections
torch.manual_seed(1)
base = torch.arange(24, dtype=torch.float32)
net = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
state = net.state_dict()
state['view'] = base.view(4, 6)[1:3, ::2]
state['turned'] = base.view(4, 6).t()
state['double'] = torch.tensor([1.5], dtype=torch.float64)
state['half'] = torch.tensor([0.25], dtype=torch.float16)
state['long'] = torch.tensor(-5)
state['empty'] = torch.zeros(0, 3)
state['parameter'] = torch.nn.Parameter(torch.tensor([2.0, 3.0]))
torch.save(state, sys.argv[1])
)"),
                                {file}),
                 QString());
        const Weights weights = readWeights(pathFromUtf8(file.toStdString()));
        const auto& tensors = weights.tensors;
        QCOMPARE(tensors.size(), std::size_t(14));
        const torch::Tensor base = torch::arange(24, torch::kFloat).view({4, 6});
        using torch::indexing::None;
        using torch::indexing::Slice;
        QVERIFY(torch::equal(tensors.at("view"), base.index({Slice(1, 3), Slice(None, None, 2)})));
        QVERIFY(torch::equal(tensors.at("turned"), base.t()));
        QVERIFY(tensors.at("turned").is_contiguous());
        QCOMPARE(tensors.at("double").item<double>(), 1.5);
        QCOMPARE(tensors.at("half").item<float>(), 0.25F);
        QCOMPARE(tensors.at("long").item<std::int64_t>(), std::int64_t(-5));
        QCOMPARE(tensors.at("empty").sizes().vec(), (std::vector<std::int64_t>{0, 3}));
        QVERIFY(torch::equal(tensors.at("parameter"), torch::tensor({2.0F, 3.0F})));
        torch::manual_seed(1);
        const torch::nn::Linear linear(3, 2);
        QVERIFY(torch::equal(tensors.at("0.weight"), linear->weight));
    }

    void readsTheEntryOfACheckpoint()
    {
        const std::string inner = joined({"}", text("w"), kGood, "s"});
        const Weights weights =
            readWeights(archive(joined({kStart, "}(", text("epoch"), "K\x07", text("model"), inner, "u."})));
        QVERIFY(torch::equal(weights.tensors.at("w"), torch::tensor({{1.0F, 2.0F}, {3.0F, 4.0F}})));
    }

    void hostilePicklesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("pickle");
        const auto row = [](const char* name, const std::string& pickle) {
            QTest::newRow(name) << QByteArray::fromStdString(pickle);
        };
        const std::string nul(1, '\0'), zero("K\0", 2), four("K\x04"), one("K\x01");
        row("a command", joined({kStart, "cos\nsystem\n(", text("true"), "tR."}));
        row("a global of torch", stateDict(joined({"ctorch\nload\n(", text("x"), "tR"})));
        row("an object", stateDict("c__builtin__\nobject\n)\x81"));
        row("beyond the storage", stateDict(tensor(four, one, "K\x04", one)));
        row("a stride beyond", stateDict(tensor(four, zero, "K\x02", four)));
        row("an offset beyond", stateDict(tensor(four, number(1 << 30), one, one)));
        row("a negative offset", stateDict(tensor(four, number(-1), one, one)));
        row("a negative stride", stateDict(tensor(four, zero, "K\x02", number(-1))));
        row("more than it has", stateDict(tensor(four, zero, "K\x05", zero)));
        row("stretched by a stride of 0",
            stateDict(tensor(four, zero, joined({number(1 << 30), number(1 << 30)}), joined({zero, zero}))));
        row("sizes that overflow",
            stateDict(tensor(four, zero, joined({zero, number(0x7fffffff), number(0x7fffffff), number(0x7fffffff)}),
                             joined({zero, zero, zero, zero}))));
        row("a storage that says more", stateDict(tensor(number(1 << 20), zero, one, one)));
        row("a storage of 2^62", stateDict(tensor(std::string("\x8a\x08\0\0\0\0\0\0\0\x40", 10), zero, one, one)));
        row("sizes without strides", stateDict(tensor(four, zero, "K\x02K\x02", one)));
        row("not a dictionary", joined({kStart, "K\x01."}));
        row("nothing by name", joined({kStart, "}."}));
        row("an empty stack", joined({kStart, "R."}));
        row("no mark", joined({kStart, "}u."}));
        row("an odd number of entries", joined({kStart, "}(", text("w"), "u."}));
        row("no end", joined({kStart, "}"}));
        row("text longer than the file", joined({kStart, "X\xff\xff\xff\xff"}));
        row("never stored", joined({kStart, "h\x09."}));
        row("a dictionary in itself", joined({kStart, "}q", nul, text("model"), "h", nul, "s."}));
        row("empty", "");
    }
    void hostilePicklesAreRefused()
    {
        QFETCH(QByteArray, pickle);
        const auto file = archive(pickle.toStdString());
        try {
            readWeights(file);
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Corrupt);
            QVERIFY(QString::fromStdString(error.subject()).startsWith(QString::fromStdString(utf8(file))));
        }
    }

    void manyTensorsOfOneStorageAreNoBomb()
    {
        std::string bomb = joined({kStart, "}("});
        for (int i = 0; i < 150000; ++i)
            bomb.append(text(std::to_string(i))).append(kGood);
        QVERIFY_EXCEPTION_THROWN(readWeights(archive(bomb.append("u."))), Error);
    }

    void oneLongTextFetchedOftenIsNoBomb()
    {
        const std::string nul(1, '\0');
        std::string bomb = joined({kStart, text(std::string(1'000'000, 'x')), "q", nul});
        for (int i = 0; i < 1'000'000; ++i)
            bomb.append("h").append(nul);
        QVERIFY_EXCEPTION_THROWN(readWeights(archive(bomb.append("."))), Error); // and not std::bad_alloc
    }

    // What LibTorch writes is stored; here a stored part is said to be deflated.
    void compressedArchivesAreRefused()
    {
        auto bytes = readFile(archive(stateDict(kGood)));
        const std::string entry("PK\x01\x02", 4);
        const auto found = std::search(bytes.begin(), bytes.end(), entry.begin(), entry.end());
        QVERIFY(found != bytes.end());
        *(found + 10) = 8;
        const auto file = path("deflated.pth");
        writeFileAtomically(file, bytes);
        try {
            readWeights(file);
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(error.subject().ends_with("a part of it is compressed"));
        }
    }

    void everyTruncationOfAPickleIsRefused()
    {
        const std::string whole = stateDict(kGood);
        QCOMPARE(readWeights(archive(whole)).tensors.size(), std::size_t(1));
        for (std::size_t length = 0; length < whole.size(); length += 3)
            QVERIFY_EXCEPTION_THROWN(readWeights(archive(whole.substr(0, length))), Error);
    }

    void truncatedArchivesAreRefused()
    {
        const auto bytes = readFile(archive(stateDict(kGood)));
        const auto file = path("cut.pth");
        for (std::size_t length = 4; length < bytes.size(); length += 13) {
            writeFileAtomically(file, std::span(bytes.data(), length));
            QVERIFY_EXCEPTION_THROWN(readWeights(file), Error);
        }
    }

    void otherFormatsAreNamed()
    {
        const auto file = path("other.pth");
        const auto kindOf = [&](const std::string& bytes) {
            writeFileAtomically(file, bytes);
            try {
                readWeights(file);
            } catch (const Error& error) {
                return error.kind();
            }
            return ErrorKind::Internal;
        };
        QCOMPARE(kindOf(std::string("\x80\x02\x8a\x0al\xfc\x9c", 7)), ErrorKind::Unsupported); // before PyTorch 1.6
        QCOMPARE(kindOf("GIF89a..........."), ErrorKind::Unsupported);
        QCOMPARE(kindOf(""), ErrorKind::Unsupported);
        std::filesystem::remove(file);
        QVERIFY_EXCEPTION_THROWN(readWeights(file), Error);
    }
};

QTEST_APPLESS_MAIN(TorchFileTest)
#include "torch_file_test.moc"
