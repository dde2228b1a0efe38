// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "tests/engine/exporting/export_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::exporting;
using namespace clutch::test;

namespace {

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

ExportOptions optionsOf(ExportFormat format, const std::string& split = {})
{
    ExportOptions options;
    options.format = format;
    options.split = split;
    return options;
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

    void sameDataSameBytes()
    {
        Fixture fixture(root_ / "truth");
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
        exportDataset(fixture.dataset, optionsOf(ExportFormat::CocoPolygons), folder, context);
        QCOMPARE(namesIn(folder / "images"), (std::set<std::string>{"000001.png", "000002.png", "mine.txt"}));
        QCOMPARE(textOf(folder / "images" / "000001.png"), textOf(fixture.dataset.images[0].picture.file));
        QCOMPARE(textOf(folder / "images" / "mine.txt"), std::string("keep me"));
        QCOMPARE(namesIn(folder), (std::set<std::string>{".clutch-coco.json", "annotations.json", "images"}));
    }

    void anotherLayoutLeavesNothingOfTheFirst()
    {
        Fixture fixture(root_ / "truth", 6);
        const fs::path folder = root_ / "out";
        JobContext context;
        exportDataset(fixture.dataset, optionsOf(ExportFormat::Coco, "0.6,0.2,0.2"), folder, context);
        QCOMPARE(namesIn(folder / "images"), (std::set<std::string>{"train", "val", "test"}));
        writeFileAtomically(folder / "images" / "val" / "mine.txt", "keep me");
        exportDataset(fixture.dataset, {}, folder, context);
        QCOMPARE(namesIn(folder), (std::set<std::string>{".clutch-coco.json", "annotations.json", "images"}));
        QCOMPARE(namesIn(folder / "images"),
                 (std::set<std::string>{"000001.png", "000002.png", "000003.png", "000004.png", "000005.png",
                                        "000006.png", "val"})); // a folder with somebody's file in it stays
        QCOMPARE(namesIn(folder / "images" / "val"), (std::set<std::string>{"mine.txt"}));
    }

    void anotherFormatInTheFolderIsNamedAsSuch()
    {
        Fixture fixture(root_ / "truth");
        JobContext context;
        exportDataset(fixture.dataset, {}, root_ / "out", context);
        try {
            exportDataset(fixture.dataset, optionsOf(ExportFormat::Masks), root_ / "out", context);
            QFAIL("two formats that share names share a folder");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QCOMPARE(error.problem(), std::string("the folder already holds an export in another format"));
        }
        QCOMPARE(namesIn(root_ / "out"), (std::set<std::string>{".clutch-coco.json", "annotations.json", "images"}));
        exportDataset(fixture.dataset, optionsOf(ExportFormat::Yolo), root_ / "out", context); // no name in common
        QCOMPARE(namesIn(root_ / "out" / "images"),
                 (std::set<std::string>{"000001.png", "000002.png", "000003.png", "train"}));
    }

    void masksAreAskedForImageByImage()
    {
        // Handed out one image at a time: a set of labels is gone before the next is asked for.
        class Counting : public MemoryDataset {
        public:
            Labels labels(std::size_t image) override
            {
                asked.push_back(image);
                return MemoryDataset::labels(image);
            }
            std::vector<std::size_t> asked;
        };
        Fixture fixture(root_ / "truth", 4);
        for (const ExportFormat format : {ExportFormat::Coco, ExportFormat::CocoPolygons, ExportFormat::Yolo,
                                          ExportFormat::Voc, ExportFormat::Labelme, ExportFormat::Masks}) {
            Counting source;
            static_cast<MemoryDataset&>(source) = fixture.dataset;
            JobContext context;
            exportDataset(source, optionsOf(format), root_ / ("out" + std::to_string(static_cast<int>(format))),
                          context);
            QCOMPARE(source.asked, (std::vector<std::size_t>{0, 1, 2, 3}));
        }
    }

    void aStrangersFileStopsTheExport()
    {
        Fixture fixture(root_ / "truth");
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
        MemoryDataset broken = fixture.dataset;
        broken.images[20].picture.file = root_ / "no such file.png";
        QVERIFY(kindThrownBy([&] { exportDataset(broken, {}, folder, second); }) ==
                ErrorKind::NotFound); // failed before anything was copied
        broken = fixture.dataset;
        for (const int side : {0, -40}) {
            broken.images[20].picture.height = side;
            QVERIFY(kindThrownBy([&] {
                        exportDataset(broken, optionsOf(ExportFormat::Masks), root_ / "none", second);
                    }) == ErrorKind::Corrupt);
        }
        QVERIFY(!fs::exists(root_ / "none"));
        broken = fixture.dataset;
        broken.images[30].labels.instances[0].visible.width += 1; // found when most images are written
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
        QVERIFY(!fs::exists(root_ / "new")); // it was cancelled before it began
    }

    void whatAKilledExportLeftIsCleared()
    {
        Fixture fixture(root_ / "truth");
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
        std::vector<Cutout> cutouts;
        for (int i = 0; i < 3; ++i) {
            const fs::path file = root_ / "truth" / (std::to_string(i) + ".png");
            writePng(file, cv::Mat(5, 6, CV_8UC4, cv::Scalar(i, 2, 3, 128)));
            cutouts.push_back({file, "orange é_" + std::to_string(i) + ".png"});
        }
        JobContext context;
        const ExportSummary summary = exportCutouts(cutouts, root_ / "out", context);
        QCOMPARE(summary.images, std::int64_t(3));
        QVERIFY(summary.file == root_ / "out");
        QCOMPARE(namesIn(root_ / "out" / "cutouts"),
                 (std::set<std::string>{"orange é_0.png", "orange é_1.png", "orange é_2.png"}));
        const cv::Mat read = cv::imread(utf8(root_ / "out" / "cutouts" / "orange é_2.png"), cv::IMREAD_UNCHANGED);
        QVERIFY(read.type() == CV_8UC4 && read.at<cv::Vec4b>(4, 5) == cv::Vec4b(2, 2, 3, 128));
        // Cut-outs and COCO may share a folder: the one's files are not the other's.
        Fixture fixture(root_ / "truth");
        exportDataset(fixture.dataset, {}, root_ / "out", context);
        QCOMPARE(namesIn(root_ / "out" / "cutouts").size(), std::size_t(3));
        cutouts[0].name = "../escape.png";
        QVERIFY_EXCEPTION_THROWN(exportCutouts(cutouts, root_ / "out", context), Error);
        QVERIFY(!fs::exists(root_ / "out" / "escape.png"));
    }

    void aFolderThatMayNotBeWrittenIsNamed()
    {
        Fixture fixture(root_ / "truth");
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
        fixture.dataset.images[2].picture.file = huge;
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
