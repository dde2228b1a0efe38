// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"
#include "tests/engine/store/project_fixture.h"

#include <QTest>

namespace fs = std::filesystem;
using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;

namespace {

InstanceRow instanceOf(Id frame)
{
    InstanceRow instance;
    instance.frame = frame;
    instance.visible = instance.amodal = RunLengthMask{4, 4, {16}};
    return instance;
}

// An object with one of everything, and its files.
Id addFullObject(Project& project, const std::string& name)
{
    const Id object = project.addObject(name);
    const Id recording = test::addRecording(project, object, 2, name + ".mkv");
    const FrameRow frame = project.frames(recording)[0];
    MatteRow matte = test::matteOf(frame.id);
    matte.trimapFile = "trimaps/" + name + ".png";
    matte.alphaFile = "alphas/" + name + ".png";
    matte.cutoutFile = "cutouts/" + name + ".png";
    project.saveMatte(matte);
    project.saveCorrection({frame.id, "corrections/" + name + ".png", false});
    const Id photo = project.addPhoto({0, object, "cluster", "a.jpg", "photos/" + name + "/a.jpg", "h" + name});
    const Id dataset = project.addDataset({0, object, "of " + name});
    ImageRow image{0, dataset, 0, "images/" + name + "/0.png", 7, 4, 4};
    image.illumination = "match";
    image.photo = photo;
    project.addImage(image, {instanceOf(frame.id)});
    for (const std::string& file : {frame.file, matte.trimapFile, matte.alphaFile, matte.cutoutFile,
                                    "corrections/" + name + ".png", "photos/" + name + "/a.jpg", image.file})
        test::touch(project.absolute(file));
    return object;
}

} // namespace

class ObjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renames();
    void refusesATakenName();
    void removesAllThatHangsOnIt();
    void leavesWhatLiesOutsideTheProject();
    void keepsOneWhoseCutoutsAnotherUses();
};

void ObjectsTest::renames()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = addFullObject(project, "recording");
    project.renameObject(object, "Zitrone é 日本");
    QVERIFY(!project.findObject("recording"));
    QCOMPARE(project.findObject("Zitrone é 日本").value().id, object);
    QCOMPARE(project.recordings(object).size(), std::size_t(1));
    QCOMPARE(project.findDataset("of recording").value().object, object);
    project.renameObject(object, "Zitrone é 日本"); // as it is called already
    project.renameObject(object, "recording");      // and back
    QCOMPARE(project.addObject("recording"), object);
}

void ObjectsTest::refusesATakenName()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut"), pill = project.addObject("pill");
    const auto taken = errorOf([&] { project.renameObject(nut, "pill"); });
    QVERIFY(taken && taken->kind() == ErrorKind::BadInput);
    QCOMPARE(taken->subject(), std::string("pill"));
    QVERIFY(errorOf([&] { project.renameObject(nut, ""); }).has_value());
    QVERIFY(errorOf([&] { project.renameObject(nut, std::string(201, 'x')); }).has_value());
    std::string letters; // of three bytes each
    for (int i = 0; i < 200; ++i)
        letters += "日";
    const Id rock = project.addObject(letters);
    const auto longer = errorOf([&] { project.renameObject(rock, letters + "日"); });
    QVERIFY(longer && QString::fromStdString(longer->subject()).endsWith(QStringLiteral("日"))); // no half letter
    const auto gone = errorOf([&] { project.renameObject(99, "x"); });
    QVERIFY(gone && gone->kind() == ErrorKind::NotFound);
    QCOMPARE(project.findObject("nut").value().id, nut);
    QCOMPARE(project.findObject("pill").value().id, pill);
    Project reader(fixture.folder(), Access::ReadOnly);
    const auto locked = errorOf([&] { reader.renameObject(nut, "bolt"); });
    QVERIFY(locked && locked->kind() == ErrorKind::ReadOnly);
}

void ObjectsTest::removesAllThatHangsOnIt()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = addFullObject(project, "nut"), pill = addFullObject(project, "pill");
    const ObjectContents contents = project.contents(nut);
    QCOMPARE(contents.recordings, std::int64_t(1));
    QCOMPARE(contents.frames, std::int64_t(2));
    QCOMPARE(contents.cutouts, std::int64_t(1));
    QCOMPARE(contents.photos, std::int64_t(1));
    QCOMPARE(contents.datasets, std::int64_t(1));
    QCOMPARE(contents.images, std::int64_t(1));
    project.removeObject(nut);
    QVERIFY(!project.findObject("nut"));
    QCOMPARE(project.contents(nut).frames, std::int64_t(0));
    QVERIFY(!project.findDataset("of nut"));
    for (const char* file : {"frames/1", "trimaps/nut.png", "alphas/nut.png", "cutouts/nut.png", "corrections/nut.png",
                             "photos/nut", "images/nut"})
        QVERIFY2(!fs::exists(project.absolute(file)), file);
    QCOMPARE(project.contents(pill).images, std::int64_t(1));
    for (const char* file : {"frames/2/0.png", "trimaps/pill.png", "photos/pill/a.jpg", "images/pill/0.png"})
        QVERIFY2(fs::exists(project.absolute(file)), file);
    QVERIFY(project.addObject("nut") > pill); // its number never comes back
}

// A row that somebody put into the database.
void ObjectsTest::leavesWhatLiesOutsideTheProject()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = addFullObject(project, "nut");
    const fs::path outside = fixture.folder().parent_path() / "theirs.txt";
    test::touch(outside);
    store::Connection(fixture.folder() / "clutch.sqlite", ConnectionMode::ReadWrite)
        .execute("UPDATE photos SET file = '../theirs.txt'");
    project.removeObject(nut);
    QVERIFY(fs::exists(outside));
    QVERIFY(!project.findObject("nut"));
    QVERIFY(!fs::exists(fixture.folder() / "cutouts" / "nut.png"));
    fs::remove(outside);
}

void ObjectsTest::keepsOneWhoseCutoutsAnotherUses()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = addFullObject(project, "nut");
    const Id mixed = project.addDataset({0, project.addObject("pill"), "mixed"});
    const Id frame = project.frames(project.recordings(nut)[0].id)[0].id;
    project.addImage({0, mixed, 0, "images/mixed/0.png", 7, 4, 4}, {instanceOf(frame)});
    const auto error = errorOf([&] { project.removeObject(nut); });
    QVERIFY(error && error->kind() == ErrorKind::BadInput);
    QCOMPARE(project.contents(nut).images, std::int64_t(1));
    project.removeDataset(mixed);
    project.removeObject(nut);
    QVERIFY(!project.findObject("nut"));
}

QTEST_APPLESS_MAIN(ObjectsTest)
#include "objects_test.moc"
