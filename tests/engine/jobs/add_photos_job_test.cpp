// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/jobs_fixture.h"

#include <set>
#include <unistd.h>

using namespace clutch;
using namespace clutch::test;

class AddPhotosJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesEachPictureOnce();
    void goesOnAfterABadFile();
    void refusesUnknownRoles();
    void holdsOutOneOfFour();
    void putsAllIntoThePartAskedFor();
    void takesFoldersAndTellsWhatBecameOfEach();
    void tellsOfFoldersThatCannotBeRead();
    void stopsBetweenTwoFiles();
    void noBackgroundIsHeldOut();
    void whatLentItsLightTeaches();
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

void AddPhotosJobTest::holdsOutOneOfFour()
{
    const JobsFixture fixture;
    std::vector<fs::path> files;
    for (std::uint64_t i = 0; i < 12; ++i) {
        files.push_back(fixture.root() / (std::to_string(i) + ".png"));
        media::writeImage(files.back(), noisePicture(8, 8, i));
    }
    const auto heldOut = [&](const std::string& object, std::uint64_t seed) {
        std::string held;
        const store::Project project(fixture.project());
        // In two steps: those already there count.
        for (const auto& part : {std::vector<fs::path>(files.begin(), files.begin() + 5),
                                 std::vector<fs::path>(files.begin() + 5, files.end())})
            if (!runToEnd(jobs::makeAddPhotosJob({fixture.project(), object, "cluster", part}), seed).isDone())
                return held;
        for (const store::PhotoRow& photo : project.photos(project.findObject(object)->id, "cluster"))
            held += photo.part == store::kPartHeldOut ? 'x' : '.';
        return held;
    };
    const std::string first = heldOut("a", 1);
    QCOMPARE(first.size(), std::size_t(12));
    for (std::size_t block = 0; block < 12; block += 4)
        QCOMPARE(std::count(first.begin() + static_cast<std::ptrdiff_t>(block),
                            first.begin() + static_cast<std::ptrdiff_t>(block) + 4, 'x'),
                 std::ptrdiff_t(1));
    QCOMPARE(heldOut("b", 1), first);
    std::set<std::string> others;
    for (std::uint64_t seed = 2; seed < 7; ++seed) {
        others.insert(heldOut("c" + std::to_string(seed), seed));
        QCOMPARE(others.rbegin()->front(), '.'); // the first of all teaches
    }
    QVERIFY(others.size() > 2);
    const JobResult result = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "d", "cluster", files}));
    QCOMPARE(result.json.at("teach").get<int>(), 9);
    QCOMPARE(result.json.at("heldOut").get<int>(), 3);
    QCOMPARE(result.json.at("added").get<int>(), 12);
}

void AddPhotosJobTest::putsAllIntoThePartAskedFor()
{
    const JobsFixture fixture;
    std::vector<fs::path> files;
    for (std::uint64_t i = 0; i < 5; ++i) {
        files.push_back(fixture.root() / (std::to_string(i) + ".png"));
        media::writeImage(files.back(), noisePicture(8, 8, i));
    }
    QVERIFY(
        runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", files, store::kPartHeldOut})).isDone());
    std::vector<fs::path> backgrounds;
    for (std::uint64_t i = 0; i < 5; ++i) {
        backgrounds.push_back(fixture.root() / ("background" + std::to_string(i) + ".png"));
        media::writeImage(backgrounds.back(), noisePicture(8, 8, 10 + i));
    }
    QVERIFY(runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "background", backgrounds})).isDone());
    const store::Project project(fixture.project());
    QCOMPARE(project.photos(1, "background").size(), std::size_t(5));
    for (const store::PhotoRow& photo : project.photos(1, "cluster"))
        QCOMPARE(photo.part, std::string(store::kPartHeldOut));
    for (const store::PhotoRow& photo : project.photos(1, "background"))
        QCOMPARE(photo.part, std::string(store::kPartTeach));
    const JobResult wrong = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", files, "holiday"}));
    QVERIFY(wrong.error && wrong.error->kind() == ErrorKind::BadInput);
    const JobResult twice = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", files}));
    QCOMPARE(twice.json.at("added").get<int>(), 0);
    QVERIFY(twice.hasNote("already there"));
}

