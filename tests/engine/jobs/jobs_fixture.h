// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/runner.h"
#include "engine/media/image_file.h"
#include "engine/media/video_recorder.h"
#include "engine/store/project.h"
#include "tests/support/rendered_recording.h"

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace clutch::test {

namespace fs = std::filesystem;

/// Before anything draws: a child process is forked from one without a pool of threads.
inline const bool kOneThread = (cv::setNumThreads(1), true);

struct JobResult {
    jobs::JobState state = jobs::JobState::Failed;
    nlohmann::json json;
    std::optional<Error> error;
    std::vector<std::string> notes;
    std::map<std::string, int> events; ///< how many of each kind

    bool isDone() const { return state == jobs::JobState::Done; }
    const char* why() const { return error ? error->what() : "no error"; }
    bool hasNote(const std::string& part) const
    {
        return std::any_of(notes.begin(), notes.end(),
                           [&](const std::string& note) { return note.find(part) != std::string::npos; });
    }
};

/// Runs a job on this thread. `onEvent` hears every finished item, with its number from 1, and may cancel or worse.
inline JobResult runToEnd(std::unique_ptr<jobs::Job> job, std::uint64_t seed = 1,
                          const std::function<void(JobContext&, int)>& onEvent = {}, bool wantsPreview = false)
{
    JobContext context(seed, 1);
    JobResult result;
    int count = 0;
    context.setWantsPreview(wantsPreview);
    context.onNote = [&](const std::string& text) { result.notes.push_back(text); };
    context.onEvent = [&](const JobEvent& event) {
        ++result.events[event.kind];
        if (onEvent) onEvent(context, ++count);
    };
    jobs::JobOutcome outcome = jobs::runJob(*job, context);
    result.state = outcome.state;
    result.error = outcome.error;
    if (result.isDone()) result.json = nlohmann::json::parse(outcome.result);
    if (wantsPreview) result.events["preview"] = static_cast<int>(context.preview().serial);
    return result;
}

/// Runs `body` in a process of its own and tells how it ended, as waitpid() does. The child is forked while this
/// process has one thread.
inline int runInChild(const std::function<int()>& body)
{
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        int code = 120;
        try {
            code = body();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "child: %s\n", error.what());
        }
        std::fflush(nullptr);
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

/// kill -9 by its own hand when item `number` is finished: at that very place every time.
inline std::function<void(JobContext&, int)> killAt(int number)
{
    return [number](JobContext&, int count) {
        if (count == number) ::kill(::getpid(), SIGKILL);
    };
}

inline std::function<void(JobContext&, int)> cancelAt(int number)
{
    return [number](JobContext& context, int count) {
        if (count == number) context.cancel();
    };
}

/// From here on no file of this process may grow beyond `bytes`: the write that tries either fails (a disk error) or
/// ends the process in the middle of it, without any clean-up (a crash).
inline void limitFileSize(rlim_t bytes, bool crash)
{
    ::signal(SIGXFSZ, crash ? SIG_DFL : SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const rlimit noCore{0, 0};
    ::setrlimit(RLIMIT_CORE, &noCore);
}

inline bool wasKilledBy(int status, int signal)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == signal;
}

/// Hash of every file below a folder, by relative path; hidden ones too, so that left-overs are seen.
inline std::map<std::string, std::string> hashesOf(const fs::path& folder)
{
    std::map<std::string, std::string> hashes;
    if (!fs::exists(folder)) return hashes;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) hashes[utf8(fs::relative(entry.path(), folder))] = hashFile(entry.path());
    return hashes;
}

inline support::RecordingSpec smallSpec()
{
    support::RecordingSpec spec;
    spec.size = {160, 120};
    spec.radiusPx = 26;
    spec.framesPerSecond = 8;
    return spec;
}

/// A lossless recording of the rendered ball.
inline void writeRecording(const fs::path& file, int frames, const support::RecordingSpec& spec = smallSpec())
{
    const support::RecordingRenderer renderer(spec);
    media::VideoRecorder recorder(file, ImageSize{spec.size.width, spec.size.height}, media::VideoCodec::Ffv1);
    for (int i = 0; i < frames; ++i)
        recorder.write(renderer.frame(i).image, i * 1000.0 / spec.framesPerSecond);
    recorder.finish();
}

