// SPDX-License-Identifier: Apache-2.0
#include "engine/media/frame_source.h"
#include "tests/engine/jobs/jobs_fixture.h"

#include <QProcess>

#include <set>

using namespace clutch;
using namespace clutch::test;

namespace {

constexpr int kFrames = 11, kPhotos = 2, kUnlabelled = 1;
constexpr const char* kObject = "battery"; // long and thin: heaps hide some

jobs::SimulateRequest request(const fs::path& folder)
{
    jobs::SimulateRequest request;
    request.objects = kObject;
    request.folder = folder;
    request.options.photos = kPhotos;
    request.options.unlabelled = kUnlabelled;
    request.options.seconds = kFrames / 30.0;
    request.options.instances = {10, 14};
    request.options.size = {160, 120};
    return request;
}

} // namespace

class SimulateJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesWhatTheReferencePromises();
    void truthAgreesWithItself();
    void recordingIsWhereItsAlphaIs();
    void previewsAndCounts();
    void runAgainDoesNothing();
    void cancelledAndResumedGivesTheSameBytes();
    void killedAndResumedGivesTheSameBytes();
    void makesAgainWhatWasDeleted();
    void refusesResultsOfOtherOptions();
    void refusesFoldersWithStrangersFiles();
    void refusesBadOptions();
    void saysWhichFileCannotBeWritten();

private:
    fs::path directory() const { return pathFromUtf8(directory_.path().toStdString()); }
    fs::path whole() const { return directory() / "whole é"; }
    /// All that a second program sees, and the hidden files that let a run go on.
    static std::map<std::string, std::string> filesOf(const fs::path& folder) { return hashesOf(folder / kObject); }

    QTemporaryDir directory_;
    JobResult first_;
};

void SimulateJobTest::initTestCase()
{
    first_ = runToEnd(jobs::makeSimulateJob(request(whole())), 7, {}, true);
    QVERIFY2(first_.isDone(), first_.why());
}

void SimulateJobTest::makesWhatTheReferencePromises()
{
    const nlohmann::json object = first_.json.at("objects").at(0);
    QCOMPARE(first_.json.at("objects").size(), std::size_t(1));
    QCOMPARE(object.at("name").get<std::string>(), std::string(kObject));
    QCOMPARE(pathFromUtf8(object.at("recording").get<std::string>()), whole() / kObject / "recording.mkv");
    QCOMPARE(object.at("photos").get<int>(), kPhotos);
    QCOMPARE(object.at("unlabelled").get<int>(), kUnlabelled);
    QVERIFY(object.at("seconds").get<double>() > 0);
    std::set<std::string> names;
    for (const auto& [name, hash] : filesOf(whole()))
        names.insert(name);
    const std::set<std::string> expected{
        ".clutch-simulate.json", "recording.mkv",     "recording_alpha/000000.png", "recording_alpha/000010.png",
        "photos.json",           "photos/000001.jpg", "photos/000002.jpg",          "unlabelled/000001.jpg"};
    QVERIFY(names == expected);
    const auto source = media::openFrameSource(whole() / kObject / "recording.mkv");
    QVERIFY(source->info().size == (ImageSize{160, 120}));
    int frames = 0;
    while (const auto frame = source->next()) {
        QVERIFY(std::abs(frame->timeMs - frames * 1000.0 / 30) <= 1);
        ++frames;
    }
    QCOMPARE(frames, kFrames);
}