void AddPhotosJobTest::takesFoldersAndTellsWhatBecameOfEach()
{
    const JobsFixture fixture;
    const fs::path folder = fixture.root() / pathFromUtf8("Haufen é");
    fs::create_directories(folder / "more");
    fs::create_directories(fixture.root() / "empty");
    media::writeImage(folder / "a.png", noisePicture(8, 8, 1));
    media::writeImage(folder / "more" / "b.png", noisePicture(8, 8, 2));
    fs::copy_file(folder / "a.png", folder / "more" / "copy.png");
    writeFileAtomically(folder / "bad.png", std::string_view("no picture"));
    writeFileAtomically(folder / "notes.txt", std::string_view("no picture"));
    media::writeImage(folder / ".hidden.png", noisePicture(8, 8, 3));
    media::writeImage(folder / ".thumbnails" / "more" / "small.png", noisePicture(8, 8, 4));
    fs::create_symlink("loop.png", folder / "loop.png");
    std::map<std::string, jobs::PhotoArrival> arrivals;
    jobs::AddPhotosRequest request{fixture.project(), "Ding", "cluster", {folder, fixture.root() / "gone.png"}};
    request.onFile = [&](const fs::path& file, jobs::PhotoArrival arrival) {
        arrivals[utf8(file.filename())] = arrival;
    };
    const JobResult result = runToEnd(jobs::makeAddPhotosJob(request));
    QVERIFY(result.error && result.error->subject().find("bad.png") != std::string::npos);
    using enum jobs::PhotoArrival;
    QVERIFY((arrivals == std::map<std::string, jobs::PhotoArrival>{{"a.png", Added},
                                                                   {"b.png", Added},
                                                                   {"bad.png", Refused},
                                                                   {"copy.png", AlreadyThere},
                                                                   {"gone.png", Refused}}));
    QCOMPARE(result.events.at("photo"), 2);
    request.files = {fixture.root() / "empty"};
    const JobResult empty = runToEnd(jobs::makeAddPhotosJob(request));
    QVERIFY(empty.error && empty.error->kind() == ErrorKind::BadInput);
    QVERIFY(empty.error->subject().find("empty") != std::string::npos);
}