/// Every frame, whatever it shows: the tests say which frames there are.
inline media::SamplingOptions everyFrame()
{
    media::SamplingOptions sampling;
    sampling.sharpness = 0;
    sampling.difference = 0;
    return sampling;
}

inline cv::Mat noisePicture(int width, int height, std::uint64_t seed)
{
    Random random(seed);
    cv::Mat picture(height, width, CV_8UC3);
    for (auto at = picture.begin<cv::Vec3b>(); at != picture.end<cv::Vec3b>(); ++at) {
        const std::uint64_t bits = random.next();
        *at = cv::Vec3b(static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> 8),
                        static_cast<std::uint8_t>(bits >> 16));
    }
    return picture;
}

/// A folder with an empty project in it, names not ASCII.
class JobsFixture {
public:
    JobsFixture() { store::Project::create(project()); }

    fs::path root() const { return pathFromUtf8(directory_.path().toStdString()); }
    fs::path project() const { return root() / pathFromUtf8("projet é 日本"); }

    /// An object with `count` drawn cut-outs that are ready to be used, without any matting.
    void addDrawnCutouts(const std::string& object, int count) const
    {
        store::Project project(this->project());
        store::RecordingRow recording;
        recording.object = project.addObject(object);
        recording.name = "gezeichnet é.mkv";
        recording.hash = "drawn";
        recording.size = {64, 48};
        const store::Id id = project.addRecording(recording);
        for (int i = 0; i < count; ++i) {
            cv::Mat cutout(24, 30, CV_8UC4, cv::Scalar(0, 0, 0, 0));
            cv::ellipse(cutout, {15, 12}, {13, 10}, i * 20.0, 0, 360, cv::Scalar(40 * i, 255 - 30 * i, 90, 255),
                        cv::FILLED, cv::LINE_AA);
            store::MatteRow matte;
            matte.frame =
                project.addFrame({0, id, std::int64_t{5} * i, i * 40.0, "frames/1/" + std::to_string(i) + ".png", 1});
            matte.alphaFile = "alphas/1/" + std::to_string(i) + ".png";
            matte.cutoutFile = "cutouts/1/" + std::to_string(i) + ".png";
            matte.boxWidth = cutout.cols, matte.boxHeight = cutout.rows;
            matte.accepted = true;
            media::writeImage(project.absolute(matte.cutoutFile), cutout);
            project.saveMatte(matte);
        }
    }

    /// `count` photos of clusters, each under light from another side; the last `heldOut` of them do not teach.
    void addPhotos(const std::string& object, int count, int heldOut) const
    {
        store::Project project(this->project());
        for (int i = 0; i < count; ++i) {
            cv::Mat picture(48, 64, CV_8UC3);
            for (int y = 0; y < picture.rows; ++y)
                for (int x = 0; x < picture.cols; ++x)
                    picture.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<std::uint8_t>(
                        std::clamp(120 + (i % 2 ? x : -x) + (i % 3 ? y : -y) + 5 * i, 0, 255)));
            addPhoto(project, object, "hash", i, i < count - heldOut, picture);
        }
    }

    /// One photo of a cluster; `hash` and `number` make up what its content is known by.
    static void addPhoto(store::Project& project, const std::string& object, const std::string& hash, int number,
                         bool teaches, const cv::Mat& picture)
    {
        store::PhotoRow row;
        row.object = project.addObject(object);
        row.role = "cluster";
        row.name = "Haufen " + std::to_string(number) + ".png";
        row.hash = hash + std::to_string(number);
        row.file = "photos/" + std::to_string(row.object) + "/" + row.hash + ".png";
        row.part = teaches ? store::kPartTeach : store::kPartHeldOut;
        media::writeImage(project.absolute(row.file), picture);
        project.addPhoto(row);
    }

private:
    QTemporaryDir directory_;
};

} // namespace clutch::test
