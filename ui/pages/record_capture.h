// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "ui/pages/record_meters.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace clutch::ui {

struct RecordingProgress {
    double seconds = 0; ///< between the first and the last frame taken
    qint64 frames = 0, dropped = 0;
};

/// Frames from a camera or a file on their way to the preview, the meters and the recorder, each on a thread of its
/// own, none of them the GUI thread. A disk that cannot keep up costs frames, which are counted, never memory.
class CapturePipeline : public QObject {
    Q_OBJECT

public:
    explicit CapturePipeline(QObject* parent = nullptr);
    ~CapturePipeline() override;

    /// Any thread; returns at once. `convert` runs on the pipeline's thread and returns CV_8UC3, or an empty matrix for
    /// a frame that cannot be used. Time stamps must grow within one source.
    void submit(std::function<cv::Mat()> convert, double timeMs);

    /// From the next frame on into `file` (folders above it are made) until `seconds` have been taken or
    /// stopRecording().
    void startRecording(const QString& file, double seconds);
    void stopRecording();    ///< what is taken so far is kept
    void discardRecording(); ///< the file is removed
    bool isRecording() const;
    RecordingProgress progress() const;

    QImage takePreview(); ///< the newest picture, at most 1280 px wide; null when it was taken already
    RecordMeters meters() const;

Q_SIGNALS:
    // From the pipeline's threads; at most one of each is under way at a time.
    void previewReady();
    void recordingProgressed();
    void recordingFinished(const QString& file, qint64 frames,
                           qint64 dropped);           ///< file empty: discarded, or no frame came
    void recordingFailed(const clutch::Error& error); ///< what was written before stays

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::ui
