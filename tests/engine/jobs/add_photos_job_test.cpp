// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/jobs_fixture.h"

using namespace clutch;
using namespace clutch::test;

class AddPhotosJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesEachPictureOnce();
    void goesOnAfterABadFile();
    void refusesUnknownRoles();
};

void AddPhotosJobTest::copiesEachPictureOnce()
{
    const JobsFixture fixture;
    const fs::path a = fixture.root() / "haufen é.png", b = fixture.root() / "b.jpg",
                   copy = fixture.root() / "copy.png";
    media::writeImage(a, noisePicture(32, 24, 1));
    media::writeImage(b, noisePicture(32, 24, 2));
    fs::copy_file(a, copy);
    const JobResult result = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", {a, b, copy}}));
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("photos").get<int>(), 2);
    QCOMPARE(result.events.at("photo"), 2);
    QVERIFY(result.hasNote("copy.png: already there"));
    const store::Project project(fixture.project());
    const auto photos = project.photos(project.findObject("Ding")->id, "cluster");
    QCOMPARE(photos[0].name, std::string("haufen é.png"));
    QCOMPARE(hashFile(project.absolute(photos[0].file)), hashFile(a));
    QVERIFY(project.photos(photos[0].object, "background").empty());
}

void AddPhotosJobTest::goesOnAfterABadFile()
{
    const JobsFixture fixture;
    writeFileAtomically(fixture.root() / "bad.png", std::string_view("no picture"));
    media::writeImage(fixture.root() / "good.png", noisePicture(32, 24, 1));
    const JobResult result = runToEnd(jobs::makeAddPhotosJob(
        {fixture.project(), "Ding", "background", {fixture.root() / "bad.png", fixture.root() / "good.png"}}));
    QVERIFY(result.error && result.error->subject().find("bad.png") != std::string::npos);
    const store::Project project(fixture.project());
    QCOMPARE(project.photos(project.findObject("Ding")->id, "background").size(), std::size_t(1));
}

void AddPhotosJobTest::refusesUnknownRoles()
{
    const JobsFixture fixture;
    const JobResult role = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "holiday", {"a.png"}}));
    QVERIFY(role.error && role.error->kind() == ErrorKind::BadInput);
    const JobResult none = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", {}}));
    QVERIFY(none.error && none.error->kind() == ErrorKind::BadInput);
}

QTEST_APPLESS_MAIN(AddPhotosJobTest)
#include "add_photos_job_test.moc"