/// Root may read everything: for a while this process is somebody else, to whom the folder is given.
class AsNobody {
public:
    explicit AsNobody(const fs::path& folder)
    {
        if (::geteuid() != 0) return;
        constexpr uid_t kNobody = 65534;
        bool given = ::chown(folder.c_str(), kNobody, kNobody) == 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            given = given && ::lchown(entry.path().c_str(), kNobody, kNobody) == 0;
        changed_ = given && ::seteuid(kNobody) == 0;
    }
    ~AsNobody()
    {
        if (changed_ && ::seteuid(0) != 0) qFatal("cannot become root again");
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    bool changed_ = false;
};

void AddPhotosJobTest::tellsOfFoldersThatCannotBeRead()
{
    const JobsFixture fixture;
    const fs::path open = fixture.root() / "open", closed = fixture.root() / "closed", inside = open / "inside";
    media::writeImage(closed / "a.png", noisePicture(8, 8, 1));
    media::writeImage(inside / "b.png", noisePicture(8, 8, 2));
    media::writeImage(open / "c.png", noisePicture(8, 8, 3));
    const AsNobody nobody(fixture.root());
    for (const fs::path& folder : {closed, inside})
        fs::permissions(folder, fs::perms::none);
    const JobResult none = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", {closed}}));
    QVERIFY(none.error);
    QCOMPARE(none.error->problem(), std::string("this folder cannot be read"));
    QCOMPARE(none.error->subject(), utf8(closed));
    const JobResult some = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", {open}}));
    QVERIFY(some.error);
    QCOMPARE(some.error->subject(), utf8(inside));
    for (const fs::path& folder : {closed, inside})
        fs::permissions(folder, fs::perms::owner_all);
    const store::Project project(fixture.project());
    QCOMPARE(project.photos(project.findObject("Ding")->id, "cluster").size(), std::size_t(1)); // that beside it
}

void AddPhotosJobTest::stopsBetweenTwoFiles()
{
    const JobsFixture fixture;
    for (std::uint64_t i = 0; i < 4; ++i)
        media::writeImage(fixture.root() / "heaps" / (std::to_string(i) + ".png"), noisePicture(8, 8, i));
    const JobResult result = runToEnd(
        jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", {fixture.root() / "heaps"}}), 1, cancelAt(2));
    QVERIFY(result.state == jobs::JobState::Cancelled);
    QCOMPARE(store::Project(fixture.project()).photos(1, "cluster").size(), std::size_t(2));
}

void AddPhotosJobTest::noBackgroundIsHeldOut()
{
    const JobsFixture fixture;
    std::vector<fs::path> files;
    for (std::uint64_t i = 0; i < 4; ++i) {
        files.push_back(fixture.root() / (std::to_string(i) + ".png"));
        media::writeImage(files.back(), noisePicture(8, 8, i));
    }
    const auto add = [&](const std::string& role, const std::vector<fs::path>& these, const std::string& part) {
        return runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", role, these, part}));
    };
    QVERIFY(add("background", files, "auto").isDone());
    const JobResult held = add("cluster", {files[0]}, store::kPartHeldOut);
    QVERIFY(held.error && held.error->kind() == ErrorKind::BadInput);
    QVERIFY(held.error->subject().find("0.png") != std::string::npos);
    QCOMPARE(hashesOf(fixture.project() / "photos").size(), std::size_t(4)); // no file without a row
    // Of four one would be held out.
    const JobResult automatic = add("cluster", files, "auto");
    QVERIFY2(automatic.isDone(), automatic.why());
    QCOMPARE(automatic.json.at("teach").get<int>(), 4);
    QVERIFY(automatic.hasNote("3.png: is a background too"));
    const fs::path other = fixture.root() / "other.png";
    media::writeImage(other, noisePicture(8, 8, 9));
    QVERIFY(add("cluster", {other}, store::kPartHeldOut).isDone());
    const JobResult background = add("background", {other}, "auto");
    QVERIFY(background.error && background.error->kind() == ErrorKind::BadInput);
    QCOMPARE(hashesOf(fixture.project() / "photos").size(), std::size_t(9));
}

void AddPhotosJobTest::whatLentItsLightTeaches()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding", 2);
    std::vector<fs::path> files;
    for (std::uint64_t i = 0; i < 4; ++i) {
        files.push_back(fixture.root() / (std::to_string(i) + ".png"));
        media::writeImage(files.back(), noisePicture(8, 8, i));
    }
    QVERIFY(
        runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", files, store::kPartTeach})).isDone());
    jobs::SynthesisRequest images;
    images.project = fixture.project();
    images.object = "Ding";
    images.dataset = "train";
    images.count = 12;
    images.options.size = {64, 48};
    images.options.instances = {1, 1};
    images.options.illumination = synthesis::IlluminationMode::Match;
    QVERIFY(runToEnd(jobs::makeSynthesisJob(images)).isDone());
    {
        store::Project project(fixture.project());
        for (const store::PhotoRow& photo : project.photos(1, "cluster")) {
            QVERIFY(project.imagesLitBy(1, photo.hash) > 0);
            project.removePhoto(photo.id);
        }
    }
    const JobResult again = runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding", "cluster", files}));
    QVERIFY2(again.isDone(), again.why());
    QCOMPARE(again.json.at("heldOut").get<int>(), 0);
    QVERIFY(again.hasNote("has lent its light"));
    const store::Project project(fixture.project());
    for (const store::ImageRow& image : project.images(1))
        QVERIFY(image.photo > 4); // the new rows
}

QTEST_APPLESS_MAIN(AddPhotosJobTest)
#include "add_photos_job_test.moc"
