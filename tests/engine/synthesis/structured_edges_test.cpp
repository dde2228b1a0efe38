// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/synthesis/structured_edges.h"
#include "engine/synthesis/structured_forest.h"

#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <zlib.h>

using namespace clutch;
using namespace clutch::synthesis;
namespace fs = std::filesystem;

namespace {

constexpr int kTrees = 2, kPatch = 16, kInner = 8, kShrink = 2, kChannels = 2 * (4 + 1) + 3;

// A forest that sees an edge in the middle of the patch where the gradient there is strong.
StructuredForest smallForest()
{
    StructuredForest forest;
    forest.options = {kTrees, 1, 3, 2, kShrink, kPatch, kInner, 4, 0, 2, 2, 4};
    constexpr int kCells = kPatch / kShrink, kMagnitude = 3;
    const int feature = kMagnitude * kCells * kCells + (kCells / 2) * kCells + kCells / 2;
    const int middle = (kInner / 2) * kInner + kInner / 2;
    for (int tree = 0; tree < kTrees; ++tree) {
        forest.childs.insert(forest.childs.end(), {2, 0, 0}); // below the threshold node 1, else node 2
        forest.featureIds.insert(forest.featureIds.end(), {feature, 0, 0});
        forest.thresholds.insert(forest.thresholds.end(), {0.5F, 0, 0});
        const int begin = 4 * tree;
        forest.edgeBoundaries.insert(forest.edgeBoundaries.end(), {begin, begin, begin});
        for (const int bin : {middle, middle + 1, middle + kInner, middle + kInner + 1})
            forest.edgeBins.push_back(bin);
    }
    forest.edgeBoundaries.push_back(4 * kTrees);
    return forest;
}

cv::Mat discs()
{
    cv::Mat image(120, 161, CV_8UC3, cv::Scalar::all(200));
    cv::circle(image, {50, 60}, 25, {40, 60, 180}, cv::FILLED, cv::LINE_AA);
    cv::circle(image, {115, 60}, 22, {30, 120, 40}, cv::FILLED, cv::LINE_AA);
    return image;
}

} // namespace

class StructuredEdgesTest : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;
    fs::path path(const char* name) const
    {
        return pathFromUtf8(dir_.filePath(QString::fromLatin1(name)).toStdString());
    }

    void writeGzip(const char* name, const std::string& text) const
    {
        const gzFile file = gzopen(path(name).c_str(), "wb");
        gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
        gzclose(file);
    }
    // Either it is refused as damaged or it works; it never crashes.
    bool survives(const std::string& text) const
    {
        writeFileAtomically(path("mutant.yml"), text);
        try {
            const StructuredEdges detector(path("mutant.yml"));
            for (const cv::Size size : {cv::Size(37, 23), cv::Size(1, 1)})
                detector.edges(cv::Mat(size, CV_8UC3, cv::Scalar::all(90)));
            return true;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Corrupt) throw;
        } catch (const cv::Exception&) { // OpenCV's own refusal of sizes
        }
        return false;
    }

