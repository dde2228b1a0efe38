// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "tests/engine/exporting/export_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace clutch;
using namespace clutch::exporting;
using namespace clutch::test;

Q_DECLARE_METATYPE(clutch::exporting::ExportFormat)

namespace {

constexpr int kImages = 9;

struct Checker {
    const char* name;
    ExportFormat format;
    const char* script;
    QStringList kind;  ///< its arguments beside the folders
    QStringList whole; ///< and for a data set in one piece
};

const std::vector<Checker>& checkers()
{
    static const std::vector<Checker> kCheckers{
        {"coco", ExportFormat::Coco, "check_coco.py", {"rle"}, {}},
        {"coco-polygons", ExportFormat::CocoPolygons, "check_coco.py", {"polygons"}, {}},
        {"yolo", ExportFormat::Yolo, "check_yolo.py", {}, {"train"}},
        {"voc", ExportFormat::Voc, "check_voc.py", {}, {"train"}},
        {"labelme", ExportFormat::Labelme, "check_labelme.py", {}, {}},
        {"masks", ExportFormat::Masks, "check_masks.py", {}, {}},
    };
    return kCheckers;
}

std::int64_t countOf(const ExportSummary& summary, const std::string& part)
{
    for (const ExportNote& note : summary.notes)
        if (note.text.find(part) != std::string::npos) return note.count;
    return -1;
}

} // namespace

class ExportFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasNumpy()) QSKIP("/usr/bin/python3 has no numpy or PIL");
        root_ = pathFromUtf8(temporary_.path().toStdString());
        fs::create_directories(root_ / "truth");
        fixture_ = std::make_unique<Fixture>(root_ / "truth", kImages);
    }

    void anIndependentReaderFindsOurMasks_data()
    {
        QTest::addColumn<int>("checker");
        QTest::addColumn<bool>("split");
        for (int i = 0; i < static_cast<int>(checkers().size()); ++i)
            for (const bool split : {false, true})
                QTest::addRow("%s%s", checkers()[static_cast<std::size_t>(i)].name, split ? ", split" : "")
                    << i << split;
    }
    void anIndependentReaderFindsOurMasks()
    {
        QFETCH(int, checker);
        QFETCH(bool, split);
        const Checker& check = checkers()[static_cast<std::size_t>(checker)];
        ExportOptions options;
        options.format = check.format;
        if (split) options.split = "0.6,0.2,0.2";
        const fs::path folder = root_ / pathFromUtf8("é 日本 \"") / (std::string(check.name) + (split ? "-split" : ""));
        JobContext context(3);
        const ExportSummary summary = exportDataset(fixture_->dataset, options, folder, context);
        QCOMPARE(summary.images, std::int64_t(kImages));
        QCOMPARE(summary.annotations, fixture_->annotations);
        QVERIFY(context.progress().done >= std::int64_t(kImages)); // files
        QCOMPARE(context.progress().done, context.progress().total);
        QVERIFY(fs::exists(summary.file));
        const QStringList folders{qtPath(folder), qtPath(root_ / "truth")};
        const QStringList parts = split ? QStringList{"train,val,test"} : check.whole;
        const CheckResult result = runChecker(check.script, folders + check.kind + parts);
        QVERIFY2(result.passed, result.complaint.constData());
        QCOMPARE(result.said["annotations"].toInteger(), qint64(fixture_->annotations));
        qInfo("%s", QJsonDocument(result.said).toJson(QJsonDocument::Compact).constData());
        checkParts(summary, result.said["parts"].toObject());
        checkNotes(check.format, summary, result.said);
    }

    void threeReadersAgreeOnTheParts()
    {
        // The same seed deals the same images whatever the format; another seed deals others.
        QJsonObject first, other;
        for (const auto& [name, seed] : {std::pair{"masks", 3}, {"labelme", 3}, {"masks", 4}}) {
            ExportOptions options;
            setField(options, "format", name);
            options.split = "0.6,0.2,0.2";
            JobContext context(static_cast<std::uint64_t>(seed));
            const fs::path folder = root_ / (std::string(name) + std::to_string(seed));
            exportDataset(fixture_->dataset, options, folder, context);
            const CheckResult result = runChecker((std::string("check_") + name + ".py").c_str(),
                                                  {qtPath(folder), qtPath(root_ / "truth"), "train,val,test"});
            QVERIFY2(result.passed, result.complaint.constData());
            const QJsonObject parts = result.said["parts"].toObject();
            if (first.isEmpty()) first = parts;
            if (seed == 3) QCOMPARE(parts, first);
            if (seed == 4) other = parts;
        }
        QVERIFY(other != first);
    }

    void whatAFormatCannotHoldIsRefused()
    {
        MemoryDataset tiny;
        tiny.kinds = {"a"};
        tiny.images.push_back({{root_ / "tiny.png", 9, 40, "{}"}, {}, {}});
        writePng(root_ / "tiny.png", cv::Mat(40, 9, CV_8UC3, cv::Scalar::all(9)));
        JobContext context;
        ExportOptions options;
        options.format = ExportFormat::Yolo;
        QVERIFY(kindThrownBy([&] { exportDataset(tiny, options, root_ / "tiny", context); }) == ErrorKind::Unsupported);
        options.format = ExportFormat::Voc;
        QCOMPARE(exportDataset(tiny, options, root_ / "tiny", context).images, std::int64_t(1));
        tiny.kinds.resize(255, "a");
        QVERIFY(kindThrownBy([&] { exportDataset(tiny, options, root_ / "tiny", context); }) == ErrorKind::Unsupported);
        tiny.kinds.resize(1);
        const cv::Mat all(40, 9, CV_8UC1, cv::Scalar(255));
        for (int i = 0; i < 2; ++i) // two claim each pixel: a label map cannot say that
            tiny.images[0].labels.instances.push_back({1, encodeMask(all), encodeMask(all), 0, {}});
        for (const ExportFormat format : {ExportFormat::Voc, ExportFormat::Masks}) {
            options.format = format;
            QVERIFY(kindThrownBy([&] { exportDataset(tiny, options, root_ / "overlap", context); }) ==
                    ErrorKind::Corrupt);
        }
    }

    void cutoutsKeepColoursAndSoftEdges()
    {
        std::vector<Cutout> cutouts;
        fs::create_directories(root_ / "cut");
        for (int i = 0; i < 3; ++i) {
            cv::Mat alpha(40, 50 + i, CV_8UC1), colour(40, 50 + i, CV_8UC3), cutout;
            for (int y = 0; y < alpha.rows; ++y)
                for (int x = 0; x < alpha.cols; ++x) {
                    alpha.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(5 * x + y);
                    colour.at<cv::Vec3b>(y, x) =
                        cv::Vec3b(static_cast<std::uint8_t>(3 * x), static_cast<std::uint8_t>(6 * y), 9);
                }
            cv::Mat planes[4];
            cv::split(colour, planes);
            planes[3] = alpha;
            cv::merge(planes, 4, cutout);
            const std::string name = "orange é " + std::to_string(i) + ".png";
            writePng(root_ / "cut" / ("rgba " + name), cutout);
            writePng(root_ / "cut" / ("alpha " + name), alpha);
            writePng(root_ / "cut" / ("colour " + name), colour);
            cutouts.push_back({root_ / "cut" / ("rgba " + name), name});
        }
        JobContext context;
        QCOMPARE(exportCutouts(cutouts, root_ / "cut-outs", context).images, std::int64_t(3));
        const CheckResult result = runChecker("check_cutouts.py", {qtPath(root_ / "cut-outs"), qtPath(root_ / "cut")});
        QVERIFY2(result.passed, result.complaint.constData());
        QCOMPARE(result.said["images"].toInt(), 3);
    }

    void aJpegStaysAsItIsInVoc()
    {
        MemoryDataset dataset;
        dataset.kinds = {"a"};
        dataset.images.push_back({{root_ / "foto.jpg", 32, 24, "{}"}, {}, {}});
        if (!cv::imwrite(utf8(root_ / "foto.jpg"), cv::Mat(24, 32, CV_8UC3, cv::Scalar(3, 90, 200)))) qFatal("no JPEG");
        ExportOptions options;
        options.format = ExportFormat::Voc;
        JobContext context;
        exportDataset(dataset, options, root_ / "jpeg", context);
        QCOMPARE(readFile(root_ / "jpeg" / "JPEGImages" / "000001.jpg"), readFile(root_ / "foto.jpg"));
    }

