// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/exporting/export.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace clutch::test {

namespace fs = std::filesystem;

inline void writePng(const fs::path& file, const cv::Mat& picture)
{
    if (!cv::imwrite(utf8(file), picture)) qFatal("a picture cannot be written");
}

/// A data set in memory.
class MemoryDataset : public exporting::DatasetSource {
public:
    struct Image {
        exporting::Picture picture;
        exporting::Labels labels;
        std::vector<std::int64_t> recordings;
    };
    std::string title;
    std::vector<std::string> kinds;
    std::vector<Image> images;

    const std::string& name() const override { return title; }
    const std::vector<std::string>& categories() const override { return kinds; }
    std::size_t imageCount() const override { return images.size(); }
    std::int64_t instanceCount() const override { return static_cast<std::int64_t>(10 * images.size()); }
    exporting::Picture picture(std::size_t image) override { return images.at(image).picture; }
    exporting::Labels labels(std::size_t image) override { return images.at(image).labels; }
    std::vector<std::int64_t> recordings(std::size_t image) override { return images.at(image).recordings; }
};

/// A data set of drawn masks with its truth beside it for the Python checkers: truth.json and, for each image, a 16-bit
/// map of the visible masks and a mask of what is visible but not labelled.
class Fixture {
public:
    /// Image 1 shows nothing, and if there are more than four, image 3 shows 300 objects.
    explicit Fixture(const fs::path& folder, int images = 3) : folder_(folder), random_(5)
    {
        dataset.title = "Früchte 日本 <1> & \"2\"";
        dataset.kinds = {"Apfel \"süß\" 日本", "Nuß & <Birne>'s: #1 \\ ", "- null"};
        for (int i = 0; i < images; ++i)
            addImage(i, images > 4);
        QFile file(QString::fromStdString(utf8(folder_ / "truth.json")));
        if (!file.open(QIODevice::WriteOnly)) qFatal("truth.json cannot be written");
        file.write(QJsonDocument(truth_).toJson());
    }

    MemoryDataset dataset;
    std::int64_t annotations = 0;

private:
    struct Drawn {
        cv::Mat visible, amodal;
    };

    void addImage(int number, bool many)
    {
        const cv::Size size(150 + 7 * (number % 5), 120);
        const fs::path file = folder_ / ("bild é " + std::to_string(number) + ".png");
        writePng(file, cv::Mat(size, CV_8UC3, cv::Scalar(20 * (number % 10), 99, 7)));
        MemoryDataset::Image image{
            {file, size.width, size.height, R"({"number":)" + std::to_string(number) + "}"}, {}, {number % 7 + 1}};
        const std::vector<Drawn> drawn = number == 1           ? std::vector<Drawn>()
                                         : many && number == 3 ? crowd(size)
                                                               : objects(size, number);
        cv::Mat map = cv::Mat::zeros(size, CV_16UC1);
        QJsonArray instances;
        for (const Drawn& one : drawn) {
            map.setTo(instances.size() + 1, one.visible);
            instances.append(addInstance(image, one, static_cast<int>(instances.size())));
        }
        // Left out, for there is nothing to see of it.
        image.labels.instances.push_back(
            {1, encodeMask(cv::Mat::zeros(size, CV_8UC1)), encodeMask(cv::Mat(size, CV_8UC1, 255)), 1, "{}"});
        cv::Mat hidden = cv::Mat::zeros(size, CV_8UC1);
        if (number % 2 == 0) cv::rectangle(hidden, {1, 1, 9, 5}, cv::Scalar(255), cv::FILLED);
        hidden.setTo(0, map != 0);
        image.labels.unlabelled.push_back(encodeMask(hidden));
        const std::string base = std::to_string(number);
        writePng(folder_ / (base + "_map.png"), map);
        writePng(folder_ / (base + "_hidden.png"), hidden);
        dataset.images.push_back(std::move(image));
        truth_.append(QJsonObject{{"file", QString::fromStdString(utf8(file))},
                                  {"map", QString::fromStdString(base + "_map.png")},
                                  {"unlabelled", QString::fromStdString(base + "_hidden.png")},
                                  {"instances", instances}});
    }

    QJsonObject addInstance(MemoryDataset::Image& image, const Drawn& drawn, int index)
    {
        const std::string amodal = std::to_string(truth_.size()) + "_" + std::to_string(index) + "_amodal.png";
        const bool same = cv::norm(drawn.visible, drawn.amodal, cv::NORM_INF) == 0;
        if (!same) writePng(folder_ / amodal, drawn.amodal);
        const auto kind = static_cast<std::size_t>(index) % dataset.kinds.size();
        const double hidden = 1 - static_cast<double>(cv::countNonZero(drawn.visible)) / cv::countNonZero(drawn.amodal);
        image.labels.instances.push_back({static_cast<std::int64_t>(kind) + 1, encodeMask(drawn.visible),
                                          encodeMask(drawn.amodal), hidden,
                                          R"({"recording":"é","frame":12,"seed":"18446744073709551615"})"});
        ++annotations;
        return {{"amodal", same ? QString() : QString::fromStdString(amodal)},
                {"category", QString::fromStdString(dataset.kinds[kind])},
                {"hidden", hidden}};
    }

