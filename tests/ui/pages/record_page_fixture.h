// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/files.h"
#include "engine/media/video_recorder.h"
#include "ui/pages/record_page.h"

#include <QGridLayout>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <memory>
#include <vector>

namespace clutch::test {

// An orange object that turns on a grey table; frame i at times[i].
inline void writeVideo(const QString& file, const std::vector<double>& timesMs)
{
    media::VideoRecorder recorder(pathFromUtf8(file.toStdString()), {320, 240});
    for (std::size_t i = 0; i < timesMs.size(); ++i) {
        cv::Mat image(240, 320, CV_8UC3, cv::Scalar(150, 150, 150));
        cv::ellipse(image, {160, 120}, {80, 50}, double(i) * 6, 0, 360, {30, 110, 220}, cv::FILLED, cv::LINE_AA);
        for (int spot = -2; spot <= 2; ++spot) {
            const double angle = double(i) * 6 * CV_PI / 180;
            cv::circle(image, {160 + int(28 * spot * std::cos(angle)), 120 + int(28 * spot * std::sin(angle))}, 8,
                       {20, 40, 120}, cv::FILLED, cv::LINE_AA);
        }
        recorder.write(image, timesMs[i]);
    }
    recorder.finish();
}

inline std::vector<double> steady(int frames)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i)
        times.push_back(i * 1000.0 / 30);
    return times;
}

/// The page's parts laid out as the window does it, shown.
inline std::unique_ptr<QWidget> showRecordPage(ui::RecordPage& page)
{
    auto window = std::make_unique<QWidget>();
    auto* grid = new QGridLayout(window.get());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(1);
    page.optionsPanel()->setFixedWidth(280);
    grid->addWidget(page.optionsPanel(), 0, 0);
    grid->addWidget(page.picture(), 0, 1);
    grid->addWidget(page.strip(), 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    window->setObjectName(QStringLiteral("window"));
    window->setAttribute(Qt::WA_StyledBackground);
    window->resize(1280, 720);
    window->show();
    return window;
}

} // namespace clutch::test
