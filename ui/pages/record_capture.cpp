// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_capture.h"

#include "engine/core/bounded_queue.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/media/video_recorder.h"
#include "ui/views/image_canvas.h"

#include <opencv2/imgproc.hpp>

#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

namespace clutch::ui {

namespace {

constexpr std::size_t kLiveBacklog = 2;       // preview alone: the newest frame counts
constexpr std::size_t kRecordingBacklog = 60; // two seconds of 30 frames while the disk thinks; 55 MB at 640 x 480
constexpr int kPreviewWidth = 1280;
constexpr double kMeterIntervalMs = 150;

struct Incoming {
    std::function<cv::Mat()> convert;
    double timeMs = 0;
};

struct Outgoing {
    cv::Mat image; // empty: the recording ends here
    double timeMs = 0;
};

} // namespace

struct CapturePipeline::Impl {
    explicit Impl(CapturePipeline* pipeline) : owner(pipeline) {}

    CapturePipeline* owner;
    BoundedQueue<Incoming> incoming{kRecordingBacklog};
    BoundedQueue<Outgoing> outgoing{kRecordingBacklog + 1}; // and the mark of a recording's end
    std::thread converter, writer;

    mutable std::mutex mutex; // guards all below
    QImage preview;
    RecordMeters meters;
    double metersAtMs = -1e9;
    bool previewPending = false, progressPending = false;
    enum class State { Idle, Recording, Ending } state = State::Idle;
    bool discard = false;
    QString file;
    double lengthMs = 0, firstMs = -1, lastMs = 0;
    RecordingProgress progress;

