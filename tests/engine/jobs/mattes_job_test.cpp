// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "tests/engine/jobs/jobs_fixture.h"

#include <sched.h>
#include <sys/mount.h>

using namespace clutch;
using namespace clutch::test;

namespace {

constexpr int kFrames = 8;

jobs::MattesRequest requestFor(const fs::path& project)
{
    jobs::MattesRequest request;
    request.project = project;
    request.object = "Ball";
    return request;
}

JobResult matte(const fs::path& project, const std::function<void(JobContext&, int)>& onEvent = {})
{
    return runToEnd(jobs::makeMattesJob(requestFor(project)), 1, onEvent);
}

std::vector<store::MatteRow> mattesIn(const fs::path& project)
{
    return store::Project(project, store::Access::ReadOnly).mattes(1);
}

std::map<std::string, std::string> outputsOf(const fs::path& project)
{
    std::map<std::string, std::string> all;
    for (const char* folder : {"alphas", "trimaps", "cutouts"})
        for (const auto& [name, hash] : hashesOf(project / folder))
            all[std::string(folder) + "/" + name] = hash;
    return all;
}

double intersectionOverUnion(const cv::Mat& a, const cv::Mat& b)
{
    return static_cast<double>(cv::countNonZero(a & b)) / std::max(1, cv::countNonZero(a | b));
}

} // namespace

class MattesJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mattesEveryFrame();
    void doesNothingTwice();
    void keepsVerdictsAndCorrections();
    void mattesTheNamedFramesAlone();
    void makesFramesWithOtherOptionsAgain();
    void triesAFailedFrameAgain_data();
    void triesAFailedFrameAgain();
    void goesOnAfterACancel();
    void goesOnAfterKill();
    void keepsWhatIsFinishedWhenTheDiskIsFull();
    void namesWhatIsMissing();

private:
    // A copy of the project with the recording imported, or matted: projects can be moved and copied.
    fs::path copyOf(const fs::path& project, const char* name) const
    {
        fs::path copy = fixture_.root() / name;
        fs::remove_all(copy);
        fs::copy(project, copy, fs::copy_options::recursive);
        return copy;
    }

    const JobsFixture fixture_;
    fs::path imported_, matted_;
};

void MattesJobTest::initTestCase()
{
    imported_ = fixture_.project();
    writeRecording(fixture_.root() / "ball.mkv", kFrames);
    const JobResult import =
        runToEnd(jobs::makeImportJob({imported_, "Ball", {fixture_.root() / "ball.mkv"}, everyFrame()}));
    QVERIFY2(import.isDone(), import.why());
    matted_ = copyOf(imported_, "matted");
    const JobResult result = matte(matted_);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("frames").get<int>(), kFrames);
    QCOMPARE(result.json.at("made").get<int>(), kFrames);
    QCOMPARE(result.events.at("matte"), kFrames);
    QVERIFY(result.json.at("framesPerSecond").get<double>() > 0);
}

void MattesJobTest::mattesEveryFrame()
{
    const store::Project project(matted_, store::Access::ReadOnly);
    const std::vector<store::FrameRow> frames = project.frames(1);
    int used = 0;
    for (const store::FrameRow& frame : frames) {
        const store::MatteRow row = project.matte(frame.id).value();
        used += row.isUsed() ? 1 : 0;
        const cv::Mat truth = support::renderFrame(smallSpec(), static_cast<int>(frame.sourceIndex)).alpha > 0.5;
        const cv::Mat alpha = media::readGrey(project.absolute(row.alphaFile));
        QVERIFY2(intersectionOverUnion(truth, alpha > 127) > 0.9, row.reasons.c_str());
        QCOMPARE(media::readGrey(project.absolute(row.trimapFile)).size(), alpha.size());
        const cv::Mat cutout = media::readCutout(project.absolute(row.cutoutFile));
        QCOMPARE(cutout.size(), cv::Size(row.boxWidth, row.boxHeight));
        std::vector<cv::Mat> channels;
        cv::split(cutout, channels);
        QVERIFY(cv::norm(channels[3], alpha(cv::Rect(row.boxX, row.boxY, row.boxWidth, row.boxHeight)), cv::NORM_INF) <=
                1);
        QVERIFY(nlohmann::json::parse(row.reasons).is_array());
        QCOMPARE(project.run(row.run)->job, std::string("mattes"));
    }
    QVERIFY(used >= kFrames / 2);
    QCOMPARE(project.usedMattes(1).size(), std::size_t(used));
}

