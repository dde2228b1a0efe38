// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/jobs_fixture.h"

using namespace clutch;
using namespace clutch::test;

namespace {

constexpr int kFrames = 12;

jobs::ImportRequest requestFor(const JobsFixture& fixture, std::vector<fs::path> recordings)
{
    return {fixture.project(), "Mutter é", std::move(recordings), everyFrame()};
}

JobResult import(const JobsFixture& fixture, std::vector<fs::path> recordings)
{
    return runToEnd(jobs::makeImportJob(requestFor(fixture, std::move(recordings))));
}

// Pictures of noise: large files, unlike each other.
fs::path writePictures(const fs::path& folder, const std::vector<cv::Size>& sizes)
{
    for (std::size_t i = 0; i < sizes.size(); ++i)
        media::writeImage(folder / ("bild" + std::to_string(i + 1) + ".png"),
                          noisePicture(sizes[i].width, sizes[i].height, i));
    return folder;
}

std::vector<store::RecordingRow> recordingsIn(const JobsFixture& fixture)
{
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    const auto object = project.findObject("Mutter é");
    return object ? project.recordings(object->id) : std::vector<store::RecordingRow>();
}

} // namespace

class ImportJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importsAVideo();
    void importsAFolderOfPictures();
    void importsTheSameOnce();
    void samplesAndSaysWhatWasLeftOut();
    void oneFrameIsEnough();
    void goesOnAfterABadFile();
    void aWrongPathLeavesNoObject();
    void takesNamesThatAreNotUtf8();
    void leavesNothingOfACancelledImport();
    void startsAgainAfterACrash_data();
    void startsAgainAfterACrash();
    void keepsWhatIsThereWhenTheDiskFails();
    void refusesAReadOnlyProject();

private:
    fs::path video() const { return pathFromUtf8(directory_.path().toStdString()) / pathFromUtf8("aufnahme 日本.mkv"); }
    QTemporaryDir directory_;
};

void ImportJobTest::initTestCase()
{
    writeRecording(video(), kFrames);
}

void ImportJobTest::importsAVideo()
{
    const JobsFixture fixture;
    const JobResult result = runToEnd(jobs::makeImportJob(requestFor(fixture, {video()})), 1, {}, true);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.events.at("frame"), kFrames);
    QVERIFY(result.events.at("preview") > 0);
    const auto& entry = result.json.at("recordings").at(0);
    QCOMPARE(entry.at("name").get<std::string>(), std::string("aufnahme 日本.mkv"));
    QCOMPARE(entry.at("frames").get<int>(), kFrames);
    QCOMPARE(entry.at("sourceFrames").get<int>(), kFrames);
    QCOMPARE(entry.at("dropped").get<int>(), 0);
    QVERIFY(entry.at("problems").empty());

    const store::Project project(fixture.project(), store::Access::ReadOnly);
    const store::RecordingRow row = project.recording(entry.at("id").get<store::Id>()).value();
    QCOMPARE(hashFile(project.absolute(row.file)), hashFile(video()));
    QCOMPARE(row.hash, hashFile(video()));
    QVERIFY(row.size == (ImageSize{160, 120}));
    QVERIFY(row.continuous);
    QVERIFY(row.durationMs >= (kFrames - 1) * 125.0);
    QCOMPARE(project.run(row.run)->job, std::string("import"));
    QCOMPARE(project.run(row.run)->state, std::string("done"));
    const std::vector<store::FrameRow> frames = project.frames(row.id);
    QCOMPARE(frames.size(), std::size_t(kFrames));
    for (int i = 0; i < kFrames; ++i) {
        QCOMPARE(frames[i].sourceIndex, std::int64_t(i));
        QVERIFY(std::abs(frames[i].timeMs - i * 125.0) <= 1);
        QVERIFY(frames[i].sharpness > 0);
        const cv::Mat stored = media::readImage(project.absolute(frames[i].file));
        QVERIFY(cv::norm(stored, support::renderFrame(smallSpec(), i).image, cv::NORM_INF) <=
                2); // lossless but for colour conversion
    }
    QVERIFY(!fs::exists(fixture.project() / "staging"));
}

void ImportJobTest::importsAFolderOfPictures()
{
    const JobsFixture fixture;
    const fs::path folder = writePictures(fixture.root() / "fotos", {{64, 48}, {80, 48}, {64, 64}});
    writeFileAtomically(folder / "notes.txt", std::string_view("no picture"));
    const JobResult result = import(fixture, {folder / ""}); // with a slash at the end
    QVERIFY2(result.isDone(), result.why());
    QVERIFY(result.hasNote("do not follow each other"));
    const store::RecordingRow row = recordingsIn(fixture).at(0);
    QCOMPARE(row.name, std::string("fotos"));
    QVERIFY(row.file.empty());
    QVERIFY(!row.continuous);
    QCOMPARE(row.sourceFrames, std::int64_t(3));
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    const auto frames = project.frames(row.id);
    QCOMPARE(frames.size(), std::size_t(3));
    fs::remove_all(folder); // ours are copies
    QCOMPARE(cv::norm(media::readImage(project.absolute(frames[1].file)), noisePicture(80, 48, 1), cv::NORM_INF), 0.0);
}

