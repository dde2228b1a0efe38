// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/jobs_fixture.h"

#include <set>

using namespace clutch;
using namespace clutch::test;

namespace {

/// A data set of `count` images of an object, under the light of its photos.
void fill(const JobsFixture& fixture, int count, const std::string& dataset = "train", std::uint64_t seed = 9)
{
    jobs::SynthesisRequest request;
    request.project = fixture.project();
    request.object = "Ding";
    request.dataset = dataset;
    request.count = count;
    request.options.instances = {2, 5};
    request.options.size = {96, 64};
    request.options.objectShare = 0.4;
    request.options.illumination = synthesis::IlluminationMode::Match;
    if (!runToEnd(jobs::makeSynthesisJob(request), seed).isDone()) qFatal("cannot make images");
}

void prepare(const JobsFixture& fixture, int count)
{
    fixture.addDrawnCutouts("Ding", 4);
    fixture.addPhotos("Ding", 3, 1);
    fill(fixture, count);
}

std::vector<store::ImageRow> imagesOf(const JobsFixture& fixture, store::Id dataset = 1)
{
    return store::Project(fixture.project(), store::Access::ReadOnly).images(dataset);
}

JobResult regenerate(const JobsFixture& fixture, const std::vector<std::int64_t>& images, std::uint64_t seed = 1,
                     const std::function<void(JobContext&, int)>& onEvent = {})
{
    return runToEnd(jobs::makeRegenerateJob({fixture.project(), images}), seed, onEvent);
}

} // namespace

class RegenerateJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesAnewUnderTheSameNumber();
    void sameBytesEveryTime();
    void goesOnAfterACancelOrAKill_data();
    void goesOnAfterACancelOrAKill();
    void keepsThePhotoWhateverWasAdded();
    void severalDataSetsAtOnce();
    void needsToKnowHowAnImageWasMade();
};

void RegenerateJobTest::makesAnewUnderTheSameNumber()
{
    const JobsFixture fixture;
    prepare(fixture, 4);
    const auto before = imagesOf(fixture);
    const auto hashes = hashesOf(fixture.project() / "images");
    const JobResult result = regenerate(fixture, {before[1].id, before[3].id});
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("images").get<int>(), 2);
    QCOMPARE(result.events.at("image"), 2);
    const auto after = imagesOf(fixture);
    QCOMPARE(after.size(), std::size_t(4));
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    std::set<std::uint64_t> seeds;
    for (std::size_t i = 0; i < 4; ++i) {
        const bool anew = i == 1 || i == 3;
        QCOMPARE(after[i].number, int(i));
        QCOMPARE(after[i].id == before[i].id, !anew);
        QCOMPARE(after[i].file == before[i].file, !anew);
        QCOMPARE(after[i].illumination, std::string("match"));
        QVERIFY(after[i].photo != 0);
        seeds.insert(after[i].seed);
        seeds.insert(before[i].seed);
        const auto instances = project.instances(after[i].id);
        QVERIFY(instances.size() >= 2 && instances.size() <= 5);
        const store::RunRow made = project.run(after[i].run).value();
        QCOMPARE(made.job, std::string(anew ? "regenerate" : "synthesize"));
        QVERIFY(made.options.find("\"instances\":\"2:5\"") != std::string::npos);
    }
    QCOMPARE(seeds.size(), std::size_t(6));
    const auto files = hashesOf(fixture.project() / "images");
    QCOMPARE(files.size(), std::size_t(4)); // the old ones are gone
    std::set<std::string> pixels;
    for (const auto& each : {hashes, files})
        for (const auto& [name, hash] : each)
            pixels.insert(hash);
    QCOMPARE(pixels.size(), std::size_t(6));
    // And again: another image, and completing the data set goes on as before.
    QVERIFY(regenerate(fixture, {after[1].id}).isDone());
    QVERIFY(!seeds.contains(imagesOf(fixture)[1].seed));
    fill(fixture, 6);
    QCOMPARE(imagesOf(fixture).size(), std::size_t(6));
}

void RegenerateJobTest::sameBytesEveryTime()
{
    const JobsFixture a, b;
    for (const JobsFixture* fixture : {&a, &b}) {
        prepare(*fixture, 2);
        QVERIFY(regenerate(*fixture, {imagesOf(*fixture)[0].id}, fixture == &a ? 1 : 5).isDone());
    }
    QVERIFY(hashesOf(a.project() / "images") == hashesOf(b.project() / "images"));
}

