// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/exporting/export.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::exporting;
namespace fs = std::filesystem;

namespace {

void writePng(const fs::path& file, const cv::Mat& picture)
{
    if (!cv::imwrite(utf8(file), picture)) qFatal("a picture cannot be written");
}

std::string textOf(const fs::path& file)
{
    const std::vector<std::uint8_t> bytes = readFile(file);
    return {bytes.begin(), bytes.end()};
}

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        names.insert(utf8(entry.path().filename()));
    return names;
}

/// A data set of drawn masks with its truth beside it, for the Python checker.
class Fixture {
public:
    explicit Fixture(const fs::path& folder, int images = 3) : folder_(folder), random_(5)
    {
        dataset.name = "Früchte 日本";
        dataset.categories = {"Apfel", "Nuß"};
        for (int i = 0; i < images; ++i)
            addImage(i);
        QFile truth(QString::fromStdString(utf8(folder_ / "truth.json")));
        if (!truth.open(QIODevice::WriteOnly)) qFatal("truth.json cannot be written");
        truth.write(QJsonDocument(truth_).toJson());
    }

    Dataset dataset;

private:
    void addImage(int number)
    {
        const cv::Size size(90 + 7 * number, 60);
        const fs::path file = folder_ / ("bild é " + std::to_string(number) + ".png");
        writePng(file, cv::Mat(size, CV_8UC3, cv::Scalar(number, 99, 7)));
        Image image{file, size.width, size.height, R"({"number":)" + std::to_string(number) + "}", {}};
        QJsonArray instances;
        if (number != 1) // the second image shows nothing and must be exported all the same
            for (int kind = 0; kind < 7; ++kind)
                instances.append(addInstance(image, size, number, kind));
        image.instances.push_back({1, encodeMask(cv::Mat::zeros(size, CV_8UC1)),
                                   encodeMask(cv::Mat(size, CV_8UC1, 255)), 1, "{}"}); // left out: nothing to see
        dataset.images.push_back(image);
        truth_.append(QJsonObject{{"file", QString::fromStdString(utf8(file))}, {"instances", instances}});
    }

    QJsonObject addInstance(Image& image, const cv::Size& size, int number, int kind)
    {
        cv::Mat amodal = cv::Mat::zeros(size, CV_8UC1);
        const auto anywhere = [&] {
            return cv::Point(random_.integer(22, size.width - 23), random_.integer(22, size.height - 23));
        };
        cv::ellipse(amodal, anywhere(), {20, 12}, random_.integer(0, 180), 0, 360, cv::Scalar(255), cv::FILLED);
        cv::Mat visible = amodal.clone();
        bool holes = false;
        int parts = 1;
        if (kind == 1)
            visible.setTo(0), visible.at<std::uint8_t>(0, 0) = amodal.at<std::uint8_t>(0, 0) = 255; // one pixel
        if (kind == 2) visible.setTo(255), amodal.setTo(255);                                       // all of it
        if (kind == 3)
            cv::circle(visible, (cv::boundingRect(visible).tl() + cv::boundingRect(visible).br()) / 2, 4, cv::Scalar(0),
                       cv::FILLED),
                holes = true;
        if (kind == 4)
            visible.setTo(0), visible(cv::Rect(0, 5, size.width, 4)).setTo(255),
                visible(cv::Rect(3, 30, 5, 30)).setTo(255), amodal |= visible, parts = 2;
        if (kind == 5)
            visible.setTo(0), visible(cv::Rect(10, 10, 3, 3)).setTo(255), visible(cv::Rect(13, 13, 4, 4)).setTo(255),
                amodal |= visible, parts = 2; // touch at a corner
        if (kind == 6)
            visible.setTo(0), visible(cv::Rect(size.width - 9, size.height - 14, 9, 14)).setTo(255),
                amodal |= visible; // in the last column and row
        const std::string name = std::to_string(number) + "_" + std::to_string(kind);
        writePng(folder_ / (name + "_visible.png"), visible);
        writePng(folder_ / (name + "_amodal.png"), amodal);
        const double hidden = 1 - static_cast<double>(cv::countNonZero(visible)) / cv::countNonZero(amodal);
        image.instances.push_back({1 + kind % 2, encodeMask(visible), encodeMask(amodal), hidden,
                                   R"({"recording":"é","frame":12,"seed":"18446744073709551615"})"});
        const QString base = QString::fromStdString(name);
        return {{"visible", base + "_visible.png"},
                {"amodal", base + "_amodal.png"},
                {"category", QString::fromStdString(dataset.categories[static_cast<std::size_t>(kind % 2)])},
                {"hidden", hidden},
                {"holes", holes},
                {"parts", parts}};
    }

    fs::path folder_;
    Random random_;
    QJsonArray truth_;
};

bool hasNumpy()
{
    QProcess python;
    python.start("/usr/bin/python3", {"-c", "import numpy, PIL"});
    return python.waitForFinished(60000) && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
}

template <class Action>
ErrorKind kindThrownBy(const Action& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.kind();
    }
    return ErrorKind::Internal;
}

