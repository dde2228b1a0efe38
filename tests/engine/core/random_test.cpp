// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"

#include <QtTest>
#include <climits>

#include <cmath>
#include <set>

using clutch::deriveSeed;
using clutch::Random;

class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Expected values: the authors' definitions of splitmix64 and xoshiro256** (prng.di.unimi.it) written anew in
    // Python with unbounded integers. That program gives the published splitmix64 sequence of seed 1234567
    // (6457827717110365317, 3203168211198807973, ...) and the published xoshiro256** sequence of state {1, 2, 3, 4}
    // (11520, 0, 1509978240, 1215971899390074240, ...).
    void matchesReference_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<QList<quint64>>("first");
        QTest::addColumn<quint64>("thousandth");
        QTest::newRow("0") << quint64(0)
                           << QList<quint64>{11091344671253066420u, 13793997310169335082u, 1900383378846508768u,
                                             7684712102626143532u,  13521403990117723737u, 18442103541295991498u}
                           << quint64(8839594410463124783u);
        QTest::newRow("1234567") << quint64(1234567)
                                 << QList<quint64>{3504822795582309479u,  1819558768956484042u,  1250851346055027673u,
                                                   16940231675099994102u, 11585879347611423030u, 8134400763355999650u}
                                 << quint64(4316685431337285570u);
    }
    void matchesReference()
    {
        QFETCH(quint64, seed);
        QFETCH(QList<quint64>, first);
        QFETCH(quint64, thousandth);
        Random random(seed);
        for (const quint64 expected : first)
            QCOMPARE(quint64(random.next()), expected);
        for (int i = 6; i < 999; ++i)
            random.next();
        QCOMPARE(quint64(random.next()), thousandth);
    }

    void uniformMatchesReference()
    {
        Random random(1234567);
        for (const double expected : {0.1899968244573529, 0.09863847851338348, 0.06780878734246387})
            QCOMPARE(random.uniform(), expected);
    }

    // From the same Python program.
    void derivedSeedsMatchReference()
    {
        QCOMPARE(quint64(deriveSeed(0, 0)), quint64(12035550249420947055u));
        QCOMPARE(quint64(deriveSeed(1, 0)), quint64(6791897765849424158u));
        QCOMPARE(quint64(deriveSeed(0, 1)), quint64(12935080325729570654u));
        QCOMPARE(quint64(deriveSeed(42, 7)), quint64(13553200262973777806u));
        QCOMPARE(quint64(deriveSeed(UINT64_MAX, UINT64_MAX)), quint64(4922461756044938104u));
        std::set<std::uint64_t> seeds;
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            for (std::uint64_t index = 0; index < 100; ++index)
                seeds.insert(deriveSeed(seed, index));
        QCOMPARE(seeds.size(), std::size_t(10000));
    }

    void integersStayInRangeAndAreEven()
    {
        Random random(5);
        std::vector<int> counts(7);
        constexpr int kDraws = 70000;
        for (int i = 0; i < kDraws; ++i) {
            const int value = random.integer(-3, 3);
            QVERIFY(value >= -3 && value <= 3);
            const int bin = value + 3;
            ++counts[static_cast<std::size_t>(bin)];
        }
        double chiSquare = 0;
        for (const int count : counts)
            chiSquare += std::pow(count - kDraws / 7.0, 2) / (kDraws / 7.0);
        QVERIFY2(chiSquare < 22.5,
                 qPrintable(QString::number(chiSquare))); // 0.1 % of fair generators, 6 degrees of freedom
        QCOMPARE(random.integer(4, 4), 4);
        bool negative = false, positive = false;
        for (int i = 0; i < 100; ++i) {
            const int value = random.integer(INT_MIN, INT_MAX);
            negative = negative || value < 0;
            positive = positive || value > 0;
        }
        QVERIFY(negative && positive);
    }

    void realsHaveTheirMoments()
    {
        Random random(11);
        double sum = 0, squares = 0, low = 1, high = 0, normalSum = 0, normalSquares = 0, fourth = 0;
        constexpr int kDraws = 200000;
        for (int i = 0; i < kDraws; ++i) {
            const double u = random.uniform();
            sum += u, squares += u * u;
            low = std::min(low, u), high = std::max(high, u);
            const double n = random.normal();
            normalSum += n, normalSquares += n * n, fourth += n * n * n * n;
        }
        QVERIFY(low >= 0 && high < 1);
        // Five standard errors each.
        QVERIFY(std::abs(sum / kDraws - 0.5) < 5 * std::sqrt(1.0 / 12 / kDraws));
        QVERIFY(std::abs(squares / kDraws - 1.0 / 3) < 5 * std::sqrt(4.0 / 45 / kDraws));
        QVERIFY(std::abs(normalSum / kDraws) < 5 / std::sqrt(kDraws));
        QVERIFY(std::abs(normalSquares / kDraws - 1) < 5 * std::sqrt(2.0 / kDraws));
        QVERIFY(std::abs(fourth / kDraws - 3) < 5 * std::sqrt(96.0 / kDraws));
        const double scaled = random.uniform(-4, -2);
        QVERIFY(scaled >= -4 && scaled < -2);
    }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
