// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/jobs/bench.h"
#include "engine/media/image_file.h"
#include "engine/nn/scene_net.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include <string>

using namespace clutch;
using namespace clutch::jobs;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A network that has learnt nothing, two cut-outs, and a photo of squares.
class Folder {
public:
    Folder()
    {
        const fs::path root = folder_.path().toStdString();
        request_.likelihood = root / "net.safetensors";
        request_.cutouts = root / "cutouts";
        request_.photos = root / "photos";
        request_.images = 1, request_.objects = 3, request_.evaluations = 16;
        nn::SceneNet(nn::SceneBackbone::Small, {}, 4).save(request_.likelihood, {});
        fs::create_directories(request_.cutouts);
        fs::create_directories(request_.photos);
        media::writeImage(request_.cutouts / "1.png", cv::Mat(40, 60, CV_8UC4, cv::Scalar(20, 40, 200, 255)));
        media::writeImage(request_.cutouts / "2.png", cv::Mat(40, 30, CV_8UC4, cv::Scalar(20, 200, 40, 255)));
        cv::Mat photo(240, 320, CV_8UC3, cv::Scalar::all(220));
        for (int i = 0; i < 5; ++i)
            photo({20 + 50 * i, 30 + 30 * i, 40, 40}) = cv::Scalar(20, 40, 200);
        media::writeImage(request_.photos / "1.png", photo);
    }

    PlacementBenchRequest request() const { return request_; }

private:
    QTemporaryDir folder_;
    PlacementBenchRequest request_;
};

Json run(const PlacementBenchRequest& request)
{
    JobContext context;
    return Json::parse(makePlacementBenchJob(request)->run(context));
}

const Json& once()
{
    static const Json result = run(Folder().request());
    return result;
}

} // namespace

class BenchPlacementJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFigureIsThere()
    {
        const Json& result = once();
        QVERIFY(result["proposals"]["perImage"] > 0);
        QVERIFY(result["proposals"]["perSecond"] > 0);
        for (const char* name : {"plainSerialPerSecond", "serialPerSecond", "batchOf8PerSecond", "batchOf32PerSecond"})
            QVERIFY(result["scoring"][name] > 0);
        QVERIFY(result["optimiser"]["batchMs"] > 0);
        QVERIFY(result["optimiser"]["shareOfScoring"] > 0);
        QVERIFY(result["placements"]["count"] == 2);
        const Json& image = result["image"];
        const double parts = image["scoringSeconds"].get<double>() + image["drawingSeconds"].get<double>() +
                             image["optimisingSeconds"].get<double>();
        QVERIFY(image["seconds"].get<double>() >= parts);
    }

    // Scores, unlike times, come out the same; the best of many random places is above a single one.
    void theSameSeedGivesTheSameScores()
    {
        const Json& placements = once()["placements"];
        QVERIFY(run(Folder().request())["placements"] == placements);
        QVERIFY(placements["randomScore"] > placements["uniformScore"]);
        QVERIFY(placements["beatsRandom"] >= 0 && placements["beatsRandom"] <= 1);
    }

    void anEmptyFolderIsRefused()
    {
        const Folder folder;
        PlacementBenchRequest request = folder.request();
        request.photos = request.photos.parent_path() / "none";
        fs::create_directories(request.photos);
        QVERIFY_THROWS_EXCEPTION(Error, run(request));
    }
};

QTEST_APPLESS_MAIN(BenchPlacementJobTest)
#include "bench_placement_job_test.moc"
