// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"
#include "tests/engine/store/project_fixture.h"

#include <limits>

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

namespace {

InstanceRow instanceOf(Id frame, const RunLengthMask& visible, bool annotated)
{
    InstanceRow row;
    row.frame = frame;
    row.angleDegrees = -33.25;
    row.scale = 1.125;
    row.x = 1.5, row.y = -2.5;
    row.visible = visible;
    row.amodal = encodeMask(cv::Mat(3, 5, CV_8UC1, cv::Scalar(255)));
    row.hiddenShare = 0.4;
    row.annotated = annotated;
    return row;
}

} // namespace

class DatasetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsImagesAndInstances();
    void keepsAllBitsOfASeed_data();
    void keepsAllBitsOfASeed();
    void refusesAMaskOfAnotherSize();
    void keepsWhatADataSetIsMadeOf();
    void removesFiles();
    void refusesANameTwice();
    void findsADamagedMask();
};

void DatasetsTest::keepsImagesAndInstances()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    const Id frame = project.frames(test::addRecording(project, object, 1))[0].id;
    const Id run = project.startRun({});
    const Id dataset = project.addDataset({0, object, "train", run});
    cv::Mat mask = cv::Mat::zeros(3, 5, CV_8UC1);
    mask.at<std::uint8_t>(1, 2) = mask.at<std::uint8_t>(2, 2) = 255;
    const Id image = project.addImage({0, dataset, 4, "images/1/000004.png", 11, 5, 3, run},
                                      {instanceOf(frame, encodeMask(mask), true),
                                       instanceOf(frame, encodeMask(cv::Mat::zeros(3, 5, CV_8UC1)), false)});
    const std::vector<ImageRow> images = project.images(dataset);
    QCOMPARE(images.size(), std::size_t(1));
    QCOMPARE(images[0].id, image);
    QCOMPARE(images[0].number, 4);
    QCOMPARE(images[0].file, std::string("images/1/000004.png"));
    QCOMPARE(images[0].width, 5);
    QCOMPARE(images[0].height, 3);
    QCOMPARE(images[0].run, run);
    const std::vector<InstanceRow> instances = project.instances(image);
    QCOMPARE(instances.size(), std::size_t(2));
    QCOMPARE(instances[0].frame, frame);
    QCOMPARE(instances[0].angleDegrees, -33.25);
    QCOMPARE(instances[0].scale, 1.125);
    QCOMPARE(instances[0].x, 1.5);
    QCOMPARE(instances[0].y, -2.5);
    QCOMPARE(instances[0].hiddenShare, 0.4);
    QVERIFY(instances[0].annotated && !instances[1].annotated);
    QCOMPARE(cv::norm(decodeMask(instances[0].visible), mask, cv::NORM_INF), 0.0);
    QCOMPARE(maskArea(instances[0].amodal), std::int64_t(15));
    const DatasetRow row = project.findDataset("train").value();
    QCOMPARE(row.images, std::int64_t(1));
    QCOMPARE(row.instances, std::int64_t(1)); // the annotated ones
    QCOMPARE(row.run, run);
    QCOMPARE(project.datasets().size(), std::size_t(1));
}

void DatasetsTest::keepsAllBitsOfASeed_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::newRow("zero") << quint64(0);
    QTest::newRow("above 2^53") << quint64(0x0020000000000001);
    QTest::newRow("above 2^63") << quint64(0x8000000000000001);
    QTest::newRow("largest") << std::numeric_limits<quint64>::max();
}

void DatasetsTest::keepsAllBitsOfASeed()
{
    QFETCH(quint64, seed);
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id dataset = project.addDataset({0, project.addObject("nut"), "train"});
    project.addImage({0, dataset, 0, "images/1/000000.png", seed, 5, 3}, {});
    QCOMPARE(quint64(project.images(dataset)[0].seed), seed);
    RunRow run;
    run.seed = seed;
    QCOMPARE(quint64(project.run(project.startRun(run))->seed), seed);
}

void DatasetsTest::refusesAMaskOfAnotherSize()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    const Id frame = project.frames(test::addRecording(project, object, 1))[0].id;
    const Id dataset = project.addDataset({0, object, "train"});
    QVERIFY(errorOf([&] {
                project.addImage({0, dataset, 0, "images/1/0.png", 1, 5, 3},
                                 {instanceOf(frame, RunLengthMask{4, 4, {16}}, true)});
            }).has_value());
    QVERIFY(project.images(dataset).empty()); // rolled back as a whole
}

template <class Row>
constexpr bool kHoldsInputs = requires(Row row)
{
    row.inputs;
};

void DatasetsTest::keepsWhatADataSetIsMadeOf()
{
    static_assert(!kHoldsInputs<DatasetRow>, "large, and every page lists data sets");
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id dataset = project.addDataset({0, project.addObject("nut"), "train"});
    const Id other = project.addDataset({0, project.addObject("nut"), "test"});
    QCOMPARE(project.datasetInputs(dataset), std::string());
    const std::string large(3'000'000, 'x');
    project.setDatasetInputs(dataset, large);
    QVERIFY(project.datasetInputs(dataset) == large);
    QCOMPARE(project.datasetInputs(other), std::string());
    QCOMPARE(project.datasetInputs(77), std::string());
    QCOMPARE(project.datasets().size(), std::size_t(2));
}

void DatasetsTest::removesFiles()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id dataset = project.addDataset({0, project.addObject("nut"), "train"});
    for (int i = 0; i < 2; ++i) {
        const std::string file = "images/1/" + std::to_string(i) + ".png";
        project.addImage({0, dataset, i, file, 1, 5, 3}, {});
        test::touch(project.absolute(file));
    }
    project.removeImage(project.images(dataset)[0].id);
    QVERIFY(!fs::exists(project.absolute("images/1/0.png")));
    QCOMPARE(project.images(dataset).size(), std::size_t(1));
    project.removeDataset(dataset);
    QVERIFY(!fs::exists(project.absolute("images/1")));
    QVERIFY(project.datasets().empty());
    QVERIFY(project.images(dataset).empty());
}

void DatasetsTest::refusesANameTwice()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    project.addDataset({0, object, "train"});
    const auto twice = errorOf([&] { project.addDataset({0, object, "train"}); });
    QVERIFY(twice && twice->kind() == ErrorKind::BadInput);
    const auto nameless = errorOf([&] { project.addDataset({0, object, ""}); });
    QVERIFY(nameless && nameless->kind() == ErrorKind::BadInput);
    QVERIFY(!project.findDataset("test"));
}

void DatasetsTest::findsADamagedMask()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    const Id frame = project.frames(test::addRecording(project, object, 1))[0].id;
    const Id image = project.addImage({0, project.addDataset({0, object, "train"}), 0, "images/1/0.png", 1, 5, 3},
                                      {instanceOf(frame, encodeMask(cv::Mat::zeros(3, 5, CV_8UC1)), true)});
    Connection(fixture.database(), ConnectionMode::ReadWrite).script("UPDATE instances SET visible = '11'");
    const auto error = errorOf([&] { project.instances(image); });
    QVERIFY(error && error->kind() == ErrorKind::Corrupt);
}

QTEST_APPLESS_MAIN(DatasetsTest)
#include "datasets_test.moc"