private Q_SLOTS:
    void findsEdgesAndBoxes()
    {
        writeGzip("model.yml.gz", formatStructuredForest(smallForest()));
        const StructuredEdges detector(path("model.yml.gz"));
        const cv::Mat image = discs();
        const EdgeMap edges = detector.edges(image);
        QCOMPARE(edges.strength.size(), image.size());
        QCOMPARE(edges.orientation.size(), image.size());
        int near = 0, all = 0, facing = 0;
        for (int y = 8; y < image.rows - 8; ++y)
            for (int x = 8; x < image.cols - 8; ++x) {
                if (edges.strength.at<float>(y, x) < 0.3F) continue;
                const cv::Point2d a(x - 50, y - 60), b(x - 115, y - 60);
                const bool first = std::abs(cv::norm(a) - 25) < 4;
                ++all;
                near += first || std::abs(cv::norm(b) - 22) < 4;
                if (!first) continue;
                // of a circle the normal leads through its middle
                const double angle = edges.orientation.at<float>(y, x);
                facing += std::abs(a.x * std::cos(angle) + a.y * std::sin(angle)) > 0.8 * cv::norm(a) ? 1 : -1;
            }
        QVERIFY2(all > 150, qPrintable(QString::number(all)));
        QVERIFY2(near > 0.95 * all, qPrintable(QStringLiteral("%1 of %2").arg(near).arg(all)));
        QVERIFY2(facing > 0.3 * all, qPrintable(QStringLiteral("%1 of %2").arg(facing).arg(all)));
        double best = 0;
        for (const cv::Rect& box : edgeBoxes(edges)) {
            const cv::Rect disc(25, 35, 51, 51);
            const double both = (box & disc).area();
            best = std::max(best, both / (box.area() + disc.area() - both));
        }
        QVERIFY2(best > 0.6, qPrintable(QString::number(best)));
        // unpacked it is the same
        writeFileAtomically(path("model.yml"), formatStructuredForest(smallForest()));
        const EdgeMap again = StructuredEdges(path("model.yml")).edges(image);
        QCOMPARE(cv::norm(again.strength, edges.strength, cv::NORM_INF), 0.0);
    }

    void anySizeWorks()
    {
        for (const int shrink : {2, 4}) {
            StructuredForest forest = smallForest();
            forest.options.shrinkNumber = shrink;
            std::fill(forest.featureIds.begin(), forest.featureIds.end(), 3 * (kPatch / shrink) * (kPatch / shrink));
            forest.thresholds = {-1, 0, 0, -1, 0, 0};                   // an edge everywhere
            forest.edgeBins.assign(8, kInner * kInner * kChannels - 1); // at the far corner
            writeFileAtomically(path("any.yml"), formatStructuredForest(forest));
            const StructuredEdges detector(path("any.yml"));
            for (int side = 1; side < 40; ++side) {
                const cv::Mat image(side, 41 - side, CV_8UC3, cv::Scalar::all(90));
                QCOMPARE(detector.edges(image).strength.size(), image.size());
            }
        }
    }

    // As the script that converts the published model writes it.
    void readsTheFormThatIsPublished()
    {
        const std::string text =
            "%YAML:1.0\n\noptions:\n    numberOfTrees: 1\n    numberOfTreesToEvaluate: 1\n"
            "    selfsimilarityGridSize: 5\n    stride: 2\n    shrinkNumber: 2\n    patchSize: 32\n"
            "    patchInnerSize: 16\n    numberOfGradientOrientations: 4\n"
            "    gradientSmoothingRadius: 0\n    regFeatureSmoothingRadius: 2\n"
            "    ssFeatureSmoothingRadius: 8\n    gradientNormalizationRadius: 4\n\n"
            "childs:\n    - [2,0,0]\n\nfeatureIds:\n    - [7000,0,0]\n\n"
            "thresholds:\n    - [-1.250000e-02,0,0]\n\nedgeBoundaries:\n    - [0,0,0,2]\n\n"
            "edgeBins:\n    - [0]\n    - [3327]\n";
        const StructuredForest forest = parseStructuredForest(text, "model.yml");
        QCOMPARE(forest.thresholds, (std::vector<float>{-0.0125F, 0, 0}));
        QCOMPARE(forest.edgeBins, (std::vector<int>{0, 3327}));
        QCOMPARE(forest.options.ssFeatureSmoothingRadius, 8);
        QCOMPARE(formatStructuredForest(parseStructuredForest(formatStructuredForest(forest), "x")),
                 formatStructuredForest(forest));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<std::function<void(StructuredForest&)>>("damage");
        const auto row = [](const char* name, const char* part, std::function<void(StructuredForest&)> damage) {
            QTest::newRow(name) << QByteArray(part) << std::move(damage);
        };
        using Forest = StructuredForest;
        row("a circle", "childs", [](Forest& f) { f.childs[2] = 2; });
        row("to itself", "childs", [](Forest& f) { f.childs[1] = 2; });
        row("into the next tree", "childs", [](Forest& f) { f.childs[0] = 3; });
        row("backwards", "childs", [](Forest& f) { f.childs[0] = -1; });
        row("half a tree", "childs", [](Forest& f) { f.childs.push_back(0); });
        row("a feature too far", "featureIds", [](Forest& f) { f.featureIds[0] = kChannels * (64 + 36); });
        row("a feature below 0", "featureIds", [](Forest& f) { f.featureIds[4] = -1; });
        row("too few features", "featureIds", [](Forest& f) { f.featureIds.pop_back(); });
        row("too few thresholds", "thresholds", [](Forest& f) { f.thresholds.pop_back(); });
        row("too few boundaries", "edgeBoundaries", [](Forest& f) { f.edgeBoundaries.pop_back(); });
        row("a boundary too far", "edgeBoundaries", [](Forest& f) { f.edgeBoundaries.back() = 9; });
        row("boundaries that fall", "edgeBoundaries", [](Forest& f) { f.edgeBoundaries[2] = -1; });
        row("a bin too far", "edgeBins", [](Forest& f) { f.edgeBins[0] = kInner * kInner * kChannels; });
        row("no trees", "numberOfTrees", [](Forest& f) { f.options.numberOfTrees = 0; });
        row("trees that are not there", "numberOfTreesToEvaluate",
            [](Forest& f) { f.options.numberOfTreesToEvaluate = 3; });
        row("no stride", "stride", [](Forest& f) { f.options.stride = 0; });
        row("a patch of other cells", "patchSize", [](Forest& f) { f.options.patchSize = 15; });
        row("more inside than outside", "patchInnerSize", [](Forest& f) { f.options.patchInnerSize = 18; });
        row("half a pixel around", "patchInnerSize", [](Forest& f) { f.options.patchInnerSize = 7; });
        row("a blur without end", "ssFeatureSmoothingRadius",
            [](Forest& f) { f.options.ssFeatureSmoothingRadius = 1 << 30; });
        row("a grid without end", "selfsimilarityGridSize",
            [](Forest& f) { f.options.selfsimilarityGridSize = 1 << 20; });
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, part);
        QFETCH(std::function<void(StructuredForest&)>, damage);
        StructuredForest forest = smallForest();
        damage(forest);
        try {
            parseStructuredForest(formatStructuredForest(forest), "model");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Corrupt);
            QCOMPARE(error.subject(), "model: " + part.toStdString());
        }
    }

    void otherFilesAreRefused()
    {
        const std::string good = formatStructuredForest(smallForest());
        for (const std::string& text :
             {std::string(), std::string("%YAML:1.0\n"), good + good, good + "more: 3\n",
              good.substr(0, good.size() / 2), std::string("<?xml version=\"1.0\"?>"), std::string(1000, '[')})
            QVERIFY(!survives(text));
        for (const char* name :
             {"stride", "gradientSmoothingRadius", "edgeBins"}) { // what is missing is not taken for 0
            std::string without = good;
            const std::size_t at = without.find(name);
            without.erase(at, without.find('\n', at) - at);
            QVERIFY(!survives(without));
        }
        QVERIFY_EXCEPTION_THROWN(StructuredEdges{path("none.yml")}, Error);
        QVERIFY_EXCEPTION_THROWN(StructuredEdges{path("")}, Error); // a folder
        writeGzip("cut.yml.gz", good);
        fs::resize_file(path("cut.yml.gz"), fs::file_size(path("cut.yml.gz")) - 12);
        QVERIFY_EXCEPTION_THROWN(StructuredEdges{path("cut.yml.gz")}, Error);
    }

    void mutantsNeverCrash()
    {
        const std::string good = formatStructuredForest(smallForest());
        QVERIFY(survives(good));
        Random random(9);
        const auto below = [&](std::size_t end) {
            return static_cast<std::size_t>(random.integer(0, static_cast<int>(end) - 1));
        };
        int worked = 0;
        for (int round = 0; round < 200; ++round) { // bytes
            std::string text = good;
            for (int i = random.integer(1, 3); i > 0; --i)
                text[below(text.size())] = static_cast<char>(random.integer(0, 255));
            worked += survives(text);
        }
        const std::vector<std::string> numbers{"0",           "1",    "-1",    "2",     "3",          "7",
                                               "100",         "6400", "32767", "65536", "2147483647", "-2147483648",
                                               "99999999999", "1e9",  ".Nan",  "''"};
        for (int round = 0; round < 300; ++round) { // numbers
            std::string text = good;
            const std::size_t at = text.find_first_of("0123456789", 30 + below(text.size() - 60));
            const std::size_t end = text.find_first_not_of("0123456789", at);
            text.replace(at, end - at, numbers[below(numbers.size())]);
            worked += survives(text);
        }
        QVERIFY2(worked > 20, qPrintable(QString::number(worked))); // not all are refused: OpenCV saw some
    }
};

QTEST_APPLESS_MAIN(StructuredEdgesTest)
#include "structured_edges_test.moc"
