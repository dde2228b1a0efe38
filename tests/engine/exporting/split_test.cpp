// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/exporting/split.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace clutch;
using namespace clutch::exporting;

namespace {

using Recordings = std::vector<std::vector<std::int64_t>>;

constexpr Shares kUsual{0.8, 0.1, 0.1};

/// No recording in two parts.
bool isGrouped(const Recordings& recordings, const SplitPlan& plan)
{
    std::map<std::int64_t, Part> partOf;
    for (std::size_t image = 0; image < recordings.size(); ++image)
        for (const std::int64_t recording : recordings[image])
            if (partOf.try_emplace(recording, plan.parts[image]).first->second != plan.parts[image]) return false;
    return true;
}

bool countsAgree(const SplitPlan& plan)
{
    for (std::size_t part = 0; part < kParts; ++part)
        if (plan.counts[part] != std::count(plan.parts.begin(), plan.parts.end(), static_cast<Part>(part)))
            return false;
    return true;
}

double worstShare(const SplitPlan& plan, const Shares& shares)
{
    double worst = 0;
    for (std::size_t part = 0; part < kParts; ++part)
        worst =
            std::max(worst, std::abs(static_cast<double>(plan.counts[part]) / static_cast<double>(plan.parts.size()) -
                                     shares[part]));
    return worst;
}

} // namespace

class SplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsShares()
    {
        QVERIFY(!parseShares(""));
        QVERIFY(parseShares("0.8,0.1,0.1").value() == kUsual);
        QVERIFY(parseShares(" .75 , 0.25 ").value() == (Shares{0.75, 0.25, 0}));
        QVERIFY(parseShares("0.5,0,0.5").value() == (Shares{0.5, 0, 0.5}));
        const Shares thirds = parseShares("0.333,0.333,0.333").value();
        QVERIFY(std::abs(thirds[0] - 1.0 / 3) < 1e-12);
    }

    void refusesWhatIsNoSplit_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"0.8,0.8",
                                 "1,a",
                                 "-0.5,1.5",
                                 "-0.1,0.6,0.5",
                                 "0.25,0.25,0.25,0.25",
                                 "0.8",
                                 "1",
                                 "0.8,0.1",
                                 "0,1",
                                 "0,0.5,0.5",
                                 "nan,1",
                                 "inf,0",
                                 "0.8,0.1,0.1,",
                                 ",",
                                 "0.8;0.2",
                                 "80,10,10",
                                 "0.9 0.1",
                                 "0.9,0.1x",
                                 " ",
                                 "0x1,0",
                                 "0.8,,0.2",
                                 "1e400,0"})
            QTest::addRow("'%s'", text) << text;
    }
    void refusesWhatIsNoSplit()
    {
        QFETCH(QString, text);
        try {
            parseShares(text.toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Usage);
            QCOMPARE(error.subject(), text.toStdString());
        }
    }

    void everyImageIsInOnePartAndRecordingsStayTogether()
    {
        Random random(4);
        for (int round = 0; round < 200; ++round) {
            Recordings recordings(static_cast<std::size_t>(random.integer(1, 120)));
            const int count = random.integer(1, 40);
            for (auto& image : recordings)
                for (int k = random.integer(0, 2); k > 0; --k)
                    image.push_back(random.integer(1, count));
            const SplitPlan plan = planSplit(recordings, kUsual, static_cast<std::uint64_t>(round));
            QCOMPARE(plan.parts.size(), recordings.size());
            QVERIFY(plan.isSplit && countsAgree(plan));
            QVERIFY(!plan.byRecording || isGrouped(recordings, plan));
            QVERIFY(plan.byRecording || !plan.note.empty()); // never silent
            if (recordings.size() >= kParts)
                QVERIFY(std::all_of(plan.counts.begin(), plan.counts.end(), [](std::int64_t n) { return n > 0; }));
        }
    }

    void sharesAreNear()
    {
        Recordings recordings;
        for (std::int64_t recording = 0; recording < 50; ++recording)
            recordings.insert(recordings.end(), static_cast<std::size_t>(10 + recording % 7), {recording});
        const SplitPlan plan = planSplit(recordings, kUsual, 1);
        QVERIFY(plan.byRecording && isGrouped(recordings, plan));
        QVERIFY2(worstShare(plan, kUsual) < 0.02, qPrintable(QString::number(worstShare(plan, kUsual))));
        QVERIFY(plan.note.empty());
    }

    void imagesLinkedOverOthersStayTogether()
    {
        // 1-2, 2-3, 3-4 are a chain; 5 and 6 stand alone.
        const Recordings recordings{{1, 2}, {5}, {2, 3}, {6}, {3, 4}, {5}, {6}};
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const SplitPlan plan = planSplit(recordings, {0.5, 0.25, 0.25}, seed);
            QVERIFY(plan.byRecording && isGrouped(recordings, plan));
            QVERIFY(plan.parts[0] == plan.parts[2] && plan.parts[2] == plan.parts[4]);
        }
    }

    void oneRecordingIsSplitByImageAndSaysSo()
    {
        const SplitPlan plan = planSplit(Recordings(100, {7}), kUsual, 1);
        QVERIFY(!plan.byRecording);
        QVERIFY(plan.note.find("one recording") != std::string::npos);
        QCOMPARE(plan.counts, (std::array<std::int64_t, kParts>{80, 10, 10}));
        // Dealt at random, not in order.
        QVERIFY(std::find(plan.parts.begin(), plan.parts.begin() + 60, Part::Val) != plan.parts.begin() + 60);
        QVERIFY(std::find(plan.parts.begin(), plan.parts.begin() + 60, Part::Test) != plan.parts.begin() + 60);
        // Images without objects do not make groups out of one recording.
        Recordings withEmpty(100, {7});
        for (std::size_t i = 0; i < 10; ++i)
            withEmpty[i].clear();
        QVERIFY(!planSplit(withEmpty, kUsual, 1).byRecording);
    }

    void imagesThatMixAllRecordingsSaySo()
    {
        const SplitPlan plan = planSplit(Recordings(40, {1, 2, 3}), kUsual, 1);
        QVERIFY(!plan.byRecording);
        QVERIFY(plan.note.find("share their recordings") != std::string::npos);
        QVERIFY(worstShare(plan, kUsual) < 0.03);
    }

    void unevenPartsAreTold()
    {
        Recordings recordings(90, {1});
        recordings.insert(recordings.end(), 90, {2});
        const SplitPlan plan = planSplit(recordings, {0.9, 0.1, 0}, 1);
        QVERIFY(plan.byRecording && isGrouped(recordings, plan));
        QCOMPARE(plan.counts, (std::array<std::int64_t, kParts>{90, 90, 0}));
        QVERIFY(plan.note.find("not as large as asked") != std::string::npos);
        QVERIFY(!plan.wanted[2]);
    }

    void theSameSeedDealsTheSame()
    {
        Recordings recordings;
        for (std::int64_t image = 0; image < 300; ++image)
            recordings.push_back({image / 3});
        const SplitPlan first = planSplit(recordings, kUsual, 9), again = planSplit(recordings, kUsual, 9),
                        other = planSplit(recordings, kUsual, 10);
        QVERIFY(first.parts == again.parts);
        QVERIFY(first.parts != other.parts);
        for (std::int64_t recording = 0; recording < 100; ++recording) // names do not matter
            for (std::size_t k = 0; k < 3; ++k)
                recordings[static_cast<std::size_t>(3 * recording) + k] = {1000 - recording};
        QVERIFY(planSplit(recordings, kUsual, 9).parts == first.parts);
    }

    void fewImagesOrNone()
    {
        QVERIFY(planSplit({}, kUsual, 1).parts.empty());
        const SplitPlan one = planSplit({{1}}, kUsual, 1);
        QCOMPARE(one.counts, (std::array<std::int64_t, kParts>{1, 0, 0})); // there must be something to train on
        const SplitPlan two = planSplit({{1}, {2}}, kUsual, 1);
        QCOMPARE(two.counts, (std::array<std::int64_t, kParts>{1, 1, 0}));
        const SplitPlan whole = unsplit(5);
        QVERIFY(!whole.isSplit && whole.counts[0] == 5 && whole.wanted[0] && !whole.wanted[1]);
    }

    void imagesWithoutObjectsAreDealtOutToo()
    {
        const SplitPlan plan = planSplit(Recordings(50), kUsual, 1);
        QCOMPARE(plan.counts, (std::array<std::int64_t, kParts>{40, 5, 5}));
        QVERIFY(plan.note.empty()); // nothing leaks
    }
};

QTEST_APPLESS_MAIN(SplitTest)
#include "split_test.moc"
