// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/placement_traces.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace clutch;
using namespace clutch::jobs;
using synthesis::Placement;
using synthesis::PlacementTrace;

namespace {

std::vector<PlacementTrace> someTraces()
{
    PlacementTrace first, second;
    first.chosen = {12.5, 0.75, 100, 80};
    first.scaleLow = 0.5, first.scaleHigh = 1;
    second = first;
    second.tried = {{{1, 0.6, 3, 4}, -2.25}, {{359.875, 0.9, 50.0625, 60}, 1.0 / 3}};
    second.best = 1;
    second.chosen = second.tried[1].placement;
    return {first, second};
}

bool same(const Placement& a, const Placement& b)
{
    return a.angleDegrees == b.angleDegrees && a.scale == b.scale && a.x == b.x && a.y == b.y;
}

} // namespace

class PlacementTracesTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path file() const { return pathFromUtf8(directory_.path().toStdString()) / "a.placement"; }

    bool isRefused(const std::vector<std::uint8_t>& bytes) const
    {
        std::ofstream(file(), std::ios::binary) // hundreds of files: none of them need reach the disk
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        try {
            readTraces(file());
        } catch (const Error& error) {
            return error.kind() == ErrorKind::Corrupt;
        }
        return false;
    }

    QTemporaryDir directory_;

private Q_SLOTS:
    void keepsEveryBit()
    {
        const auto traces = someTraces();
        writeFileAtomically(file(), encodeTraces(traces));
        const auto read = readTraces(file());
        QCOMPARE(read.size(), traces.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].tried.size(), traces[i].tried.size());
            for (std::size_t k = 0; k < read[i].tried.size(); ++k) {
                QVERIFY(same(read[i].tried[k].placement, traces[i].tried[k].placement));
                QCOMPARE(read[i].tried[k].score, traces[i].tried[k].score);
            }
            QCOMPARE(read[i].best, traces[i].best);
            QVERIFY(same(read[i].chosen, traces[i].chosen));
            QCOMPARE(read[i].scaleLow, traces[i].scaleLow);
            QCOMPARE(read[i].scaleHigh, traces[i].scaleHigh);
        }
    }

    void whatContradictsItselfIsRefused()
    {
        const auto good = nlohmann::json::from_cbor(encodeTraces(someTraces()));
        const auto refused = [&](const char* pointer, const nlohmann::json& value) {
            nlohmann::json bad = good;
            bad[nlohmann::json::json_pointer(pointer)] = value;
            return isRefused(nlohmann::json::to_cbor(bad));
        };
        QVERIFY(!isRefused(nlohmann::json::to_cbor(good)));
        QVERIFY(refused("/format", "other"));
        QVERIFY(refused("/version", 2));
        QVERIFY(refused("/objects", 3));
        QVERIFY(refused("/objects/1/best", 2));
        QVERIFY(refused("/objects/1/best", -1));
        QVERIFY(refused("/objects/1/tried/0", {1, 2, 3, 4}));
        QVERIFY(refused("/objects/1/tried/0/1", 0)); // scale
        QVERIFY(refused("/objects/1/tried/0/4", std::nan("")));
        QVERIFY(refused("/objects/0/chosen", "here"));
        QVERIFY(refused("/objects/0/scales", {2, 1}));
        QVERIFY(refused("/objects/0/tried", nullptr));
    }

    void listsInListsDoNotCrashIt()
    {
        QVERIFY(isRefused(std::vector<std::uint8_t>(1 << 20, 0x81))); // each a list of one
        QVERIFY(isRefused(std::vector<std::uint8_t>(1 << 20, 0x9f))); // each a list without an end
        nlohmann::json bad = nlohmann::json::from_cbor(encodeTraces(someTraces()));
        for (const double scale : {1e-30, 1e-12, 1e30}) {
            bad["objects"][0]["chosen"][1] = scale;
            QVERIFY(isRefused(nlohmann::json::to_cbor(bad)));
        }
    }

    void noBytesCrashIt()
    {
        const std::vector<std::uint8_t> good = encodeTraces(someTraces());
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(isRefused({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)}));
        Random random(1);
        int refusals = 0;
        for (int i = 0; i < 500; ++i) {
            std::vector<std::uint8_t> bad = good;
            for (int k = random.integer(1, 4); k > 0; --k)
                bad[static_cast<std::size_t>(random.integer(0, static_cast<int>(bad.size()) - 1))] =
                    static_cast<std::uint8_t>(random.integer(0, 255));
            refusals += isRefused(bad) ? 1 : 0; // or is another trace: a number may be any other
        }
        QVERIFY(refusals > 100);
    }
};

QTEST_GUILESS_MAIN(PlacementTracesTest)
#include "placement_traces_test.moc"
