// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/synthesis/illumination.h"
#include "tests/engine/jobs/synthesis_fixture.h"

using namespace clutch;
using namespace clutch::test;

class SynthesisJobResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesOnlyWhatIsMissing();
    void goesOnWithTheSameBytes_data();
    void goesOnWithTheSameBytes();
    void refusesAnotherRecipeUnderTheSameName();
    void goesOnOnlyWithTheSameInputs();
    void goesOnWithADataSetOfAnOlderProgram();
    void describesInputsAsItAlwaysDid();
    void refusesTheSameImagesTwice();
    void neverBringsBackWhatAPersonTookOut();
};

// It is kept with data sets and compared when they are gone on with: XXH3-64 of nothing, and of "a", as its reference
// tool gives them.
void SynthesisJobResumeTest::describesInputsAsItAlwaysDid()
{
    jobs::SynthesisInputs inputs;
    inputs.cutoutText = "a";
    QCOMPARE(jobs::describeInputs(inputs),
             std::string(R"({"cutouts":"e6c632b61e964e1f","backgrounds":"2d06800538d394c2","photos":[]})"));
}

void SynthesisJobResumeTest::makesOnlyWhatIsMissing()
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

void SynthesisJobResumeTest::goesOnWithTheSameBytes_data()
{
    QTest::addColumn<bool>("kill");
    QTest::newRow("after a cancel") << false;
    QTest::newRow("after kill -9") << true;
}

void SynthesisJobResumeTest::goesOnWithTheSameBytes()
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

void SynthesisJobResumeTest::refusesAnotherRecipeUnderTheSameName()
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

void SynthesisJobResumeTest::goesOnOnlyWithTheSameInputs()
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

void SynthesisJobResumeTest::goesOnWithADataSetOfAnOlderProgram()
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
    const std::string inputs = project.datasetInputs(1);
    QVERIFY(!inputs.empty());
    project.setDatasetInputs(1, ""); // as it was before they were noted
    project.setDatasetInputs(2, "");
    QVERIFY(synthesize(fixture, 3).isDone());
    QCOMPARE(project.datasetInputs(1), inputs); // from now on
    lit.count = 3;
    const JobResult refused = runToEnd(jobs::makeSynthesisJob(lit), 9);
    QVERIFY(refused.error && refused.error->kind() == ErrorKind::BadInput);
    QVERIFY(refused.error->subject().starts_with("lit: "));
    // One that was begun and has no images yet mixes nothing.
    store::DatasetRow begun = *project.findDataset("train");
    begun.name = "begun";
    project.setDatasetInputs(project.addDataset(begun), "{}");
    jobs::SynthesisRequest go = requestFor(fixture, 1);
    go.dataset = "begun";
    go.count = 1;
    project.removeDataset(1);
    QVERIFY(runToEnd(jobs::makeSynthesisJob(go), 9).isDone());
    QCOMPARE(project.datasetInputs(project.findDataset("begun")->id), inputs);
}

void SynthesisJobResumeTest::refusesTheSameImagesTwice()
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

void SynthesisJobResumeTest::neverBringsBackWhatAPersonTookOut()
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

QTEST_APPLESS_MAIN(SynthesisJobResumeTest)
#include "synthesis_job_resume_test.moc"
