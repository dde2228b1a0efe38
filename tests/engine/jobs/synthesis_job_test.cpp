// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/synthesis/illumination.h"
#include "tests/engine/jobs/jobs_fixture.h"

#include <set>

using namespace clutch;
using namespace clutch::test;

namespace {

jobs::SynthesisRequest requestFor(const JobsFixture& fixture, int count)
{
    jobs::SynthesisRequest request;
    request.project = fixture.project();
    request.object = "Ding é";
    request.dataset = "train";
    request.count = count;
    request.options.instances = {2, 5};
    request.options.size = {96, 64};
    request.options.objectShare = 0.4;
    return request;
}

JobResult synthesize(const JobsFixture& fixture, int count, std::uint64_t seed = 9,
                     const std::function<void(JobContext&, int)>& onEvent = {})
{
    return runToEnd(jobs::makeSynthesisJob(requestFor(fixture, count)), seed, onEvent);
}

/// All that is stored of a data set, as text: two runs are the same when this is.
std::string contentOf(const JobsFixture& fixture)
{
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    std::string text;
    for (const store::ImageRow& image : project.images(project.findDataset("train")->id)) {
        text += std::to_string(image.number) + " " + image.file + " " + std::to_string(image.seed) + "\n";
        for (const store::InstanceRow& row : project.instances(image.id)) {
            text += std::to_string(row.frame) + " " + std::to_string(row.angleDegrees) + " " +
                    std::to_string(row.scale) + " " + std::to_string(row.x) + " " + std::to_string(row.y) + " " +
                    compressedCounts(row.visible) + " " + compressedCounts(row.amodal) + " " +
                    std::to_string(row.annotated) + "\n";
        }
    }
    return text;
}

} // namespace

class SynthesisJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesImages();
    void makesOnlyWhatIsMissing();
    void goesOnWithTheSameBytes_data();
    void goesOnWithTheSameBytes();
    void refusesAnotherRecipeUnderTheSameName();
    void usesBackgroundPictures();
    void takesTheLightOfPhotosThatTeach_data();
    void takesTheLightOfPhotosThatTeach();
    void goesOnOnlyWithTheSameInputs();
    void goesOnWithADataSetOfAnOlderProgram();
    void needsPhotosForTheirLight();
    void refusesTheSameImagesTwice();
    void neverBringsBackWhatAPersonTookOut();
    void needsCutouts();
    void spreadsPositions();
};

void SynthesisJobTest::makesImages()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 5);
    const JobResult result = runToEnd(jobs::makeSynthesisJob(requestFor(fixture, 4)), 9, {}, true);
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("dataset").get<std::string>(), std::string("train"));
    QCOMPARE(result.json.at("images").get<int>(), 4);
    QCOMPARE(result.events.at("image"), 4);
    QVERIFY(result.json.at("secondsPerImage").get<double>() > 0);
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    const auto images = project.images(1);
    int objects = 0, annotated = 0;
    for (const store::ImageRow& image : images) {
        QCOMPARE(image.seed, deriveSeed(9, static_cast<std::uint64_t>(image.number)));
        const cv::Mat pixels = media::readImage(project.absolute(image.file));
        QCOMPARE(pixels.size(), cv::Size(96, 64));
        const auto instances = project.instances(image.id);
        QVERIFY(instances.size() >= 2 && instances.size() <= 5);
        for (const store::InstanceRow& instance : instances) {
            ++objects;
            annotated += instance.annotated ? 1 : 0;
            QVERIFY(project.frame(instance.frame));
            QVERIFY(instance.scale > 0);
        }
        // The background is white exactly where nothing lies.
        cv::Mat covered = cv::Mat::zeros(64, 96, CV_8UC1);
        for (const store::InstanceRow& instance : instances)
            covered |= decodeMask(instance.amodal);
        QVERIFY(cv::countNonZero(covered) > 0);
        QCOMPARE(pixels.at<cv::Vec3b>(cv::Point(0, 0)), covered.at<std::uint8_t>(0, 0) != 0
                                                            ? pixels.at<cv::Vec3b>(cv::Point(0, 0))
                                                            : cv::Vec3b(255, 255, 255));
    }
    QCOMPARE(result.json.at("instances").get<int>(), annotated);
    QCOMPARE(result.events.at("preview"), objects); // one picture after each object
    QCOMPARE(project.run(images[0].run)->job, std::string("synthesize"));
    QCOMPARE(project.run(images[0].run)->seed, std::uint64_t(9));
}