void MattesJobTest::doesNothingTwice()
{
    const fs::path project = copyOf(matted_, "twice");
    const auto before = outputsOf(project);
    const JobResult result = matte(project);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("made").get<int>(), 0);
    QCOMPARE(result.json.at("frames").get<int>(), kFrames);
    QVERIFY(outputsOf(project) == before);
    QCOMPARE(store::Project(project).runs().size(), std::size_t(2)); // import and the first mattes
    fs::remove(project / mattesIn(project)[2].alphaFile);            // a file that somebody removed
    QCOMPARE(matte(project).json.at("made").get<int>(), 1);
    QVERIFY(outputsOf(project) == before);
    const auto mattes = mattesIn(project);
    const auto cut = std::ranges::find_if(mattes, [](const auto& row) { return !row.cutoutFile.empty(); });
    QVERIFY(cut != mattes.end() && fs::remove(project / cut->cutoutFile));
    QCOMPARE(matte(project).json.at("made").get<int>(), 1);
    QVERIFY(outputsOf(project) == before);
}

void MattesJobTest::keepsVerdictsAndCorrections()
{
    const fs::path folder = copyOf(matted_, "corrected");
    std::string correctionHash;
    {
        store::Project project(folder);
        const auto mattes = project.mattes(1);
        project.setVerdict(mattes[0].frame, store::Verdict::Rejected);
        project.setVerdict(mattes[3].frame, store::Verdict::Accepted);
        // A person paints a corner of the table as object.
        cv::Mat trimap = media::readGrey(project.absolute(mattes[3].trimapFile)).clone();
        trimap(cv::Rect(0, 0, 12, 12)).setTo(kTrimapObject);
        media::writeImage(project.absolute("corrections/1/3.png"), trimap);
        project.saveCorrection({mattes[3].frame, "corrections/1/3.png", false});
        correctionHash = hashFile(project.absolute("corrections/1/3.png"));
    }
    const JobResult one = matte(folder);
    QVERIFY2(one.isDone(), one.why());
    QCOMPARE(one.json.at("made").get<int>(), 1);
    jobs::MattesRequest all = requestFor(folder);
    all.again = true;
    const JobResult again = runToEnd(jobs::makeMattesJob(all));
    QVERIFY2(again.isDone(), again.why());
    QCOMPARE(again.json.at("made").get<int>(), kFrames);

    const store::Project project(folder, store::Access::ReadOnly);
    const auto mattes = project.mattes(1);
    QVERIFY(mattes[0].verdict == store::Verdict::Rejected);
    QVERIFY(mattes[3].verdict == store::Verdict::Accepted && mattes[3].isUsed());
    QCOMPARE(hashFile(project.absolute("corrections/1/3.png")), correctionHash);
    QVERIFY(project.correction(mattes[3].frame)->matted);
    const cv::Mat correction = media::readGrey(project.absolute("corrections/1/3.png"));
    QCOMPARE(cv::norm(media::readGrey(project.absolute(mattes[3].trimapFile)), correction, cv::NORM_INF), 0.0);
    QCOMPARE(int(media::readGrey(project.absolute(mattes[3].alphaFile)).at<std::uint8_t>(5, 5)), 255);
}

void MattesJobTest::mattesTheNamedFramesAlone()
{
    const fs::path folder = copyOf(matted_, "named");
    const auto before = mattesIn(folder);
    {
        store::Project project(folder);
        cv::Mat trimap = media::readGrey(project.absolute(before[4].trimapFile));
        media::writeImage(project.absolute("corrections/4.png"), trimap);
        project.saveCorrection({before[4].frame, "corrections/4.png", false});
        project.setVerdict(before[3].frame, store::Verdict::Rejected);
    }
    jobs::MattesRequest request = requestFor(folder);
    request.frames = {before[3].frame, before[4].frame, before[5].frame};
    const JobResult result = runToEnd(jobs::makeMattesJob(request));
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("made").get<int>(), 3);
    const auto after = mattesIn(folder);
    for (std::size_t i = 0; i < after.size(); ++i)
        QCOMPARE(after[i].run != before[i].run, i >= 3 && i <= 5);
    QVERIFY(after[3].verdict == store::Verdict::Rejected);
    const store::Project project(folder, store::Access::ReadOnly);
    QVERIFY(project.correction(before[4].frame)->matted);
    QVERIFY(fs::exists(project.absolute("corrections/4.png")));
}

void MattesJobTest::makesFramesWithOtherOptionsAgain()
{
    const fs::path project = copyOf(matted_, "options");
    jobs::MattesRequest request = requestFor(project);
    request.options.bandPx = 7;
    const JobResult result = runToEnd(jobs::makeMattesJob(request), 1, {}, true);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("made").get<int>(), kFrames);
    QVERIFY(result.events.at("preview") > 0);
    QCOMPARE(runToEnd(jobs::makeMattesJob(request)).json.at("made").get<int>(), 0);
}

void MattesJobTest::triesAFailedFrameAgain_data()
{
    QTest::addColumn<bool>("continuous");
    QTest::newRow("recording") << true;
    QTest::newRow("unrelated photos") << false;
}

