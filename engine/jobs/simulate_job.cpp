// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/simulate_job.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/background_writer.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/simulate_folder.h"
#include "engine/jobs/simulate_truth.h"
#include "engine/media/image_file.h"
#include "engine/media/video_recorder.h"
#include "engine/simulation/photo.h"
#include "engine/simulation/recording.h"

#include <chrono>
#include <future>
#include <memory>

namespace clutch::jobs {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using simulation::Goods;
using simulation::RenderedScene;

namespace {

constexpr std::size_t kWaiting = 3;   // rendered scenes: 5 MB each, with truth up to 80
constexpr int kRecordingQuality = 94; // of MJPEG: some 20 MB in 20 s, as webcams give

// What is seeded apart, so that more photos leave the recording as it is.
enum Purpose : std::uint64_t { kGoodsSeed, kRecordingSeed, kPhotosSeed, kUnlabelledSeed };

/// One photo still to be made.
struct Shot {
    bool labelled = false;
    int number = 0;
    std::uint64_t seed = 0;
};

struct TakenPhoto {
    Shot shot;
    simulation::PhotoPlan plan;
    RenderedScene scene;
};

struct RecordedFrame {
    int number = 0;
    RenderedScene scene;
};

/// One kind of object: what is to be made of it and where it goes. Pictures are rendered on the job's thread, go
/// through the lens and to disk on another, and the next heap settles on a third.
class ObjectWork {
public:
    ObjectWork(const SimulateRequest& request, simulation::Kind kind, std::uint64_t seed)
        : files_(request, kind, seed), options_(request.options), kind_(kind), runSeed_(seed),
          seed_(deriveSeed(seed, static_cast<std::uint64_t>(kind)))
    {
        files_.requireOurs();
        if (files_.needsRecording(frameCount())) framesLeft_ = frameCount();
        for (const int number : files_.missingPhotos())
            shots_.push_back({true, number, seedOf(kPhotosSeed, number)});
        for (const int number : files_.missingUnlabelled())
            shots_.push_back({false, number, seedOf(kUnlabelledSeed, number)});
    }

    std::int64_t itemsLeft() const { return framesLeft_ + static_cast<std::int64_t>(shots_.size()); }
    std::uintmax_t bytesLeft() const
    {
        const auto pixels =
            static_cast<std::uintmax_t>(options_.size.width) * static_cast<std::uintmax_t>(options_.size.height);
        const auto frames = static_cast<std::uintmax_t>(framesLeft_);
        return pixels * (frames / 4 + frames / simulation::kAlphaEvery + shots_.size()); // MJPEG, alpha, JPEG
    }
    void run(simulation::SceneRenderer& renderer, JobContext& context);
    void finish() const;
    void dropGoods() { goods_.reset(); } ///< once the renderer has drawn others
    ordered_json result() const;

private:
    int frameCount() const { return simulation::Recording::frameCount(options_.seconds); }
    cv::Size size() const { return {options_.size.width, options_.size.height}; }
    std::uint64_t seedOf(Purpose purpose, int number) const
    {
        return deriveSeed(deriveSeed(seed_, purpose), static_cast<std::uint64_t>(number));
    }
    void record(simulation::SceneRenderer& renderer, JobContext& context) const;
    void writeFrame(const RecordedFrame& frame, const simulation::Recording& recording, media::VideoRecorder& recorder,
                    JobContext& context) const;
    void takePhotos(simulation::SceneRenderer& renderer, JobContext& context) const;
    void writePhoto(const TakenPhoto& taken, JobContext& context) const;