    void convertFrames();
    void show(const cv::Mat& image, double timeMs);
    void record(const cv::Mat& image, double timeMs);
    void endRecording();
    void writeFrames();
    void finishFile(std::unique_ptr<media::VideoRecorder> recorder, const std::optional<Error>& error);
};

CapturePipeline::CapturePipeline(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>(this))
{
    impl_->converter = std::thread([this] { impl_->convertFrames(); });
    impl_->writer = std::thread([this] { impl_->writeFrames(); });
}

CapturePipeline::~CapturePipeline()
{
    // Closing the program keeps what was recorded.
    stopRecording();
    impl_->incoming.close();
    impl_->converter.join();
    impl_->outgoing.close();
    impl_->writer.join();
}

void CapturePipeline::submit(std::function<cv::Mat()> convert, double timeMs)
{
    const bool recording = isRecording();
    if (impl_->incoming.tryPush({convert, timeMs}, recording ? kRecordingBacklog : kLiveBacklog)) return;
    if (!recording) {
        impl_->incoming.dropOldest();
        impl_->incoming.tryPush({std::move(convert), timeMs}, kLiveBacklog);
        return;
    }
    const std::scoped_lock lock(impl_->mutex);
    ++impl_->progress.dropped;
}

void CapturePipeline::startRecording(const QString& file, double seconds)
{
    const std::scoped_lock lock(impl_->mutex);
    if (impl_->state != Impl::State::Idle) return;
    impl_->state = Impl::State::Recording;
    impl_->discard = false;
    impl_->file = file;
    impl_->lengthMs = seconds * 1000;
    impl_->firstMs = -1;
    impl_->progress = {};
}

void CapturePipeline::stopRecording()
{
    const std::scoped_lock lock(impl_->mutex);
    impl_->endRecording();
}

void CapturePipeline::discardRecording()
{
    const std::scoped_lock lock(impl_->mutex);
    impl_->discard = true;
    impl_->endRecording();
}

bool CapturePipeline::isRecording() const
{
    const std::scoped_lock lock(impl_->mutex);
    return impl_->state == Impl::State::Recording;
}

RecordingProgress CapturePipeline::progress() const
{
    const std::scoped_lock lock(impl_->mutex);
    impl_->progressPending = false;
    return impl_->progress;
}

QImage CapturePipeline::takePreview()
{
    const std::scoped_lock lock(impl_->mutex);
    impl_->previewPending = false;
    return std::exchange(impl_->preview, {});
}

RecordMeters CapturePipeline::meters() const
{
    const std::scoped_lock lock(impl_->mutex);
    return impl_->meters;
}

void CapturePipeline::Impl::convertFrames()
{
    while (auto item = incoming.pop()) {
        cv::Mat image;
        try {
            image = item->convert();
        } catch (const std::exception&) {
            image.release(); // a damaged frame of a camera: the next one comes in a moment
        }
        if (image.empty()) {
            const std::scoped_lock lock(mutex);
            if (state == State::Recording) ++progress.dropped;
            continue;
        }
        record(image, item->timeMs);
        show(image, item->timeMs);
    }
}

void CapturePipeline::Impl::show(const cv::Mat& image, double timeMs)
{
    cv::Mat small = image;
    if (image.cols > kPreviewWidth) {
        cv::resize(image, small, {kPreviewWidth, image.rows * kPreviewWidth / image.cols}, 0, 0, cv::INTER_AREA);
    }
    const QImage picture = toQImage(small);
    // A file that starts over goes back in time; then it is due as well.
    const bool metersDue = timeMs < metersAtMs || timeMs - metersAtMs >= kMeterIntervalMs;
    const RecordMeters measured = metersDue ? measureFrameForRecording(image) : RecordMeters{};
    bool announce = false;
    {
        const std::scoped_lock lock(mutex);
        preview = picture;
        if (metersDue) {
            meters = measured;
            metersAtMs = timeMs;
        }
        announce = !std::exchange(previewPending, true);
    }
    if (announce) Q_EMIT owner->previewReady();
}

void CapturePipeline::Impl::record(const cv::Mat& image, double timeMs)
{
    bool announce = false;
    {
        const std::scoped_lock lock(mutex);
        if (state != State::Recording) return;
        if (firstMs < 0) firstMs = timeMs;
        lastMs = timeMs;
        if (timeMs - firstMs > lengthMs) return endRecording();
        if (outgoing.tryPush({image, timeMs - firstMs}, kRecordingBacklog))
            ++progress.frames;
        else
            ++progress.dropped;
        progress.seconds = (timeMs - firstMs) / 1000;
        announce = !std::exchange(progressPending, true);
    }
    if (announce) Q_EMIT owner->recordingProgressed();
}

// The mutex is held.
void CapturePipeline::Impl::endRecording()
{
    if (state != State::Recording) return;
    state = State::Ending;
    outgoing.tryPush({}, kRecordingBacklog + 1); // there is room: one recording ends at a time
}

void CapturePipeline::Impl::writeFrames()
{
    std::unique_ptr<media::VideoRecorder> recorder;
    std::optional<Error> error;
    while (auto item = outgoing.pop()) {
        if (item->image.empty()) {
            finishFile(std::exchange(recorder, nullptr), error);
            error.reset();
            continue;
        }
        if (error) continue; // the rest of a recording that failed
        try {
            if (!recorder) {
                QString target;
                {
                    const std::scoped_lock lock(mutex);
                    target = file;
                }
                const auto path = pathFromUtf8(target.toStdString());
                std::filesystem::create_directories(path.parent_path());
                recorder = std::make_unique<media::VideoRecorder>(path, ImageSize{item->image.cols, item->image.rows});
            }
            recorder->write(item->image, item->timeMs);
        } catch (...) {
            error = errorFromCurrentException("media");
            const std::scoped_lock lock(mutex);
            endRecording();
        }
    }
}

void CapturePipeline::Impl::finishFile(std::unique_ptr<media::VideoRecorder> recorder,
                                       const std::optional<Error>& error)
{
    std::optional<Error> failure = error;
    qint64 written = 0, dropped = 0;
    QString result;
    {
        const std::scoped_lock lock(mutex);
        result = file;
        dropped = progress.dropped;
        if (discard) failure.reset();
    }
    try {
        if (recorder) {
            recorder->finish();
            written = recorder->framesWritten();
            dropped += recorder->framesDropped();
        }
    } catch (...) {
        if (!failure) failure = errorFromCurrentException("media");
    }
    recorder.reset();
    bool remove = written == 0;
    {
        const std::scoped_lock lock(mutex);
        remove = remove || discard;
        state = State::Idle;
    }
    if (remove) {
        std::error_code ignored; // nothing was written, or a person threw it away: it may be gone already
        std::filesystem::remove(pathFromUtf8(result.toStdString()), ignored);
        result.clear();
    }
    if (failure) Q_EMIT owner->recordingFailed(*failure);
    Q_EMIT owner->recordingFinished(result, remove ? 0 : written, dropped);
}

} // namespace clutch::ui