void RegenerateJobTest::goesOnAfterACancelOrAKill_data()
{
    QTest::addColumn<bool>("kill");
    QTest::newRow("after a cancel") << false;
    QTest::newRow("after kill -9") << true;
}

void RegenerateJobTest::goesOnAfterACancelOrAKill()
{
    QFETCH(bool, kill);
    const JobsFixture whole, broken;
    for (const JobsFixture* fixture : {&whole, &broken})
        prepare(*fixture, 6);
    std::vector<std::int64_t> ids;
    for (const store::ImageRow& image : imagesOf(whole))
        ids.push_back(image.id);
    QVERIFY(regenerate(whole, ids).isDone());
    if (kill)
        QVERIFY(wasKilledBy(runInChild([&] {
                                regenerate(broken, ids, 1, killAt(3));
                                return 0;
                            }),
                            SIGKILL));
    else
        QVERIFY(regenerate(broken, ids, 1, cancelAt(3)).state == jobs::JobState::Cancelled);
    QCOMPARE(imagesOf(broken).size(), std::size_t(6)); // each is the old one or the new one
    const JobResult result = regenerate(broken, ids);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("images").get<int>(), 3);
    QVERIFY(result.hasNote("no longer there"));
    QVERIFY(hashesOf(broken.project() / "images") == hashesOf(whole.project() / "images"));
}

void RegenerateJobTest::keepsThePhotoWhateverWasAdded()
{
    const JobsFixture before, after;
    for (const JobsFixture* fixture : {&before, &after}) {
        fixture->addDrawnCutouts("Ding", 4);
        fixture->addPhotos("Ding", 3, 0);
        fill(*fixture, 6);
    }
    const auto old = imagesOf(after);
    {
        // Photos that had not been there, and the first picture's photo is gone.
        store::Project project(after.project());
        for (int i = 0; i < 20; ++i) {
            store::PhotoRow row = project.photo(1).value();
            row.hash = "new" + std::to_string(i);
            row.file = "photos/1/new" + std::to_string(i) + ".png";
            media::writeImage(project.absolute(row.file), noisePicture(8, 8, 5));
            project.addPhoto(row);
        }
        project.removePhoto(old[0].photo);
    }
    std::vector<std::int64_t> ids;
    ids.reserve(old.size());
    for (const store::ImageRow& image : old)
        ids.push_back(image.id);
    QVERIFY(regenerate(before, ids).isDone());
    QVERIFY(regenerate(after, ids).isDone());
    const auto expected = imagesOf(before), made = imagesOf(after);
    int kept = 0;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (old[i].photoHash == old[0].photoHash) {
            QVERIFY(made[i].photoHash != old[i].photoHash); // picked among those that are there
            QVERIFY(made[i].photo != 0);
            continue;
        }
        ++kept;
        QCOMPARE(made[i].photoHash, old[i].photoHash);
        QCOMPARE(made[i].file, expected[i].file);
        QCOMPARE(hashFile(after.project() / made[i].file), hashFile(before.project() / expected[i].file));
    }
    QVERIFY(kept > 1);
}

void RegenerateJobTest::severalDataSetsAtOnce()
{
    const JobsFixture fixture;
    prepare(fixture, 2);
    fill(fixture, 2, "test", 10);
    const auto train = imagesOf(fixture, 1), test = imagesOf(fixture, 2);
    QVERIFY(regenerate(fixture, {test[0].id, train[1].id, test[1].id}).isDone());
    QCOMPARE(imagesOf(fixture, 1)[0].id, train[0].id);
    QVERIFY(imagesOf(fixture, 1)[1].id != train[1].id);
    QVERIFY(imagesOf(fixture, 2)[0].id != test[0].id);
    QCOMPARE(imagesOf(fixture, 2)[1].file.find("images/2/000001-"), std::size_t(0));
}

void RegenerateJobTest::needsToKnowHowAnImageWasMade()
{
    const JobsFixture fixture;
    prepare(fixture, 1);
    store::Id stray = 0;
    {
        store::Project project(fixture.project());
        store::ImageRow row;
        row.dataset = 1;
        row.number = 7;
        row.file = "images/1/stray.png";
        row.width = row.height = 8;
        stray = project.addImage(row, {});
    }
    const JobResult result = regenerate(fixture, {stray});
    QVERIFY(result.error && result.error->kind() == ErrorKind::BadInput);
    QVERIFY(regenerate(fixture, {99}).isDone()); // nothing there to be made anew
}

QTEST_APPLESS_MAIN(RegenerateJobTest)
#include "regenerate_job_test.moc"