void SynthesisJobTest::makesOnlyWhatIsMissing()
{
    const JobsFixture fixture, whole;
    fixture.addDrawnCutouts("Ding é", 5);
    whole.addDrawnCutouts("Ding é", 5);
    QVERIFY(synthesize(fixture, 3).isDone());
    QCOMPARE(synthesize(fixture, 5).json.at("made").get<int>(), 2);
    QCOMPARE(synthesize(fixture, 2).json.at("images").get<int>(), 5); // nothing is taken away
    fs::remove(fixture.project() / "images/1/000001.png");
    QCOMPARE(synthesize(fixture, 5).json.at("made").get<int>(), 1);
    QVERIFY(synthesize(whole, 5).isDone());
    QVERIFY(hashesOf(fixture.project() / "images") == hashesOf(whole.project() / "images"));
    QCOMPARE(contentOf(fixture), contentOf(whole));
}

void SynthesisJobTest::goesOnWithTheSameBytes_data()
{
    QTest::addColumn<bool>("kill");
    QTest::newRow("after a cancel") << false;
    QTest::newRow("after kill -9") << true;
}

void SynthesisJobTest::goesOnWithTheSameBytes()
{
    QFETCH(bool, kill);
    const JobsFixture whole, broken;
    for (const JobsFixture* fixture : {&whole, &broken})
        fixture->addDrawnCutouts("Ding é", 5);
    QVERIFY(synthesize(whole, 12).isDone());
    if (kill)
        QVERIFY(wasKilledBy(runInChild([&] {
                                synthesize(broken, 12, 9, killAt(3));
                                return 0;
                            }),
                            SIGKILL));
    else
        QVERIFY(synthesize(broken, 12, 9, cancelAt(3)).state == jobs::JobState::Cancelled);
    {
        const store::Project project(broken.project(), store::Access::ReadOnly);
        const std::int64_t finished = project.findDataset("train")->images;
        QVERIFY(finished >= 3 && finished < 12);
    }
    const JobResult result = synthesize(broken, 12);
    QVERIFY2(result.isDone(), result.why());
    QVERIFY(result.json.at("made").get<int>() < 12);
    QVERIFY(hashesOf(broken.project() / "images") == hashesOf(whole.project() / "images"));
    QCOMPARE(contentOf(broken), contentOf(whole));
}

void SynthesisJobTest::refusesAnotherRecipeUnderTheSameName()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 3);
    QVERIFY(synthesize(fixture, 1).isDone());
    jobs::SynthesisRequest other = requestFor(fixture, 2);
    other.options.instances = {1, 1};
    const JobResult options = runToEnd(jobs::makeSynthesisJob(other), 9);
    QVERIFY(options.error && options.error->kind() == ErrorKind::BadInput);
    QCOMPARE(options.error->subject(), std::string("train: options"));
    const JobResult seed = synthesize(fixture, 2, 10);
    QVERIFY(seed.error && seed.error->kind() == ErrorKind::BadInput);
    // A run of a newer program, with an option unknown here, was another too, not a fault.
    store::RunRow newer;
    newer.options = R"({"instances":"2:5","gravity":"yes"})";
    QVERIFY(!jobs::hadOptions(newer, requestFor(fixture, 1).options));
    newer.options = "{}"; // an older one: all defaults
    QVERIFY(jobs::hadOptions(newer, synthesis::SynthesisOptions()));
    other.dataset = "train 2";
    QVERIFY(runToEnd(jobs::makeSynthesisJob(other), 10).isDone());
}

