// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/jobs_fixture.h"

using namespace clutch;
using namespace clutch::test;

namespace {

constexpr int kFrames = 8;

}

class CutoutJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesWhatTheReferencePromises();
    void leavesNoFramesOfAnEarlierRun();
    void goesOnAfterKill();
    void keepsWhatIsFinishedWhenCancelled();
    void leavesTheFolderAloneWhenTheRecordingIsBad();

private:
    JobResult cutout(const fs::path& folder, int frames,
                     const std::function<void(JobContext&, int)>& onEvent = {}) const
    {
        media::SamplingOptions sampling = everyFrame();
        sampling.frames = frames;
        return runToEnd(jobs::makeCutoutJob({directory() / "ball é.mkv", folder, sampling, {}}), 1, onEvent);
    }
    fs::path directory() const { return pathFromUtf8(directory_.path().toStdString()); }
    static nlohmann::json listIn(const fs::path& folder)
    {
        const auto bytes = readFile(folder / "cutouts.json");
        return nlohmann::json::parse(bytes.begin(), bytes.end());
    }
    static std::map<std::string, std::string> picturesIn(const fs::path& folder)
    {
        auto hashes = hashesOf(folder);
        hashes.erase("cutouts.json"); // it has the rate in it
        return hashes;
    }

    QTemporaryDir directory_;
};

void CutoutJobTest::initTestCase()
{
    writeRecording(directory() / "ball é.mkv", kFrames);
}

void CutoutJobTest::writesWhatTheReferencePromises()
{
    const fs::path folder = directory() / "out 日本";
    const JobResult result = cutout(folder, kFrames);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("frames").get<int>(), kFrames);
    QVERIFY(result.json.at("framesPerSecond").get<double>() > 0);
    QCOMPARE(pathFromUtf8(result.json.at("file").get<std::string>()), folder / "cutouts.json");
    const nlohmann::json list = listIn(folder);
    QVERIFY(list.at("framesPerSecond").get<double>() > 0);
    QCOMPARE(list.at("frames").size(), std::size_t(kFrames));
    int accepted = 0;
    for (int i = 0; i < kFrames; ++i) {
        const auto& frame = list.at("frames").at(static_cast<std::size_t>(i));
        QCOMPARE(frame.at("index").get<int>(), i);
        QVERIFY(std::abs(frame.at("timeMs").get<double>() - i * 125.0) <= 1);
        const fs::path name = "00000" + std::to_string(i) + ".png";
        const cv::Mat alpha = media::readGrey(folder / "alpha" / name),
                      trimap = media::readGrey(folder / "trimap" / name);
        QCOMPARE(alpha.size(), cv::Size(160, 120));
        QCOMPARE(cv::countNonZero((trimap != 0) & (trimap != 128) & (trimap != 255)), 0);
        const cv::Mat picture = media::readCutout(folder / "cutout" / name);
        const std::vector<int> box = frame.at("box");
        QCOMPARE(picture.size(), cv::Size(box.at(2), box.at(3)));
        const bool isAccepted = frame.at("accepted").get<bool>();
        accepted += isAccepted ? 1 : 0;
        QVERIFY(isAccepted || !frame.at("reason").get<std::string>().empty());
        QVERIFY(frame.at("quality").get<double>() >= 0 && frame.at("quality").get<double>() <= 1);
    }
    QCOMPARE(result.json.at("accepted").get<int>(), accepted);
    QVERIFY(!fs::exists(folder / ".clutch-spool"));
}

void CutoutJobTest::leavesNoFramesOfAnEarlierRun()
{
    const fs::path folder = directory() / "again", fresh = directory() / "fresh";
    QVERIFY(cutout(folder, kFrames).isDone());
    media::writeImage(folder / "alpha" / "mine.png", cv::Mat(4, 4, CV_8UC1, cv::Scalar(0)));
    QVERIFY(cutout(folder, 3).isDone());
    QVERIFY(fs::remove(folder / "alpha" / "mine.png")); // a stranger's file stays
    QVERIFY(cutout(fresh, 3).isDone());
    QVERIFY(picturesIn(folder) == picturesIn(fresh));
    QCOMPARE(listIn(folder).at("frames").size(), std::size_t(3));
}

void CutoutJobTest::goesOnAfterKill()
{
    const fs::path folder = directory() / "killed", fresh = directory() / "whole";
    QVERIFY(wasKilledBy(runInChild([&] {
                            cutout(folder, kFrames, killAt(4));
                            return 0;
                        }),
                        SIGKILL));
    QVERIFY(!fs::exists(folder / "cutouts.json")); // nobody takes it for finished
    QVERIFY(cutout(folder, 3).isDone());
    QVERIFY(cutout(fresh, 3).isDone());
    QVERIFY(picturesIn(folder) == picturesIn(fresh));
}

void CutoutJobTest::keepsWhatIsFinishedWhenCancelled()
{
    const fs::path folder = directory() / "cancelled";
    QVERIFY(cutout(folder, kFrames, cancelAt(3)).state == jobs::JobState::Cancelled);
    const nlohmann::json list = listIn(folder);
    QVERIFY(list.at("frames").size() >= 3 && list.at("frames").size() < kFrames);
    for (const auto& frame : list.at("frames"))
        QVERIFY(fs::exists(folder / "alpha" / ("00000" + std::to_string(frame.at("index").get<int>()) + ".png")));
    QVERIFY(!fs::exists(folder / ".clutch-spool"));
}

void CutoutJobTest::leavesTheFolderAloneWhenTheRecordingIsBad()
{
    writeFileAtomically(directory() / "bad.mp4", std::string_view("no video"));
    const fs::path folder = directory() / "bad";
    const JobResult result = runToEnd(jobs::makeCutoutJob({directory() / "bad.mp4", folder, {}, {}}));
    QVERIFY(result.state == jobs::JobState::Failed);
    QVERIFY(!fs::exists(folder));
}

QTEST_APPLESS_MAIN(CutoutJobTest)
#include "cutout_job_test.moc"