private:
    template <class Action>
    static ErrorKind kindThrownBy(const Action& action)
    {
        try {
            action();
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::Internal;
    }

    void checkParts(const ExportSummary& summary, const QJsonObject& parts) const
    {
        QCOMPARE(summary.split.has_value(), parts.size() == 3);
        if (!summary.split) return;
        QVERIFY(summary.split->byRecording); // seven recordings, an image each or two
        std::map<std::int64_t, QString> partOf;
        const QStringList names{"train", "val", "test"};
        for (qsizetype part = 0; part < names.size(); ++part) {
            const QJsonArray numbers = parts[names[part]].toArray();
            QCOMPARE(qint64(summary.split->images.at(static_cast<std::size_t>(part))), qint64(numbers.size()));
            for (const QJsonValue number : numbers)
                for (const std::int64_t recording :
                     fixture_->dataset.images.at(static_cast<std::size_t>(number.toString().toInt() - 1)).recordings) {
                    const QString& known = partOf.try_emplace(recording, names[part]).first->second;
                    QCOMPARE(known, names[part]);
                }
        }
    }

    static void checkNotes(ExportFormat format, const ExportSummary& summary, const QJsonObject& said)
    {
        QCOMPARE(countOf(summary, "nothing of them is to be seen"), std::int64_t(kImages));
        if (format == ExportFormat::CocoPolygons) QVERIFY(countOf(summary, "holes were filled") > 10);
        if (format == ExportFormat::Yolo) {
            QVERIFY(countOf(summary, "whose holes hang on") > 10);
            QVERIFY(countOf(summary, "whose parts were joined") > 10);
            QCOMPARE(countOf(summary, "there is no val part"), summary.split ? std::int64_t(-1) : std::int64_t(0));
        }
        if (format != ExportFormat::Voc) return;
        QCOMPARE(countOf(summary, "more than 254 objects"), std::int64_t(said["wide"].toInt()));
        QCOMPARE(countOf(summary, "more than 254 objects"), std::int64_t(1));
        QVERIFY(countOf(summary, "whose pixels are void") > 1);
    }

    QTemporaryDir temporary_;
    fs::path root_;
    std::unique_ptr<Fixture> fixture_;
};

QTEST_GUILESS_MAIN(ExportFormatsTest)
#include "export_formats_test.moc"