void SynthesisJobTest::usesBackgroundPictures()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 3);
    jobs::SynthesisRequest request = requestFor(fixture, 1);
    request.options.background = synthesis::BackgroundKind::Images;
    const JobResult none = runToEnd(jobs::makeSynthesisJob(request));
    QVERIFY(none.error && none.error->kind() == ErrorKind::BadInput);
    media::writeImage(fixture.root() / "red.png", cv::Mat(500, 700, CV_8UC3, cv::Scalar(0, 0, 200)));
    QVERIFY(runToEnd(jobs::makeAddPhotosJob({fixture.project(), "Ding é", "background", {fixture.root() / "red.png"}}))
                .isDone());
    const JobResult result = runToEnd(jobs::makeSynthesisJob(request));
    QVERIFY2(result.isDone(), result.why());
    const cv::Mat pixels = media::readImage(fixture.project() / "images/1/000000.png");
    cv::Mat red;
    cv::inRange(pixels, cv::Scalar(0, 0, 200), cv::Scalar(0, 0, 200), red);
    QVERIFY(cv::countNonZero(red) > 96 * 64 / 10);
}

void SynthesisJobTest::takesTheLightOfPhotosThatTeach_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("match") << int(synthesis::IlluminationMode::Match);
    QTest::newRow("replace") << int(synthesis::IlluminationMode::Replace);
}

void SynthesisJobTest::takesTheLightOfPhotosThatTeach()
{
    QFETCH(int, mode);
    const JobsFixture fixture, again, plain;
    for (const JobsFixture* each : {&fixture, &again, &plain}) {
        each->addDrawnCutouts("Ding é", 4);
        each->addPhotos("Ding é", 6, 2);
    }
    jobs::SynthesisRequest request = requestFor(fixture, 8);
    QVERIFY(synthesize(plain, 8).isDone());
    request.options.illumination = static_cast<synthesis::IlluminationMode>(mode);
    const JobResult result = runToEnd(jobs::makeSynthesisJob(request), 9);
    QVERIFY2(result.isDone(), result.why());
    request.project = again.project();
    QVERIFY(runToEnd(jobs::makeSynthesisJob(request), 9).isDone());
    QVERIFY(hashesOf(fixture.project() / "images") == hashesOf(again.project() / "images"));

    const store::Project project(fixture.project(), store::Access::ReadOnly),
        unlit(plain.project(), store::Access::ReadOnly);
    std::set<store::Id> photos;
    for (const store::ImageRow& row : project.images(1)) {
        QCOMPARE(row.illumination, std::string(synthesis::illuminationName(request.options.illumination)));
        const store::PhotoRow photo = project.photo(row.photo).value();
        QCOMPARE(photo.part, std::string(store::kPartTeach));
        QCOMPARE(row.photoName, photo.name);
        QCOMPARE(row.photoHash, photo.hash);
        QVERIFY(row.clippedShare >= 0 && row.clippedShare <= 1);
        photos.insert(row.photo);
        // Same objects as without light, and the pixels are what the stage itself makes of them.
        const cv::Mat before = media::readImage(unlit.absolute(row.file));
        const synthesis::Relit relit = synthesis::relight(
            before, synthesis::lightOf(media::readImage(project.absolute(photo.file)), before.size()),
            request.options.illumination);
        const cv::Mat pixels = media::readImage(project.absolute(row.file));
        QCOMPARE(cv::norm(pixels, relit.image, cv::NORM_INF), 0.0);
        QCOMPARE(row.clippedShare, relit.clippedShare);
        QVERIFY(cv::norm(pixels, before, cv::NORM_INF) > 0);
    }
    QVERIFY(photos.size() > 1); // one is picked for each image
}