    static std::vector<Drawn> crowd(const cv::Size& size)
    {
        std::vector<Drawn> drawn;
        for (int i = 0; i < 300; ++i) {
            cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
            mask(cv::Rect(3 + i % 20 * 7, 3 + i / 20 * 7, 1 + i % 5, 1 + i % 4)).setTo(255);
            drawn.push_back({mask, mask});
        }
        return drawn;
    }

    /// Ordinary heaps in front-to-back order, and every awkward shape once.
    std::vector<Drawn> objects(const cv::Size& size, int number)
    {
        std::vector<cv::Mat> whole;
        const auto blank = [&] { return whole.emplace_back(cv::Mat::zeros(size, CV_8UC1)); };
        cv::circle(blank(), {26, 30}, 15, cv::Scalar(255), 6);                       // a ring
        cv::circle(blank(), {26, 30}, 4, cv::Scalar(255), cv::FILLED);               // inside it, another object
        cv::rectangle(blank(), {60, 4, 6, 60}, cv::Scalar(255), cv::FILLED);         // covers the middle of the next
        cv::rectangle(blank(), {48, 20, 32, 14}, cv::Scalar(255), cv::FILLED);       // in two parts
        blank().at<std::uint8_t>(90, 5) = 255;                                       // one pixel
        cv::line(blank(), {8, 70}, {44, 110}, cv::Scalar(255), 1, cv::LINE_4);       // thin
        cv::line(whole.back(), {8, 110}, {30, 110}, cv::Scalar(255), 1, cv::LINE_4); // and in two parts
        cv::line(blank(), {50, 70}, {74, 112}, cv::Scalar(255), 1, cv::LINE_8);      // touches itself at corners alone
        cv::Mat nested = blank();                                                    // a ring in a ring, with windows
        cv::rectangle(nested, {84, 40, 30, 30}, cv::Scalar(255), cv::FILLED);
        cv::rectangle(nested, {87, 43, 24, 24}, cv::Scalar(0), cv::FILLED);
        cv::rectangle(nested, {90, 46, 18, 18}, cv::Scalar(255), cv::FILLED);
        for (const cv::Point& window : {cv::Point(92, 48), {93, 49}, {99, 48}, {100, 60}, {104, 48}, {92, 58}})
            nested.at<std::uint8_t>(window) = 0;
        cv::rectangle(blank(), {size.width - 9, size.height - 14, 9, 14}, cv::Scalar(255), cv::FILLED); // last pixel
        for (int i = 0; i < 4; ++i)
            cv::ellipse(blank(), {random_.integer(20, size.width - 20), random_.integer(20, size.height - 20)},
                        {16 + number % 3, 10}, random_.integer(0, 180), 0, 360, cv::Scalar(255), cv::FILLED);
        if (number % 3 == 2) blank().setTo(255); // all that is left
        std::vector<Drawn> drawn;
        cv::Mat taken = cv::Mat::zeros(size, CV_8UC1);
        for (const cv::Mat& mask : whole) {
            const cv::Mat visible = mask & ~taken;
            taken |= mask;
            if (cv::countNonZero(visible) > 0) drawn.push_back({visible, mask});
        }
        return drawn;
    }

    fs::path folder_;
    Random random_;
    QJsonArray truth_;
};

struct CheckResult {
    bool passed = false;
    QByteArray complaint;
    QJsonObject said;
};

/// Runs a checker beside the tests: Python, NumPy and Pillow, none of our code.
inline CheckResult runChecker(const char* script, const QStringList& arguments)
{
    QProcess python;
    python.start("/usr/bin/python3",
                 QStringList{QStringLiteral(CLUTCH_SOURCE_DIR "/tests/engine/exporting/") + QLatin1String(script)} +
                     arguments);
    if (!python.waitForFinished(120000)) return {false, "the checker did not end", {}};
    const QByteArray out = python.readAllStandardOutput();
    return {python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0, python.readAllStandardError(),
            QJsonDocument::fromJson(out).object()};
}

inline bool hasNumpy()
{
    QProcess python;
    python.start("/usr/bin/python3", {"-c", "import numpy, PIL"});
    return python.waitForFinished(60000) && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
}

inline QString qtPath(const fs::path& path)
{
    return QString::fromStdString(utf8(path));
}

} // namespace clutch::test
