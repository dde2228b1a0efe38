// SPDX-License-Identifier: Apache-2.0
#include "engine/core/bounded_queue.h"

#include <QtTest>

#include <atomic>
#include <future>
#include <memory>
#include <thread>

using clutch::BoundedQueue;

class BoundedQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndNeverHoldsMore()
    {
        constexpr int kItems = 5000, kCapacity = 3;
        BoundedQueue<int> queue(kCapacity);
        std::atomic<int> pushed{0}, popped{0}, most{0};
        std::thread producer([&] {
            for (int i = 0; i < kItems && queue.push(i); ++i) {
                ++pushed;
                most = std::max(most.load(), pushed - popped);
            }
            queue.close();
        });
        int expected = 0;
        while (const auto item = queue.pop()) {
            ++popped;
            QCOMPARE(*item, expected++);
        }
        producer.join();
        QCOMPARE(expected, kItems);
        QVERIFY(most <= kCapacity + 1); // one may be out and not counted yet
    }

    void handsOutTheRestAfterClose()
    {
        BoundedQueue<std::unique_ptr<int>> queue(4); // items may be move-only
        QVERIFY(queue.push(std::make_unique<int>(1)));
        QVERIFY(queue.push(std::make_unique<int>(2)));
        queue.close();
        QVERIFY(!queue.push(std::make_unique<int>(3)));
        QCOMPARE(**queue.pop(), 1);
        QCOMPARE(**queue.pop(), 2);
        QVERIFY(!queue.pop());
        QVERIFY(!queue.pop());
    }

    void refusesInsteadOfWaiting()
    {
        BoundedQueue<int> queue(3);
        QVERIFY(queue.tryPush(1, 2));
        QVERIFY(queue.tryPush(2, 2));
        QVERIFY(!queue.tryPush(3, 2)); // the caller's limit
        QVERIFY(queue.tryPush(3, 100));
        QVERIFY(!queue.tryPush(4, 100)); // the queue's own
        queue.dropOldest();
        QVERIFY(queue.tryPush(4, 100));
        queue.close();
        QVERIFY(!queue.tryPush(5, 100));
        for (const int expected : {2, 3, 4})
            QCOMPARE(*queue.pop(), expected);
        QVERIFY(!queue.pop());
        queue.dropOldest();
    }

    void closeWakesAWaitingProducer()
    {
        BoundedQueue<int> queue(1);
        QVERIFY(queue.push(1));
        auto waiting = std::async(std::launch::async, [&] { return queue.push(2); });
        queue.close();
        QVERIFY(!waiting.get());
    }

    void closeWakesAWaitingConsumer()
    {
        BoundedQueue<int> queue(1);
        auto waiting = std::async(std::launch::async, [&] { return queue.pop().has_value(); });
        queue.close();
        QVERIFY(!waiting.get());
    }

    void servesSeveralConsumers()
    {
        BoundedQueue<int> queue(2);
        std::vector<std::future<long>> consumers;
        consumers.reserve(3);
        for (int i = 0; i < 3; ++i)
            consumers.push_back(std::async(std::launch::async, [&] {
                long sum = 0;
                while (const auto item = queue.pop())
                    sum += *item;
                return sum;
            }));
        for (int i = 1; i <= 1000; ++i)
            QVERIFY(queue.push(i));
        queue.close();
        long sum = 0;
        for (auto& consumer : consumers)
            sum += consumer.get();
        QCOMPARE(sum, 500500L);
    }
};

QTEST_APPLESS_MAIN(BoundedQueueTest)
#include "bounded_queue_test.moc"