void SynthesisJobTest::goesOnOnlyWithTheSameInputs()
{
    const JobsFixture whole, broken;
    for (const JobsFixture* each : {&whole, &broken}) {
        each->addDrawnCutouts("Ding é", 4);
        each->addPhotos("Ding é", 6, 2);
    }
    jobs::SynthesisRequest request = requestFor(broken, 8);
    request.options.illumination = synthesis::IlluminationMode::Match;
    const auto goOn = [&] { return runToEnd(jobs::makeSynthesisJob(request), 9); };
    const auto refusal = [&] {
        const JobResult result = goOn();
        return result.error && result.error->kind() == ErrorKind::BadInput ? result.error->subject() : "";
    };
    QVERIFY(runToEnd(jobs::makeSynthesisJob(request), 9, cancelAt(2)).state == jobs::JobState::Cancelled);
    const std::int64_t made = store::Project(request.project).findDataset("train")->images;
    QVERIFY(made >= 2 && made < 8);
    store::Project project(request.project);
    // A photo that is held out does not count; one more that teaches does, and so does one less.
    const std::vector<store::PhotoRow> photos = project.photos(1, "cluster");
    project.setPhotoPart(photos[5].id, store::kPartTeach);
    QCOMPARE(refusal(), std::string("train: photos that teach: 1 added, 0 gone"));
    project.setPhotoPart(photos[5].id, store::kPartHeldOut);
    const store::PhotoRow& first = photos[0];
    const auto pixels = readFile(project.absolute(first.file));
    project.removePhoto(first.id);
    QCOMPARE(refusal(), std::string("train: photos that teach: 0 added, 1 gone"));
    writeFileAtomically(project.absolute(first.file), pixels);
    project.addPhoto(first); // under another number, and the last in order now
    // A cut-out less, and one that looks otherwise.
    project.setVerdict(2, store::Verdict::Rejected);
    QCOMPARE(refusal(), std::string("train: cut-outs"));
    project.setVerdict(2, store::Verdict::Automatic);
    const std::string cutout = project.usedMattes(1).at(1).cutoutFile;
    const auto drawn = readFile(project.absolute(cutout));
    cv::Mat other = media::readCutout(project.absolute(cutout));
    other.at<cv::Vec4b>(12, 15)[0] ^= 1;
    media::writeImage(project.absolute(cutout), other);
    QCOMPARE(refusal(), std::string("train: cut-outs"));
    QCOMPARE(project.findDataset("train")->images, made);
    request.count = static_cast<int>(made); // nothing to make, nothing to mix
    QVERIFY(goOn().isDone());
    request.count = 8;
    writeFileAtomically(project.absolute(cutout), drawn);

    const JobResult result = goOn();
    QVERIFY2(result.isDone(), result.why());
    request.project = whole.project();
    QVERIFY(goOn().isDone());
    QVERIFY(hashesOf(broken.project() / "images") == hashesOf(whole.project() / "images"));
    QCOMPARE(contentOf(broken), contentOf(whole));
}

void SynthesisJobTest::goesOnWithADataSetOfAnOlderProgram()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 4);
    fixture.addPhotos("Ding é", 3, 0);
    QVERIFY(synthesize(fixture, 2).isDone());
    jobs::SynthesisRequest lit = requestFor(fixture, 2);
    lit.dataset = "lit";
    lit.options.illumination = synthesis::IlluminationMode::Match;
    QVERIFY(runToEnd(jobs::makeSynthesisJob(lit), 9).isDone());
    store::Project project(fixture.project());
    const std::string inputs = project.findDataset("train")->inputs;
    QVERIFY(!inputs.empty());
    project.setDatasetInputs(1, ""); // as it was before they were noted
    project.setDatasetInputs(2, "");
    QVERIFY(synthesize(fixture, 3).isDone());
    QCOMPARE(project.findDataset("train")->inputs, inputs); // from now on
    lit.count = 3;
    const JobResult refused = runToEnd(jobs::makeSynthesisJob(lit), 9);
    QVERIFY(refused.error && refused.error->kind() == ErrorKind::BadInput);
    QVERIFY(refused.error->subject().starts_with("lit: "));
    // One that was begun and has no images yet mixes nothing.
    store::DatasetRow begun = *project.findDataset("train");
    begun.name = "begun";
    begun.inputs = "{}";
    project.addDataset(begun);
    jobs::SynthesisRequest go = requestFor(fixture, 1);
    go.dataset = "begun";
    go.count = 1;
    project.removeDataset(1);
    QVERIFY(runToEnd(jobs::makeSynthesisJob(go), 9).isDone());
    QCOMPARE(project.findDataset("begun")->inputs, inputs);
}