void ImportJobTest::importsTheSameOnce()
{
    const JobsFixture fixture;
    const fs::path copy = fixture.root() / "copy.mkv";
    fs::copy_file(video(), copy);
    QVERIFY(import(fixture, {video()}).isDone());
    const auto before = hashesOf(fixture.project() / "frames");
    const JobResult again = import(fixture, {copy, video()});
    QVERIFY(again.isDone());
    QVERIFY(again.hasNote("copy.mkv: already imported as aufnahme 日本.mkv"));
    QCOMPARE(again.json.at("recordings").size(), std::size_t(2));
    QCOMPARE(again.json.at("recordings").at(0).at("frames").get<int>(), kFrames);
    QCOMPARE(recordingsIn(fixture).size(), std::size_t(1));
    QVERIFY(hashesOf(fixture.project() / "frames") == before);
    // Of another object it is another recording.
    jobs::ImportRequest other = requestFor(fixture, {video()});
    other.object = "other";
    QVERIFY(runToEnd(jobs::makeImportJob(other)).isDone());
    const store::Project project(fixture.project());
    QCOMPARE(project.recordings(project.findObject("other")->id).size(), std::size_t(1));
}

void ImportJobTest::samplesAndSaysWhatWasLeftOut()
{
    const JobsFixture fixture;
    const fs::path still = fixture.root() / "still.mkv";
    {
        media::VideoRecorder recorder(still, {64, 48}, media::VideoCodec::Ffv1);
        for (int i = 0; i < 20; ++i)
            recorder.write(noisePicture(64, 48, i < 10 ? 1 : i), i * 40.0);
        recorder.finish();
    }
    jobs::ImportRequest request = requestFor(fixture, {still});
    request.sampling = {};
    const JobResult result = runToEnd(jobs::makeImportJob(request));
    QVERIFY2(result.isDone(), result.why());
    const auto& entry = result.json.at("recordings").at(0);
    QCOMPARE(entry.at("sourceFrames").get<int>(), 20);
    QCOMPARE(entry.at("frames").get<int>() + entry.at("dropped").get<int>(), 20);
    QVERIFY(entry.at("nearlyIdentical").get<int>() + entry.at("blurred").get<int>() == entry.at("dropped").get<int>());
    QVERIFY(result.hasNote("of 20 frames taken") && result.hasNote("nearly identical"));
    request.object = "few";
    request.sampling.frames = 4;
    const JobResult few = runToEnd(jobs::makeImportJob(request));
    QVERIFY(few.json.at("recordings").at(0).at("passedOver").get<int>() > 0);
    QVERIFY(few.hasNote("4 of 20 frames taken") && few.hasNote("more than wanted"));
}

void ImportJobTest::oneFrameIsEnough()
{
    const JobsFixture fixture;
    const JobResult result = import(fixture, {writePictures(fixture.root() / "one", {{64, 48}})});
    QVERIFY2(result.isDone(), result.why());
    QVERIFY(result.hasNote("only one frame"));
    QCOMPARE(result.json.at("recordings").at(0).at("frames").get<int>(), 1);
}

void ImportJobTest::goesOnAfterABadFile()
{
    const JobsFixture fixture;
    const fs::path broken = fixture.root() / "broken.mp4";
    writeFileAtomically(broken, std::string_view("no video at all"));
    const JobResult result = import(fixture, {broken, fixture.root() / "nowhere.mkv", video()});
    QVERIFY(result.state == jobs::JobState::Failed);
    QVERIFY2(result.error->subject().find("broken.mp4") != std::string::npos, result.why());
    QVERIFY(result.hasNote("nowhere.mkv"));
    QVERIFY(!result.hasNote("broken.mp4"));                 // that is the job's error: it is not told twice
    QCOMPARE(recordingsIn(fixture).size(), std::size_t(1)); // the good one is in
    QVERIFY(import(fixture, {}).state == jobs::JobState::Failed);
}

void ImportJobTest::aWrongPathLeavesNoObject()
{
    const JobsFixture fixture;
    QVERIFY(import(fixture, {fixture.root() / "nowhere.mkv"}).state == jobs::JobState::Failed);
    QVERIFY(store::Project(fixture.project()).objects().empty());
}

