// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/media/frame_source.h"
#include "engine/media/video_recorder.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <functional>
#include <optional>

/// Small recordings made on the spot, and the tools to hold them against: the ffmpeg programs share libraries with us,
/// but not a line of ours.
namespace clutch::test {

inline std::filesystem::path pathIn(const QTemporaryDir& folder, const char* name)
{
    return pathFromUtf8(folder.path().toStdString()) / pathFromUtf8(name);
}

inline bool haveFfmpeg()
{
    return !QStandardPaths::findExecutable("ffmpeg").isEmpty() && !QStandardPaths::findExecutable("ffprobe").isEmpty();
}

/// Output of a program; nothing when it fails.
inline std::optional<QByteArray> outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) return std::nullopt;
    return process.readAllStandardOutput();
}

inline bool ffmpeg(const QString& arguments, const std::filesystem::path& output)
{
    QStringList all{"-v", "error", "-y"};
    all += arguments.split(' ', Qt::SkipEmptyParts);
    all += QString::fromStdString(utf8(output));
    return outputOf("ffmpeg", all).has_value();
}

/// Presentation times in milliseconds as ffprobe reads them, made to start at 0.
inline std::vector<double> probedTimes(const std::filesystem::path& file)
{
    const auto text = outputOf("ffprobe", {"-v", "error", "-select_streams", "v:0", "-show_entries", "frame=pts_time",
                                           "-of", "csv=p=0", QString::fromStdString(utf8(file))});
    std::vector<double> times;
    for (const QByteArray& line : text.value_or(QByteArray()).split('\n')) {
        bool read = false;
        const double seconds = line.split(',').first().trimmed().toDouble(&read);
        if (read) times.push_back(seconds * 1000.0);
    }
    const double start = times.empty() ? 0 : times.front();
    for (double& time : times)
        time -= start;
    return times;
}

/// A picture that says its own number: eight bright or dark bars, the lowest bit on the left, above a grey field.
inline cv::Mat numberedImage(int number, cv::Size size = {160, 120})
{
    cv::Mat image(size, CV_8UC3, cv::Scalar(128, 128, 128));
    const int width = size.width / 8;
    for (int bit = 0; bit < 8; ++bit)
        cv::rectangle(image, cv::Rect(bit * width, 0, width, size.height / 2),
                      cv::Scalar::all((number >> bit & 1) ? 235 : 20), cv::FILLED);
    return image;
}

inline int numberOf(const cv::Mat& image)
{
    int number = 0;
    for (int bit = 0; bit < 8; ++bit) {
        const auto& pixel = image.at<cv::Vec3b>(image.rows / 4, image.cols * (2 * bit + 1) / 16);
        if (pixel[1] > 128) number |= 1 << bit;
    }
    return number;
}

inline void record(
    const std::filesystem::path& file, int frames, media::VideoCodec codec = media::VideoCodec::Mjpeg,
    const std::function<double(int)>& timeOf = [](int i) { return i * 40.0; })
{
    media::VideoRecorder recorder(file, {160, 120}, codec);
    for (int i = 0; i < frames; ++i)
        recorder.write(numberedImage(i), timeOf(i));
    recorder.finish();
}

inline std::vector<media::Frame> readAll(media::FrameSource& source)
{
    std::vector<media::Frame> frames;
    while (auto frame = source.next())
        frames.push_back(std::move(*frame));
    return frames;
}

/// The kind of Error that `run` throws, and its sentence, so that a test can see that it names the file.
struct Thrown {
    std::optional<ErrorKind> kind;
    std::string sentence;
    std::string subject;
};

inline Thrown thrownBy(const std::function<void()>& run)
{
    try {
        run();
    } catch (const Error& error) {
        return {error.kind(), error.what(), error.subject()};
    }
    return {};
}

} // namespace clutch::test
