// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/rle.h"
#include "engine/jobs/bench.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace clutch;
using namespace clutch::jobs;
using Json = nlohmann::json;

namespace {

constexpr int kWidth = 60, kHeight = 40;

Json runLengths(const cv::Mat& mask)
{
    return {{"size", {kHeight, kWidth}}, {"counts", compressedCounts(encodeMask(mask))}};
}

// `count` images of a row of squares, `step` px from one to the next, each beneath those before.
Json rows(int count, int step, bool amodal)
{
    Json coco{{"images", Json::array()}, {"annotations", Json::array()}};
    for (int id = 1; id <= count; ++id) {
        coco["images"].push_back({{"id", id}, {"width", kWidth}, {"height", kHeight}});
        cv::Mat taken = cv::Mat::zeros(kHeight, kWidth, CV_8UC1);
        for (int i = 0; i < 4; ++i) {
            cv::Mat mask = cv::Mat::zeros(kHeight, kWidth, CV_8UC1);
            mask({2 + i * step, 2 + id, 10, 10}) = 255;
            Json annotation{{"image_id", id}, {"category_id", 1}, {"segmentation", runLengths(mask & ~taken)}};
            if (amodal) annotation["amodal_segmentation"] = runLengths(mask);
            coco["annotations"].push_back(annotation);
            taken |= mask;
        }
    }
    return coco;
}

class Files {
public:
    std::filesystem::path write(const Json& coco)
    {
        auto file = std::filesystem::path(folder_.path().toStdString()) / (std::to_string(++count_) + ".json");
        writeFileAtomically(file, coco.dump());
        return file;
    }

private:
    QTemporaryDir folder_;
    int count_ = 0;
};

Json run(const std::filesystem::path& real, const std::vector<std::filesystem::path>& synthetic)
{
    JobContext context(1);
    return Json::parse(makeRealismBenchJob({real, synthetic, 199})->run(context));
}

} // namespace

class BenchRealismJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLiesAlikeIsCloser()
    {
        Files files;
        const Json result =
            run(files.write(rows(8, 8, true)), {files.write(rows(8, 8, true)), files.write(rows(8, 15, true))});
        QVERIFY(result["masks"] == "amodal");
        QVERIFY(result["images"] == 8);
        QVERIFY(result["instances"] == 32);
        const Json &alike = result["synthetic"][0], &other = result["synthetic"][1];
        for (const char* name : {"visibleShare", "neighbourDistance", "contacts", "compactness"}) {
            QCOMPARE(alike[name]["distance"].get<double>(), 0.0);
            QCOMPARE(alike[name]["p"].get<double>(), 1.0);
            QVERIFY(other[name]["distance"].get<double>() > 0);
            QVERIFY(other[name]["p"].get<double>() <= 0.05);
        }
        QCOMPARE(other["neighbourDistance"]["synthetic"].get<double>(), 1.5);
        QVERIFY(std::abs(other["visibleShare"]["real"].get<double>() - (1 + 3 * 0.8) / 4) < 1e-9);
    }

    void visibleMasksAloneGiveNoVisibleShare()
    {
        Files files;
        const Json result = run(files.write(rows(3, 8, true)), {files.write(rows(3, 8, false))});
        QVERIFY(result["masks"] == "visible");
        QVERIFY(result["synthetic"][0]["visibleShare"].is_null());
        // Both by their visible masks, or they would differ.
        QCOMPARE(result["synthetic"][0]["neighbourDistance"]["distance"].get<double>(), 0.0);
    }

    void crowdsAreLeftOutAndPolygonsAreRead()
    {
        Files files;
        Json coco = rows(2, 15, true);
        coco["annotations"][0]["iscrowd"] = 1;
        coco["annotations"][1]["segmentation"] = {{17, 3, 26, 3, 26, 12, 17, 12}};
        const Json result = run(files.write(rows(2, 15, true)), {files.write(coco)});
        QVERIFY(result["synthetic"][0]["instances"] == 7);
        QCOMPARE(result["synthetic"][0]["visibleShare"]["synthetic"].get<double>(), 1.0);
    }

    void damageIsNamed_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("no annotations") << "/annotations"
                                        << "7";
        QTest::newRow("unknown image") << "/annotations/0/image_id"
                                       << "99";
        QTest::newRow("runs that do not fill it") << "/annotations/0/segmentation/counts"
                                                  << "\"04\"";
        QTest::newRow("runs of another kind") << "/annotations/0/segmentation/counts"
                                              << "true";
        QTest::newRow("too large") << "/images/0/width"
                                   << "100000000";
        QTest::newRow("nothing to compare") << "/annotations"
                                            << "[]";
    }
    void damageIsNamed()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        Files files;
        Json coco = rows(2, 8, true);
        const auto sound = files.write(coco);
        coco[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const auto damaged = files.write(coco);
        try {
            run(sound, {damaged});
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(error.subject().find(damaged.string()) != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(BenchRealismJobTest)
#include "bench_realism_job_test.moc"