void ImportJobTest::takesNamesThatAreNotUtf8()
{
    const JobsFixture fixture;
    const fs::path latin = fixture.root() / "gr\xf6\xdf"
                                            "e.mkv";
    fs::copy_file(video(), latin);
    const JobResult result = import(fixture, {latin});
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("recordings").at(0).at("name").get<std::string>(), std::string("gr\uFFFD\uFFFD"
                                                                                           "e.mkv"));
    QCOMPARE(recordingsIn(fixture).at(0).name, utf8(latin.filename()));
}

void ImportJobTest::leavesNothingOfACancelledImport()
{
    const JobsFixture fixture;
    const fs::path pictures = writePictures(fixture.root() / "bilder", {{64, 48}, {64, 48}});
    // The first recording is whole when its frames are announced; the second is not begun.
    const JobResult result = runToEnd(jobs::makeImportJob(requestFor(fixture, {pictures, video()})), 1, cancelAt(1));
    QVERIFY(result.state == jobs::JobState::Cancelled);
    QCOMPARE(recordingsIn(fixture).size(), std::size_t(1));
    QVERIFY(!fs::exists(fixture.project() / "staging"));
    const JobResult again = import(fixture, {pictures, video()});
    QVERIFY(again.isDone());
    QCOMPARE(again.json.at("recordings").at(1).at("frames").get<int>(), kFrames);
    const store::Project project(fixture.project());
    QCOMPARE(project.runs().at(1).state, std::string("cancelled"));
}

void ImportJobTest::startsAgainAfterACrash_data()
{
    QTest::addColumn<bool>("whileWriting");
    QTest::newRow("in the middle of a frame's file") << true;
    QTest::newRow("between recordings") << false;
}

void ImportJobTest::startsAgainAfterACrash()
{
    QFETCH(bool, whileWriting);
    const JobsFixture whole, killed;
    const fs::path small = writePictures(whole.root() / "klein", {{64, 48}, {60, 48}});
    const fs::path large =
        writePictures(whole.root() / "mix", {{64, 48}, {64, 40}, {400, 300}, {64, 56}}); // the third has 360 KB
    QVERIFY(import(whole, {small, large}).isDone());
    store::Project(killed.project()).backUp();
    const int status = runInChild([&] {
        if (whileWriting) limitFileSize(250000, true);
        runToEnd(jobs::makeImportJob(requestFor(killed, {small, large})), 1,
                 whileWriting ? std::function<void(JobContext&, int)>() : killAt(2));
        return 0;
    });
    QVERIFY(wasKilledBy(status, whileWriting ? SIGXFSZ : SIGKILL));
    QCOMPARE(fs::exists(killed.project() / "staging" / "frames" / "000001.png"), whileWriting);
    QCOMPARE(recordingsIn(killed).size(), std::size_t(1)); // whole or not there
    const JobResult again = import(killed, {small, large});
    QVERIFY2(again.isDone(), again.why());
    QVERIFY(hashesOf(killed.project() / "frames") == hashesOf(whole.project() / "frames"));
    QVERIFY(!fs::exists(killed.project() / "staging"));
    QCOMPARE(recordingsIn(killed).size(), std::size_t(2));
    const store::Project project(killed.project());
    QCOMPARE(project.runs().at(1).state, std::string("failed"));
    QCOMPARE(project.runs().at(1).message, std::string("interrupted"));
}

void ImportJobTest::keepsWhatIsThereWhenTheDiskFails()
{
    const JobsFixture fixture;
    const fs::path small = writePictures(fixture.root() / "klein", {{64, 48}});
    const fs::path large = writePictures(fixture.root() / "gross", {{64, 48}, {400, 300}});
    store::Project(fixture.project()).backUp();
    const int status = runInChild([&] {
        limitFileSize(250000, false);
        const JobResult result = import(fixture, {small, large});
        return result.state == jobs::JobState::Failed && result.error->kind() == ErrorKind::Io ? 0 : 1;
    });
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    QCOMPARE(recordingsIn(fixture).size(), std::size_t(1));
    QVERIFY(!fs::exists(fixture.project() / "staging"));
    QVERIFY(import(fixture, {small, large}).isDone());
}

void ImportJobTest::refusesAReadOnlyProject()
{
    const JobsFixture fixture;
    fs::permissions(fixture.root(), fs::perms(0755));
    fs::permissions(fixture.project(), fs::perms(0555));
    const int status = runInChild([&] {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 99;
        const JobResult result = import(fixture, {video()});
        return result.error && result.error->kind() == ErrorKind::ReadOnly ? 0 : 1;
    });
    fs::permissions(fixture.project(), fs::perms(0755));
    if (WEXITSTATUS(status) == 99) QSKIP("cannot become another user here");
    QCOMPARE(status, 0);
}

QTEST_APPLESS_MAIN(ImportJobTest)
#include "import_job_test.moc"
