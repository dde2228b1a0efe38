// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

namespace {

/// A data set of `count` images with one instance each and a file each.
struct Filled {
    explicit Filled(const ProjectFixture& fixture, int count) : project(fixture.folder())
    {
        const Id object = project.addObject("nut");
        frame = project.frames(test::addRecording(project, object, 1))[0].id;
        dataset = project.addDataset({0, object, "train"});
        for (int i = 0; i < count; ++i) {
            images.push_back(project.addImage(rowOf(i), {instance()}));
            test::touch(project.absolute(rowOf(i).file));
        }
    }
    ImageRow rowOf(int number) const
    {
        return {0, dataset, number, "images/1/" + std::to_string(number) + ".png", std::uint64_t(number) + 100, 5, 3};
    }
    InstanceRow instance() const
    {
        InstanceRow row;
        row.frame = frame;
        row.visible = row.amodal = encodeMask(cv::Mat(3, 5, CV_8UC1, cv::Scalar(255)));
        return row;
    }
    std::vector<int> numbers() const
    {
        std::vector<int> result;
        for (const ImageRow& image : project.images(dataset))
            result.push_back(image.number);
        return result;
    }

    Project project;
    Id frame = 0, dataset = 0;
    std::vector<Id> images;
};

} // namespace

class ImagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOutAndPutsBack();
    void discardsForGood();
    void replacesUnderTheSameNumber();
    void aReplacementCutShortIsTidied();
    void findsWhatHasANumberNow();
    void readersMayNotRemove();
};

void ImagesTest::takesOutAndPutsBack()
{
    const ProjectFixture fixture;
    Filled set(fixture, 4);
    set.project.setImagesRemoved({set.images[1], set.images[3]}, true);
    QCOMPARE(set.numbers(), (std::vector<int>{0, 2}));
    QCOMPARE(set.project.removedNumbers(set.dataset), (std::vector<int>{1, 3}));
    QCOMPARE(set.project.findDataset("train")->images, std::int64_t(2));
    QCOMPARE(set.project.findDataset("train")->instances, std::int64_t(2));
    QVERIFY(fs::exists(set.project.absolute("images/1/1.png")));
    QCOMPARE(set.project.instances(set.images[1]).size(), std::size_t(1));
    QCOMPARE(set.project.image(set.images[1])->number, 1);
    set.project.setImagesRemoved({set.images[1]}, false);
    QCOMPARE(set.numbers(), (std::vector<int>{0, 1, 2}));
    QCOMPARE(set.project.findDataset("train")->instances, std::int64_t(3));
}

void ImagesTest::discardsForGood()
{
    const ProjectFixture fixture;
    Filled set(fixture, 3);
    set.project.setImagesRemoved({set.images[1]}, true);
    set.project.discardRemovedImages();
    QVERIFY(!fs::exists(set.project.absolute("images/1/1.png")));
    QVERIFY(fs::exists(set.project.absolute("images/1/2.png")));
    QVERIFY(!set.project.image(set.images[1]));
    QVERIFY(set.project.instances(set.images[1]).empty());
    QCOMPARE(set.project.removedNumbers(set.dataset), (std::vector<int>{1})); // never used again
    set.project.setImagesRemoved({set.images[1]}, false);                     // too late
    QCOMPARE(set.numbers(), (std::vector<int>{0, 2}));
    set.project.discardRemovedImages(); // nothing more to do
    QCOMPARE(set.project.findDataset("train")->images, std::int64_t(2));
    set.project.removeDataset(set.dataset);
    QVERIFY(!fs::exists(set.project.absolute("images/1")));
}

void ImagesTest::replacesUnderTheSameNumber()
{
    const ProjectFixture fixture;
    Filled set(fixture, 3);
    ImageRow row = set.rowOf(1);
    row.file = "images/1/1-anew.png";
    row.seed = 7;
    test::touch(set.project.absolute(row.file));
    const Id id = set.project.replaceImage(set.images[1], row, {set.instance(), set.instance()});
    QVERIFY(id != set.images[1]);
    QCOMPARE(set.numbers(), (std::vector<int>{0, 1, 2}));
    QCOMPARE(set.project.images(set.dataset)[1].id, id);
    QCOMPARE(quint64(set.project.image(id)->seed), quint64(7));
    QCOMPARE(set.project.instances(id).size(), std::size_t(2));
    QVERIFY(!set.project.image(set.images[1]));
    QVERIFY(!fs::exists(set.project.absolute("images/1/1.png")));
    QVERIFY(fs::exists(set.project.absolute(row.file)));
    QVERIFY(set.project.removedNumbers(set.dataset).empty());
    // What does not fit changes nothing.
    InstanceRow wrong = set.instance();
    wrong.visible = RunLengthMask{4, 4, {16}};
    QVERIFY(errorOf([&] { set.project.replaceImage(set.images[2], set.rowOf(2), {wrong}); }).has_value());
    QCOMPARE(set.project.image(set.images[2])->number, 2);
    QVERIFY(fs::exists(set.project.absolute("images/1/2.png")));
}

void ImagesTest::aReplacementCutShortIsTidied()
{
    const ProjectFixture fixture;
    Filled set(fixture, 2);
    // As if the program had been killed between the transaction and the removal of the old file.
    Connection(fixture.database(), ConnectionMode::ReadWrite)
        .script("UPDATE images SET removed = 1, number = -id WHERE id = 1");
    set.project.addImage({0, set.dataset, 0, "images/1/0-anew.png", 9, 5, 3}, {});
    QCOMPARE(set.numbers(), (std::vector<int>{0, 1}));
    QVERIFY(set.project.removedNumbers(set.dataset).empty());
    set.project.setImagesRemoved({set.images[0]}, false); // its number has another owner: it stays out
    QCOMPARE(set.numbers(), (std::vector<int>{0, 1}));
    set.project.discardRemovedImages();
    QVERIFY(!fs::exists(set.project.absolute("images/1/0.png")));
    QCOMPARE(set.numbers(), (std::vector<int>{0, 1}));
}

void ImagesTest::findsWhatHasANumberNow()
{
    const ProjectFixture fixture;
    Filled set(fixture, 4);
    QCOMPARE(set.project.imagesNumbered(set.dataset, {2, 0, 9}), (std::vector<Id>{set.images[2], set.images[0]}));
    set.project.setImagesRemoved({set.images[1]}, true);
    ImageRow anew = set.rowOf(2);
    anew.file = "images/1/2-anew.png";
    const Id replaced = set.project.replaceImage(set.images[2], anew, {set.instance()});
    QCOMPARE(set.project.imagesNumbered(set.dataset, {1, 2}), (std::vector<Id>{set.images[1], replaced}));
    set.project.discardRemovedImages();
    QCOMPARE(set.project.imagesNumbered(set.dataset, {1, 2}), (std::vector<Id>{replaced}));
}

void ImagesTest::readersMayNotRemove()
{
    const ProjectFixture fixture;
    const Filled set(fixture, 1);
    Project reader(fixture.folder(), Access::ReadOnly);
    const auto removed = errorOf([&] { reader.setImagesRemoved({set.images[0]}, true); });
    QVERIFY(removed && removed->kind() == ErrorKind::ReadOnly);
    QVERIFY(errorOf([&] { reader.discardRemovedImages(); }).has_value());
    QVERIFY(errorOf([&] { reader.replaceImage(set.images[0], set.rowOf(0), {}); }).has_value());
}

QTEST_APPLESS_MAIN(ImagesTest)
#include "images_test.moc"