/// Root may write anywhere; as "nobody" the permissions of a folder count.
class AsNobody {
public:
    AsNobody() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
    ~AsNobody()
    {
        if (changed_ && ::seteuid(0) != 0) qFatal("cannot become root again");
    }

private:
    bool changed_;
};

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        QVERIFY(temporary_->isValid());
        root_ = pathFromUtf8(temporary_->path().toStdString());
        fs::create_directories(root_ / "truth");
    }

    void anIndependentDecoderReadsOurMasks_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("kind");
        QTest::newRow("run lengths") << static_cast<int>(ExportFormat::Coco) << "rle";
        QTest::newRow("polygons") << static_cast<int>(ExportFormat::CocoPolygons) << "polygons";
    }
    void anIndependentDecoderReadsOurMasks()
    {
        if (!hasNumpy()) QSKIP("/usr/bin/python3 has no numpy or PIL");
        QFETCH(int, format);
        QFETCH(QString, kind);
        const Fixture fixture(root_ / "truth");
        const fs::path folder = root_ / pathFromUtf8("é 日本") / "export";
        JobContext context;
        const ExportSummary summary =
            exportDataset(fixture.dataset, {static_cast<ExportFormat>(format)}, folder, context);
        QCOMPARE(summary.images, std::int64_t(3));
        QCOMPARE(summary.annotations, std::int64_t(14));
        QVERIFY(summary.file == folder / "annotations.json");
        QProcess python;
        python.start("/usr/bin/python3",
                     {CLUTCH_SOURCE_DIR "/tests/engine/exporting/check_coco.py", QString::fromStdString(utf8(folder)),
                      QString::fromStdString(utf8(root_ / "truth")), kind});
        QVERIFY(python.waitForFinished(120000));
        const QByteArray said = python.readAllStandardOutput();
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        QCOMPARE(QJsonDocument::fromJson(said)["annotations"].toInt(), 14);
        QCOMPARE(context.progress().done, std::int64_t(3));
    }

    void sameDataSameBytes()
    {
        const Fixture fixture(root_ / "truth");
        JobContext context;
        exportDataset(fixture.dataset, {}, root_ / "a", context);
        exportDataset(fixture.dataset, {}, root_ / "b", context);
        QCOMPARE(textOf(root_ / "a" / "annotations.json"), textOf(root_ / "b" / "annotations.json"));
    }

    void exportingAgainReplacesOurFilesAndNoOthers()
    {
        Fixture fixture(root_ / "truth");
        const fs::path folder = root_ / "out";
        JobContext context;
        exportDataset(fixture.dataset, {}, folder, context);
        writeFileAtomically(folder / "images" / "mine.txt", "keep me");
        QCOMPARE(namesIn(folder / "images"),
                 (std::set<std::string>{"000001.png", "000002.png", "000003.png", "mine.txt"}));
        fixture.dataset.images.erase(fixture.dataset.images.begin());
        exportDataset(fixture.dataset, {ExportFormat::CocoPolygons}, folder, context);
        QCOMPARE(namesIn(folder / "images"), (std::set<std::string>{"000001.png", "000002.png", "mine.txt"}));
        QCOMPARE(textOf(folder / "images" / "000001.png"), textOf(fixture.dataset.images[0].file));
        QCOMPARE(textOf(folder / "images" / "mine.txt"), std::string("keep me"));
        QCOMPARE(namesIn(folder), (std::set<std::string>{".clutch-coco.json", "annotations.json", "images"}));
    }

    void aStrangersFileStopsTheExport()
    {
        const Fixture fixture(root_ / "truth");
        writeFileAtomically(root_ / "out" / "annotations.json", "somebody's own");
        JobContext context;
        QVERIFY(kindThrownBy([&] { exportDataset(fixture.dataset, {}, root_ / "out", context); }) ==
                ErrorKind::BadInput);
        QCOMPARE(textOf(root_ / "out" / "annotations.json"), std::string("somebody's own"));
        QCOMPARE(namesIn(root_ / "out"), (std::set<std::string>{"annotations.json"}));
    }

    void cancelledMidwayTheOldExportIsIntact()
    {
        Fixture fixture(root_ / "truth", 40);
        const fs::path folder = root_ / "out";
        JobContext first;
        exportDataset(fixture.dataset, {}, folder, first);
        const std::string before = textOf(folder / "annotations.json"),
                          picture = textOf(folder / "images" / "000001.png");
        std::rotate(fixture.dataset.images.begin(), fixture.dataset.images.begin() + 7, fixture.dataset.images.end());
        JobContext second;
        Dataset broken = fixture.dataset;
        broken.images[20].file = root_ / "no such file.png";
        QVERIFY(kindThrownBy([&] { exportDataset(broken, {}, folder, second); }) ==
                ErrorKind::NotFound); // failed before anything was copied
        broken = fixture.dataset;
        broken.images[30].instances[0].visible.width +=
            1; // found when all images are copied and half of the labels written
        QVERIFY(kindThrownBy([&] { exportDataset(broken, {}, folder, second); }) == ErrorKind::Corrupt);
        QCOMPARE(textOf(folder / "annotations.json"), before);
        QCOMPARE(textOf(folder / "images" / "000001.png"), picture);
        JobContext third;
        third.onEvent = [&third](const JobEvent& event) {
            if (event.kind == "file" && event.id == 11) third.cancel();
        };
        QVERIFY_EXCEPTION_THROWN(exportDataset(fixture.dataset, {}, folder, third), Cancelled);
        QCOMPARE(third.progress().done, std::int64_t(11));
        QVERIFY_EXCEPTION_THROWN(exportDataset(fixture.dataset, {}, root_ / "new", third), Cancelled);
        QCOMPARE(textOf(folder / "annotations.json"), before);
        QCOMPARE(namesIn(folder), (std::set<std::string>{".clutch-coco.json", "annotations.json", "images"}));
        QVERIFY(namesIn(root_ / "new").empty());
    }

    void whatAKilledExportLeftIsCleared()
    {
        const Fixture fixture(root_ / "truth");
        writeFileAtomically(root_ / "out" / ".clutch-coco.part" / "images" / "000001.png", "half");
        writeFileAtomically(root_ / "out" / ".clutch-coco.json",
                            R"(["images/000001.png","../truth/truth.json")"); // cut off while it was written
        JobContext context;
        exportDataset(fixture.dataset, {}, root_ / "out", context);
        QCOMPARE(namesIn(root_ / "out"), (std::set<std::string>{".clutch-coco.json", "annotations.json", "images"}));
        // A list that was tampered with does not lead out of the folder.
        writeFileAtomically(
            root_ / "out" / ".clutch-coco.json",
            R"(["annotations.json","images/000001.png","images/000002.png","images/000003.png","../truth/truth.json"])");
        exportDataset(fixture.dataset, {}, root_ / "out", context);
        QVERIFY(fs::exists(root_ / "truth" / "truth.json"));
    }

    void cutoutsAreCopied()
    {
        Dataset dataset;
        for (int i = 0; i < 3; ++i) {
            const fs::path file = root_ / "truth" / (std::to_string(i) + ".png");
            writePng(file, cv::Mat(5, 6, CV_8UC4, cv::Scalar(i, 2, 3, 128)));
            dataset.cutouts.push_back({file, "orange é_" + std::to_string(i) + ".png"});
        }
        JobContext context;
        const ExportSummary summary = exportDataset(dataset, {ExportFormat::Rgba}, root_ / "out", context);
        QCOMPARE(summary.images, std::int64_t(3));
        QVERIFY(summary.file == root_ / "out");
        QCOMPARE(namesIn(root_ / "out" / "cutouts"),
                 (std::set<std::string>{"orange é_0.png", "orange é_1.png", "orange é_2.png"}));
        const cv::Mat read = cv::imread(utf8(root_ / "out" / "cutouts" / "orange é_2.png"), cv::IMREAD_UNCHANGED);
        QVERIFY(read.type() == CV_8UC4 && read.at<cv::Vec4b>(4, 5) == cv::Vec4b(2, 2, 3, 128));
        // Cut-outs and COCO may share a folder: the one's files are not the other's.
        const Fixture fixture(root_ / "truth");
        exportDataset(fixture.dataset, {}, root_ / "out", context);
        QCOMPARE(namesIn(root_ / "out" / "cutouts").size(), std::size_t(3));
        dataset.cutouts[0].name = "../escape.png";
        QVERIFY_EXCEPTION_THROWN(exportDataset(dataset, {ExportFormat::Rgba}, root_ / "out", context), Error);
        QVERIFY(!fs::exists(root_ / "out" / "escape.png"));
    }

    void aFolderThatMayNotBeWrittenIsNamed()
    {
        const Fixture fixture(root_ / "truth");
        fs::create_directories(root_ / "locked");
        ::chmod(root_.c_str(), 0755);
        ::chmod((root_ / "locked").c_str(), 0555);
        JobContext context;
        ErrorKind kind = ErrorKind::Internal;
        {
            const AsNobody nobody;
            kind = kindThrownBy([&] { exportDataset(fixture.dataset, {}, root_ / "locked", context); });
        }
        QVERIFY(kind == ErrorKind::ReadOnly);
        QVERIFY(namesIn(root_ / "locked").empty());
    }

    void roomIsCheckedBeforeAnythingIsCopied()
    {
        Fixture fixture(root_ / "truth");
        const fs::path huge = root_ / "truth" / "huge.png";
        writeFileAtomically(huge, "x");
        std::error_code failure;
        fs::resize_file(huge, fs::space(root_).available + (std::uintmax_t(1) << 33), failure); // sparse: takes no room
        if (failure) QSKIP("this file system cannot hold a sparse file larger than its free space");
        fixture.dataset.images[2].file = huge;
        JobContext context;
        QVERIFY(kindThrownBy([&] { exportDataset(fixture.dataset, {}, root_ / "out", context); }) ==
                ErrorKind::DiskFull);
        QVERIFY(!fs::exists(root_ / "out"));
    }

private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path root_;
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
