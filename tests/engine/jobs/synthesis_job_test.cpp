// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/synthesis_inputs.h"
#include "engine/synthesis/illumination.h"
#include "tests/engine/jobs/synthesis_fixture.h"

#include <atomic>
#include <set>
#include <thread>

using namespace clutch;
using namespace clutch::test;

class SynthesisJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesImages();
    void usesBackgroundPictures();
    void takesTheLightOfPhotosThatTeach_data();
    void takesTheLightOfPhotosThatTeach();
    void needsPhotosForTheirLight();
    void thePictureBeingMadeIsLit();
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

void SynthesisJobTest::thePictureBeingMadeIsLit()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 4);
    fixture.addPhotos("Ding é", 2, 0);
    jobs::SynthesisRequest request = requestFor(fixture, 1);
    request.options.instances = {60, 60};
    request.options.size = {640, 480};
    request.options.objectShare = 0.1;
    request.options.illumination = synthesis::IlluminationMode::Match;
    const auto job = jobs::makeSynthesisJob(request);
    JobContext context(9, 1);
    context.setWantsPreview(true);
    std::atomic<bool> ended = false;
    cv::Mat first;
    std::thread watcher([&] {
        while (!ended && context.preview().serial == 0)
            std::this_thread::yield();
        first = context.preview().image;
    });
    const jobs::JobOutcome outcome = jobs::runJob(*job, context);
    ended = true;
    watcher.join();
    QVERIFY(outcome.state == jobs::JobState::Done);
    const cv::Scalar mean = cv::mean(first); // unlit it is white but for some objects
    QVERIFY2(mean[0] < 200 && mean[1] < 200 && mean[2] < 200, std::to_string(mean[1]).c_str());
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