    SimulateFolder files_;
    SimulationOptions options_;
    simulation::Kind kind_;
    std::uint64_t runSeed_, seed_;
    int framesLeft_ = 0;
    std::vector<Shot> shots_;
    std::unique_ptr<Goods> goods_; ///< the renderer refers to them
    double seconds_ = 0;
};

void preview(JobContext& context, const cv::Mat& image, const fs::path& file)
{
    if (context.wantsPreview())
        context.setPreview(image, utf8(file.parent_path().filename()) + "/" + utf8(file.filename()));
}

void ObjectWork::run(simulation::SceneRenderer& renderer, JobContext& context)
{
    if (itemsLeft() == 0 && fs::exists(files_.coco())) return;
    const auto start = std::chrono::steady_clock::now();
    files_.prepare();
    goods_ = std::make_unique<Goods>(kind_, deriveSeed(seed_, kGoodsSeed));
    if (framesLeft_ > 0) record(renderer, context);
    takePhotos(renderer, context);
    finish();
    seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void ObjectWork::record(simulation::SceneRenderer& renderer, JobContext& context) const
{
    const simulation::Recording recording(*goods_, size(), options_.seconds, deriveSeed(seed_, kRecordingSeed));
    // The camera trembles about where it stands: the empty table is lit once.
    renderer.setSurroundings(recording.surroundings(), recording.camera(0));
    writeFileAtomically(files_.recording(), [&](const fs::path& temporary) {
        media::VideoRecorder recorder(temporary, options_.size, media::VideoCodec::Mjpeg, kRecordingQuality);
        BackgroundWriter<RecordedFrame> writer(
            kWaiting, [&](RecordedFrame& frame) { writeFrame(frame, recording, recorder, context); });
        for (int frame = 0; frame < recording.frames(); ++frame) {
            context.checkCancelled();
            const simulation::Placed item = recording.item(frame);
            writer.push({frame, renderer.render(std::span(&item, 1), recording.camera(frame), false)});
        }
        writer.finish();
        recorder.finish();
    });
    context.emitEvent("file", 0);
}

void ObjectWork::writeFrame(const RecordedFrame& frame, const simulation::Recording& recording,
                            media::VideoRecorder& recorder, JobContext& context) const
{
    const bool wantsAlpha = frame.number % simulation::kAlphaEvery == 0;
    const simulation::RecordingFrame seen = recording.develop(frame.number, frame.scene, wantsAlpha);
    recorder.write(seen.image, simulation::Recording::timeMs(frame.number));
    if (wantsAlpha) media::writeImage(files_.alpha(frame.number), seen.alpha);
    context.advance();
    preview(context, seen.image, files_.recording());
    context.emitEvent("frame", frame.number);
}

void ObjectWork::takePhotos(simulation::SceneRenderer& renderer, JobContext& context) const
{
    if (shots_.empty()) return;
    const auto plan = [&](const Shot& shot) {
        return std::async(std::launch::async, [&goods = *goods_, shot, range = options_.instances, picture = size()] {
            return simulation::planPhoto(goods, range, picture, shot.seed);
        });
    };
    BackgroundWriter<TakenPhoto> writer(kWaiting, [&](TakenPhoto& taken) { writePhoto(taken, context); });
    std::future<simulation::PhotoPlan> next = plan(shots_.front());
    for (std::size_t i = 0; i < shots_.size(); ++i) {
        context.checkCancelled();
        TakenPhoto taken{shots_[i], next.get(), {}};
        if (i + 1 < shots_.size()) next = plan(shots_[i + 1]);
        renderer.setSurroundings(taken.plan.surroundings);
        taken.scene = renderer.render(taken.plan.items, taken.plan.camera, taken.shot.labelled);
        if (!taken.shot.labelled) taken.scene.visible.clear();
        writer.push(std::move(taken));
    }
    writer.finish();
    context.checkCancelled(); // it may have come while the last ones were written
}

void ObjectWork::writePhoto(const TakenPhoto& taken, JobContext& context) const
{
    const Shot& shot = taken.shot;
    const simulation::Photo photo = simulation::developPhoto(taken.plan, taken.scene);
    const fs::path file = shot.labelled ? files_.photo(shot.number) : files_.unlabelled(shot.number);
    if (shot.labelled) { // before the photo: where that is, its truth is, too
        PhotoTruth truth{utf8(file.parent_path().filename() / file.filename()),
                         simulation::kindName(kind_),
                         runSeed_,
                         shot.number,
                         static_cast<int>(taken.plan.items.size()),
                         options_.size.width,
                         options_.size.height,
                         photo.instances};
        writeFileAtomically(files_.truthPart(shot.number), truthText(truth));
    }
    media::writeImage(file, photo.image, taken.plan.jpegQuality);
    context.advance();
    preview(context, photo.image, file);
    context.emitEvent("file", shot.number);
}

void ObjectWork::finish() const
{
    if (!fs::exists(files_.coco())) writeCoco(files_.coco(), simulation::kindName(kind_), files_.truthParts());
    files_.removeTruthParts();
}

ordered_json ObjectWork::result() const
{
    const TruthCounts counts = countTruth(files_.coco());
    return {{"name", simulation::kindName(kind_)},
            {"recording", utf8(fs::absolute(files_.recording()))},
            {"photos", options_.photos},
            {"unlabelled", options_.unlabelled},
            {"instances", counts.instances},
            {"ignored", counts.ignored},
            {"seconds", seconds_}};
}

class SimulateJob : public Job {
public:
    explicit SimulateJob(SimulateRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Simulation"); }
    std::string subject() const override { return request_.objects; }

    std::string run(JobContext& context) override
    {
        validate(request_.options);
        std::vector<ObjectWork> objects;
        std::int64_t items = 0;
        std::uintmax_t bytes = 0;
        for (const simulation::Kind kind : simulation::kindsFromText(request_.objects)) {
            const ObjectWork& work = objects.emplace_back(request_, kind, context.seed());
            items += work.itemsLeft();
            bytes += work.bytesLeft();
        }
        requireFreeSpace(request_.folder, bytes, "jobs");
        context.begin(CLUTCH_TEXT("Progress", "Rendering"), items);
        if (items > 0) render(objects, context);
        ordered_json results = ordered_json::array();
        for (const ObjectWork& work : objects) {
            if (items == 0) work.finish();
            results.push_back(work.result());
        }
        return jsonText({{"folder", utf8(fs::absolute(request_.folder))}, {"objects", results}});
    }

private:
    static void render(std::vector<ObjectWork>& objects, JobContext& context)
    {
        simulation::SceneRenderer renderer;
        for (std::size_t i = 0; i < objects.size(); ++i) {
            objects[i].run(renderer, context);
            if (i > 0) objects[i - 1].dropGoods();
        }
    }

    const SimulateRequest request_;
};

} // namespace

std::unique_ptr<Job> makeSimulateJob(SimulateRequest request)
{
    return std::make_unique<SimulateJob>(std::move(request));
}

} // namespace clutch::jobs