void MattesJobTest::triesAFailedFrameAgain()
{
    QFETCH(bool, continuous);
    const fs::path project = copyOf(imported_, "failed");
    fs::path file;
    {
        store::Project writable(project);
        store::RecordingRow recording = writable.recording(1).value();
        recording.continuous = continuous;
        writable.updateRecording(recording);
        file = writable.absolute(writable.frames(1)[5].file);
    }
    const std::vector<std::uint8_t> whole = readFile(file);
    writeFileAtomically(file, "no picture any more");
    const JobResult first = matte(project), again = matte(project); // one frame bad, then nothing to do but that one
    QVERIFY2(first.isDone(), first.why());
    QVERIFY2(again.isDone(), again.why());
    QCOMPARE(again.json.at("made").get<int>(), 1);
    QVERIFY(mattesIn(project)[5].alphaFile.empty());
    writeFileAtomically(file, whole);
    const JobResult mended = matte(project);
    QVERIFY2(mended.isDone(), mended.why());
    QCOMPARE(mended.json.at("made").get<int>(), 1);
    QVERIFY(mattesIn(project)[5].isUsed());
    QCOMPARE(matte(project).json.at("made").get<int>(), 0);
}

void MattesJobTest::goesOnAfterACancel()
{
    const fs::path project = copyOf(imported_, "cancelled");
    QVERIFY(matte(project, cancelAt(2)).state == jobs::JobState::Cancelled);
    const std::size_t finished = mattesIn(project).size();
    QVERIFY(finished >= 2 && finished < kFrames);
    const JobResult result = matte(project);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("made").get<std::size_t>(), kFrames - finished);
    QVERIFY(outputsOf(project) == outputsOf(matted_));
}

void MattesJobTest::goesOnAfterKill()
{
    const fs::path project = copyOf(imported_, "killed");
    QVERIFY(wasKilledBy(runInChild([&] {
                            matte(project, killAt(3));
                            return 0;
                        }),
                        SIGKILL));
    const std::size_t finished = mattesIn(project).size();
    QVERIFY(finished >= 3 && finished < kFrames);
    const JobResult result = matte(project);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(mattesIn(project).size(), std::size_t(kFrames));
    QVERIFY(outputsOf(project) == outputsOf(matted_));
}

void MattesJobTest::keepsWhatIsFinishedWhenTheDiskIsFull()
{
    // A disk of its own, gone with the child; somebody else fills it when two frames are finished.
    const fs::path disk = fixture_.root() / "disk";
    fs::create_directories(disk);
    constexpr int kNoMount = 99;
    const int status = runInChild([&] {
        if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            return kNoMount;
        if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=8m") != 0) return kNoMount;
        const fs::path project = disk / "project";
        fs::copy(imported_, project, fs::copy_options::recursive);
        const JobResult full = matte(project, [&](JobContext&, int count) {
            if (count != 2) return;
            std::FILE* filler = std::fopen((disk / "filler").c_str(), "wb");
            const std::vector<char> block(4096, 'x');
            while (std::fwrite(block.data(), 1, block.size(), filler) == block.size() && std::fflush(filler) == 0) {
            }
            std::fclose(filler);
        });
        if (full.state != jobs::JobState::Failed || full.error->kind() != ErrorKind::DiskFull) return 1;
        const std::size_t finished = mattesIn(project).size();
        if (finished < 2 || finished >= kFrames) return 2;
        const JobResult early = matte(project); // now it is known before anything is done
        if (early.state != jobs::JobState::Failed || early.error->kind() != ErrorKind::DiskFull) return 3;
        fs::remove(disk / "filler");
        if (!matte(project).isDone()) return 4;
        return outputsOf(project) == outputsOf(matted_) ? 0 : 5;
    });
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoMount) QSKIP("a disk cannot be mounted here");
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void MattesJobTest::namesWhatIsMissing()
{
    jobs::MattesRequest request = requestFor(imported_);
    request.object = "nobody";
    const JobResult nobody = runToEnd(jobs::makeMattesJob(request));
    QVERIFY(nobody.error && nobody.error->kind() == ErrorKind::NotFound);
    request = requestFor(imported_);
    request.recording = 77;
    const JobResult nothing = runToEnd(jobs::makeMattesJob(request));
    QVERIFY(nothing.error && nothing.error->kind() == ErrorKind::NotFound);
    request.project = fixture_.root();
    const JobResult nowhere = runToEnd(jobs::makeMattesJob(request));
    QVERIFY(nowhere.error && nowhere.error->kind() == ErrorKind::NotFound);
}

QTEST_APPLESS_MAIN(MattesJobTest)
#include "mattes_job_test.moc"