void SynthesisJobTest::needsPhotosForTheirLight()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 3);
    jobs::SynthesisRequest request = requestFor(fixture, 1);
    request.options.illumination = synthesis::IlluminationMode::Match;
    const auto refused = [&] {
        const JobResult result = runToEnd(jobs::makeSynthesisJob(request));
        return result.error && result.error->kind() == ErrorKind::BadInput &&
               result.error->problem() == "there is no real photo to take the light from";
    };
    QVERIFY(refused());
    fixture.addPhotos("Ding é", 2, 2); // all held out
    fixture.addPhotos("other", 1, 0);  // of another object
    QVERIFY(refused());
    store::Project project(fixture.project());
    QVERIFY(project.datasets().empty());
    // One whose file is gone is named.
    const store::PhotoRow photo = project.photos(1, "cluster").at(0);
    project.setPhotoPart(photo.id, store::kPartTeach);
    fs::remove(project.absolute(photo.file));
    const JobResult gone = runToEnd(jobs::makeSynthesisJob(request));
    QVERIFY(gone.error && gone.error->subject().find(photo.hash) != std::string::npos);
}

void SynthesisJobTest::refusesTheSameImagesTwice()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 3);
    fixture.addDrawnCutouts("Schraube", 3);
    QVERIFY(synthesize(fixture, 3).isDone());
    jobs::SynthesisRequest copy = requestFor(fixture, 5);
    copy.dataset = "copy";
    const JobResult refused = runToEnd(jobs::makeSynthesisJob(copy), 9);
    QVERIFY(refused.error && refused.error->kind() == ErrorKind::BadInput);
    QCOMPARE(refused.error->subject(), std::string("data set train, seed 9; seed 1 is free"));
    QVERIFY(!store::Project(fixture.project()).findDataset("copy"));
    QVERIFY(runToEnd(jobs::makeSynthesisJob(copy), 1).isDone());
    jobs::SynthesisRequest other = copy; // other options, another object: other images
    other.dataset = "larger";
    other.options.objectShare = 0.5;
    QVERIFY(runToEnd(jobs::makeSynthesisJob(other), 9).isDone());
    other = copy;
    other.dataset = "Schraube";
    other.object = "Schraube";
    QVERIFY(runToEnd(jobs::makeSynthesisJob(other), 9).isDone());
    QVERIFY(synthesize(fixture, 4).isDone()); // going on with the first is nothing twice
}

void SynthesisJobTest::neverBringsBackWhatAPersonTookOut()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 4);
    QVERIFY(synthesize(fixture, 5).isDone());
    {
        store::Project project(fixture.project());
        const auto images = project.images(1);
        project.setImagesRemoved({images[1].id, images[4].id}, true);
        project.discardRemovedImages();
    }
    const JobResult completed = synthesize(fixture, 5);
    QCOMPARE(completed.json.at("made").get<int>(), 2);
    QCOMPARE(completed.json.at("images").get<int>(), 5);
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    std::vector<int> numbers;
    for (const store::ImageRow& image : project.images(1)) {
        numbers.push_back(image.number);
        QCOMPARE(image.seed, deriveSeed(9, static_cast<std::uint64_t>(image.number)));
    }
    QCOMPARE(numbers, (std::vector<int>{0, 2, 3, 5, 6}));
}

void SynthesisJobTest::needsCutouts()
{
    const JobsFixture fixture;
    const JobResult nobody = synthesize(fixture, 1);
    QVERIFY(nobody.error && nobody.error->kind() == ErrorKind::NotFound);
    fixture.addDrawnCutouts("Ding é", 1);
    store::Project(fixture.project()).setVerdict(1, store::Verdict::Rejected);
    const JobResult none = synthesize(fixture, 1);
    QVERIFY(none.error && none.error->kind() == ErrorKind::BadInput);
    QVERIFY(store::Project(fixture.project()).datasets().empty());
}

void SynthesisJobTest::spreadsPositions()
{
    QCOMPARE(jobs::spreadPositions(10, 4), (std::vector<std::size_t>{0, 2, 5, 7}));
    QCOMPARE(jobs::spreadPositions(3, 3), (std::vector<std::size_t>{0, 1, 2}));
    QCOMPARE(jobs::spreadPositions(5, 1), (std::vector<std::size_t>{0}));
}

QTEST_APPLESS_MAIN(SynthesisJobTest)
#include "synthesis_job_test.moc"
