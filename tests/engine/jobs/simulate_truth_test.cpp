// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/simulate_truth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/core.hpp>

#include <cerrno>

using namespace clutch;
using namespace clutch::jobs;
namespace fs = std::filesystem;

namespace {

RunLengthMask block(int left)
{
    cv::Mat mask = cv::Mat::zeros(6, 8, CV_8UC1);
    mask(cv::Rect(left, 1, 2, 3)).setTo(255);
    return encodeMask(mask);
}

/// A photo with so many instances, of which the first is to be ignored.
PhotoTruth photo(int number, int instances)
{
    PhotoTruth truth{"photos/" + std::to_string(number) + ".jpg", "orange", 7, number, instances, 8, 6, {}};
    for (int i = 0; i < instances; ++i) {
        simulation::PhotoInstance& instance = truth.instances.emplace_back();
        instance.visible = instance.amodal = block(i);
        instance.ignored = i == 0;
        instance.hiddenShare = i == 0 ? 0.9 : 0;
    }
    return truth;
}

} // namespace

class SimulateTruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(temporary_.isValid());
        root_ = pathFromUtf8(temporary_.path().toStdString());
    }

    void allPartsInOneFile()
    {
        std::vector<fs::path> parts;
        for (const int instances : {2, 0, 3}) {
            parts.push_back(root_ / ("part" + std::to_string(parts.size())));
            writeFileAtomically(parts.back(), truthText(photo(static_cast<int>(parts.size()), instances)));
        }
        const fs::path file = root_ / "photos.json";
        writeCoco(file, "orange", parts);
        const std::vector<std::uint8_t> bytes = readFile(file);
        const QByteArray text(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
        const QJsonObject coco = QJsonDocument::fromJson(text).object();
        const QJsonArray images = coco["images"].toArray(), annotations = coco["annotations"].toArray();
        QCOMPARE(images.size(), 3);
        QCOMPARE(annotations.size(), 5);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(images.at(i)["id"].toInt(), i + 1);
            QCOMPARE(images.at(i)["file_name"].toString(), QStringLiteral("photos/%1.jpg").arg(i + 1));
        }
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(annotations.at(i)["id"].toInt(), i + 1);
            QCOMPARE(annotations.at(i)["image_id"].toInt(), i < 2 ? 1 : 3);
            QCOMPARE(annotations.at(i)["iscrowd"].toInt(), i == 0 || i == 2 ? 1 : 0);
            QCOMPARE(annotations.at(i)["area"].toInt(), 6);
        }
        QCOMPARE(coco["categories"].toArray().at(0)["name"].toString(), QStringLiteral("orange"));
        QCOMPARE(countTruth(file).instances, std::int64_t(3));
        QCOMPARE(countTruth(file).ignored, std::int64_t(2));
        writeCoco(file, "orange", {});
        QCOMPARE(countTruth(file).instances, std::int64_t(0));
    }

    void countsWhatOthersWrote_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("instances"); // -1: damaged
        QTest::addColumn<int>("ignored");
        QTest::newRow("any order") << QByteArray(R"({"annotations":[{"iscrowd":1,"x":[{"iscrowd":0}]},{}],"a":{}})")
                                   << 1 << 1;
        QTest::newRow("other lists") << QByteArray(R"({"images":[{"iscrowd":1}],"annotations":[{"a":{"iscrowd":1}}]})")
                                     << 1 << 0;
        QTest::newRow("cut off") << QByteArray(R"({"annotations":[{"iscrowd":1},{)") << -1 << 0;
        QTest::newRow("empty") << QByteArray() << -1 << 0;
        QTest::newRow("no list") << QByteArray(R"({"images":[]})") << -1 << 0;
        QTest::newRow("a list alone") << QByteArray(R"([{"annotations":[]}])") << -1 << 0;
        QTest::newRow("not a list") << QByteArray(R"({"annotations":{}})") << -1 << 0;
        QTest::newRow("number") << QByteArray(R"({"annotations":5})") << -1 << 0;
        QTest::newRow("not objects") << QByteArray(R"({"annotations":[1]})") << -1 << 0;
        QTest::newRow("lists in it") << QByteArray(R"({"annotations":[[]]})") << -1 << 0;
        QTest::newRow("no number") << QByteArray(R"({"annotations":[{"iscrowd":"1"}]})") << -1 << 0;
        QTest::newRow("no whole number") << QByteArray(R"({"annotations":[{"iscrowd":1.5}]})") << -1 << 0;
        QTest::newRow("an object") << QByteArray(R"({"annotations":[{"iscrowd":{}}]})") << -1 << 0;
    }
    void countsWhatOthersWrote()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, instances);
        QFETCH(int, ignored);
        const fs::path file = root_ / "others.json";
        writeFileAtomically(file, std::string_view(text.data(), std::size_t(text.size())));
        try {
            const TruthCounts counts = countTruth(file);
            QCOMPARE(counts.instances, std::int64_t(instances));
            QCOMPARE(counts.ignored, std::int64_t(ignored));
        } catch (const Error& error) {
            QCOMPARE(instances, -1);
            QVERIFY(error.kind() == ErrorKind::Corrupt);
            QCOMPARE(error.subject(), utf8(file));
        }
    }

    void aDamagedPartLeavesWhatWasThere()
    {
        const fs::path file = root_ / "kept.json", part = root_ / "damaged";
        writeFileAtomically(file, "before");
        writeFileAtomically(part, R"({"annotations":[5]})");
        try {
            writeCoco(file, "orange", {part});
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Corrupt);
            QCOMPARE(error.subject(), utf8(part));
        }
        QCOMPARE(readFile(file).size(), std::size_t(6));
    }

    void saysWhyItCannotBeginToWrite()
    {
        const fs::path file = root_ / ("truth." + std::string(300, 'x'));
        try {
            writeCoco(file, "orange", {});
            QFAIL("no error");
        } catch (const fs::filesystem_error& error) {
            QCOMPARE(error.code().value(), ENAMETOOLONG);
            QCOMPARE(error.path1(), file);
        }
    }

private:
    QTemporaryDir temporary_;
    fs::path root_;
};

QTEST_GUILESS_MAIN(SimulateTruthTest)
#include "simulate_truth_test.moc"