void SimulateJobTest::truthAgreesWithItself()
{
    QProcess python;
    const QString script = CLUTCH_SOURCE_DIR "/tests/engine/jobs/check_simulated.py";
    python.start("/usr/bin/python3", {script, QString::fromStdString(utf8(whole() / kObject)), kObject,
                                      QString::number(kPhotos), "10", "14", QString::number(kFrames)});
    QVERIFY(python.waitForFinished(60000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    const nlohmann::json counts = nlohmann::json::parse(python.readAllStandardOutput().toStdString());
    const nlohmann::json object = first_.json.at("objects").at(0);
    QCOMPARE(object.at("instances").get<int>(), counts.at("instances").get<int>());
    QCOMPARE(object.at("ignored").get<int>(), counts.at("ignored").get<int>());
    QVERIFY(object.at("instances").get<int>() >= kPhotos * 5);
}

void SimulateJobTest::recordingIsWhereItsAlphaIs()
{
    const auto source = media::openFrameSource(whole() / kObject / "recording.mkv");
    const cv::Mat frame = source->next()->image;
    const cv::Mat alpha = media::readGrey(whole() / kObject / "recording_alpha" / "000000.png");
    // What is not of the sheet's colour, whatever its shade, is the object.
    cv::Mat light, chroma;
    frame.convertTo(light, CV_32FC3);
    cv::transform(light, chroma, cv::Matx33f(1, 1, 1, 1, 1, 1, 1, 1, 1));
    cv::divide(light, chroma, chroma);
    const cv::Scalar sheet = cv::mean(chroma, alpha == 0);
    cv::Mat difference = chroma - sheet;
    cv::transform(difference.mul(difference), difference, cv::Matx13f(1, 1, 1));
    const cv::Mat object = difference > 0.05 * 0.05;
    const auto iou = [&](cv::Point shift) {
        cv::Mat moved;
        cv::warpAffine(alpha > 127, moved, cv::Matx23d(1, 0, shift.x, 0, 1, shift.y), alpha.size(), cv::INTER_NEAREST);
        return cv::countNonZero(moved & object) / static_cast<double>(cv::countNonZero(moved | object));
    };
    QVERIFY2(iou({0, 0}) > 0.75, std::to_string(iou({0, 0})).c_str());
    for (const cv::Point shift : {cv::Point(2, 0), cv::Point(-2, 0), cv::Point(0, 2), cv::Point(0, -2)})
        QVERIFY(iou({0, 0}) > iou(shift) + 0.02);
}

void SimulateJobTest::previewsAndCounts()
{
    QCOMPARE(first_.events.at("frame"), kFrames);
    QCOMPARE(first_.events.at("file"), 1 + kPhotos + kUnlabelled);
    QCOMPARE(first_.events.at("preview"), kFrames + kPhotos + kUnlabelled);
}

void SimulateJobTest::runAgainDoesNothing()
{
    const auto before = filesOf(whole());
    const auto written = fs::last_write_time(whole() / kObject / "photos.json");
    const JobResult again = runToEnd(jobs::makeSimulateJob(request(whole())), 7);
    QVERIFY2(again.isDone(), again.why());
    QCOMPARE(again.json.at("objects").at(0).at("instances"), first_.json.at("objects").at(0).at("instances"));
    QVERIFY(again.events.empty());
    QVERIFY(filesOf(whole()) == before && fs::last_write_time(whole() / kObject / "photos.json") == written);
}

void SimulateJobTest::cancelledAndResumedGivesTheSameBytes()
{
    const fs::path folder = directory() / "cut";
    const auto cut = [&](int after) {
        return runToEnd(jobs::makeSimulateJob(request(folder)), 7, cancelAt(after)).state == jobs::JobState::Cancelled;
    };
    QVERIFY(cut(3)); // in the recording
    QVERIFY(!fs::exists(folder / kObject / "recording.mkv"));
    QVERIFY(cut(kFrames + 2)); // after the recording and one photo
    QVERIFY(fs::exists(folder / kObject / "recording.mkv"));
    QVERIFY(fs::exists(folder / kObject / "photos" / "000001.jpg"));
    QVERIFY(!fs::exists(folder / kObject / "photos.json"));
    for (const auto& [name, hash] : filesOf(folder))
        QVERIFY2(name.find(".part") == std::string::npos, name.c_str());
    const JobResult resumed = runToEnd(jobs::makeSimulateJob(request(folder)), 7);
    QVERIFY2(resumed.isDone(), resumed.why());
    QVERIFY(!resumed.events.contains("frame"));
    QVERIFY(filesOf(folder) == filesOf(whole()));
}

void SimulateJobTest::killedAndResumedGivesTheSameBytes()
{
    const fs::path folder = directory() / "killed";
    fs::create_directories(folder / kObject);
    for (const char* name : {".clutch-simulate.json", "recording.mkv"})
        fs::copy_file(whole() / kObject / name, folder / kObject / name);
    fs::copy(whole() / kObject / "recording_alpha", folder / kObject / "recording_alpha");
    // What kill -9 leaves: a photo without its truth, and half a file.
    fs::create_directories(folder / kObject / "photos");
    writeFileAtomically(folder / kObject / "photos" / "000002.jpg", std::string_view("half"));
    writeFileAtomically(folder / kObject / "photos" / ".000001.999999-3.part.jpg", std::string_view("half"));
    const JobResult resumed = runToEnd(jobs::makeSimulateJob(request(folder)), 7);
    QVERIFY2(resumed.isDone(), resumed.why());
    QVERIFY(filesOf(folder) == filesOf(whole()));
}

void SimulateJobTest::makesAgainWhatWasDeleted()
{
    const auto before = filesOf(whole());
    fs::remove(whole() / kObject / "photos" / "000002.jpg");
    const JobResult again = runToEnd(jobs::makeSimulateJob(request(whole())), 7);
    QVERIFY2(again.isDone(), again.why());
    QCOMPARE(again.events.at("file"), 1);
    QVERIFY(filesOf(whole()) == before);
}

void SimulateJobTest::refusesResultsOfOtherOptions()
{
    const auto before = filesOf(whole());
    const auto isRefused = [&](const jobs::SimulateRequest& other, std::uint64_t seed) {
        const JobResult result = runToEnd(jobs::makeSimulateJob(other), seed);
        return result.state == jobs::JobState::Failed && result.error->kind() == ErrorKind::BadInput &&
               result.error->subject().find(utf8(whole())) != std::string::npos;
    };
    QVERIFY(isRefused(request(whole()), 8));
    jobs::SimulateRequest longer = request(whole());
    longer.options.seconds = 3;
    QVERIFY(isRefused(longer, 7));
    QVERIFY(filesOf(whole()) == before);
}

void SimulateJobTest::refusesFoldersWithStrangersFiles()
{
    const fs::path folder = directory() / "strangers";
    fs::create_directories(folder / kObject / "photos");
    writeFileAtomically(folder / kObject / "photos" / "holiday.jpg", std::string_view("mine"));
    const JobResult result = runToEnd(jobs::makeSimulateJob(request(folder)), 7);
    QVERIFY(result.state == jobs::JobState::Failed);
    QVERIFY(result.error->kind() == ErrorKind::BadInput);
    QVERIFY(result.error->subject().find("photos") != std::string::npos);
    QCOMPARE(hashesOf(folder).size(), std::size_t(1));
}

void SimulateJobTest::refusesBadOptions()
{
    const auto kindOfError = [&](const std::function<void(jobs::SimulateRequest&)>& spoil) {
        jobs::SimulateRequest bad = request(directory() / "bad");
        spoil(bad);
        const JobResult result = runToEnd(jobs::makeSimulateJob(bad));
        return result.error ? result.error->kind() : ErrorKind::Internal;
    };
    QVERIFY(kindOfError([](auto& bad) { bad.objects = "orange,melon"; }) == ErrorKind::Usage);
    QVERIFY(kindOfError([](auto& bad) { bad.objects = ""; }) == ErrorKind::Usage);
    QVERIFY(kindOfError([](auto& bad) { bad.options.photos = -1; }) == ErrorKind::Usage);
    QVERIFY(kindOfError([](auto& bad) { bad.options.seconds = 0; }) == ErrorKind::Usage);
    QVERIFY(kindOfError([](auto& bad) { bad.options.instances = {10, 300}; }) == ErrorKind::Usage);
    QVERIFY(!fs::exists(directory() / "bad"));
}

void SimulateJobTest::saysWhichFileCannotBeWritten()
{
    const fs::path file = directory() / "a file";
    writeFileAtomically(file, std::string_view("not a folder"));
    const JobResult result = runToEnd(jobs::makeSimulateJob(request(file)));
    QVERIFY(result.state == jobs::JobState::Failed);
    QVERIFY(result.error->subject().find("a file") != std::string::npos);
}

QTEST_APPLESS_MAIN(SimulateJobTest)
#include "simulate_job_test.moc"
