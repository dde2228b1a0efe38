// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/structure_fixture.h"

using namespace clutch;
using namespace clutch::test;

class LikelihoodJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Whatever weights this machine has: these tests are to be the same on all.
        QVERIFY(cache_.isValid());
        qputenv("CLUTCH_CACHE", cache_.path().toUtf8());
    }

    void learnsFromThePhotosThatTeach()
    {
        const JobsFixture fixture, again;
        for (const JobsFixture* each : {&fixture, &again}) {
            each->addDrawnCutouts("Ding é", 4);
            addHeaps(*each, "Ding é", 6, 1);
        }
        const JobResult result = runToEnd(jobs::makeLikelihoodJob(likelihoodFor(fixture)), 3);
        QVERIFY2(result.isDone(), result.why());
        QCOMPARE(result.json.at("photos").get<int>(), 5);
        QCOMPARE(result.json.at("network").get<std::string>(), std::string("small"));
        const double accuracy = result.json.at("accuracy").get<double>();
        QVERIFY(accuracy >= 0 && accuracy <= 1);
        QVERIFY(result.json.at("seconds").get<double>() > 0);
        QCOMPARE(result.events.at("likelihood"), 1);
        const store::Project project(fixture.project(), store::Access::ReadOnly);
        const store::LikelihoodRow row = project.likelihood(1).value();
        QCOMPARE(row.accuracy, accuracy);
        QCOMPARE(row.photos, std::int64_t(5));
        QCOMPARE(row.hash, hashFile(project.absolute(row.file)));
        QCOMPARE(project.run(row.run)->job, std::string("likelihood"));
        QCOMPARE(project.run(row.run)->seed, std::uint64_t(3));
        QVERIFY(project.taughtLikelihood(1, "heap0"));
        QVERIFY(!project.taughtLikelihood(1, "heap5")); // held out
        // The same seed, the same bytes; another seed, others.
        QVERIFY(runToEnd(jobs::makeLikelihoodJob(likelihoodFor(again)), 3).isDone());
        QVERIFY(hashesOf(fixture.project() / "likelihoods") == hashesOf(again.project() / "likelihoods"));
        QVERIFY(runToEnd(jobs::makeLikelihoodJob(likelihoodFor(again)), 4).isDone());
        const auto others = hashesOf(again.project() / "likelihoods");
        QCOMPARE(others.size(), std::size_t(1));
        QVERIFY(hashesOf(fixture.project() / "likelihoods") != others);
    }

    void aCancelKeepsTheEarlierOne()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        const auto before = hashesOf(fixture.project() / "likelihoods");
        const auto job = jobs::makeLikelihoodJob(likelihoodFor(fixture));
        JobContext context(8, 1);
        context.cancel();
        QVERIFY(jobs::runJob(*job, context).state == jobs::JobState::Cancelled);
        QVERIFY(hashesOf(fixture.project() / "likelihoods") == before);
        QVERIFY(store::Project(fixture.project(), store::Access::ReadOnly).likelihood(1).has_value());
    }

    void saysWhatIsMissing()
    {
        const JobsFixture fixture;
        const auto run = [&] { return runToEnd(jobs::makeLikelihoodJob(likelihoodFor(fixture))); };
        QVERIFY(run().error->kind() == ErrorKind::NotFound); // the object
        fixture.addDrawnCutouts("Ding é", 4);
        addHeaps(fixture, "Ding é", 4, 1);
        const JobResult few = run();
        QVERIFY(few.error && few.error->kind() == ErrorKind::BadInput); // three photos teach
        jobs::LikelihoodRequest request = likelihoodFor(fixture);
        request.options.network = synthesis::LikelihoodNetwork::ResNet50;
        const auto isMissing = [&](const char* file) {
            const JobResult result = runToEnd(jobs::makeLikelihoodJob(request));
            return result.error && result.error->kind() == ErrorKind::NotFound &&
                   result.error->subject().find(file) != std::string::npos;
        };
        QVERIFY(isMissing("resnet50-imagenet.safetensors"));
        request.options.network = synthesis::LikelihoodNetwork::AlexNet;
        QVERIFY(isMissing("alexnet-owt-7be5be79.pth"));
        request.options.network = synthesis::LikelihoodNetwork::Small;
        request.options.proposals = synthesis::ProposalKind::StructuredEdges;
        QVERIFY(isMissing("model.yml.gz"));
        QVERIFY(!store::Project(fixture.project(), store::Access::ReadOnly).likelihood(1));
    }

    void otherProposalsTeachSomethingElse()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        const auto before = hashesOf(fixture.project() / "likelihoods");
        jobs::LikelihoodRequest request = likelihoodFor(fixture);
        request.options.proposals = synthesis::ProposalKind::SelectiveSearch;
        const JobResult result = runToEnd(jobs::makeLikelihoodJob(request));
        QVERIFY2(result.isDone(), result.why());
        QVERIFY(hashesOf(fixture.project() / "likelihoods") != before);
    }

    void withoutWeightsItSaysSoAndLearnsFromNothing()
    {
        const JobsFixture fixture;
        fixture.addDrawnCutouts("Ding é", 4);
        addHeaps(fixture, "Ding é", 4);
        jobs::LikelihoodRequest request = likelihoodFor(fixture);
        request.options.network = synthesis::LikelihoodNetwork::Auto;
        const JobResult result = runToEnd(jobs::makeLikelihoodJob(request));
        QVERIFY2(result.isDone(), result.why());
        QCOMPARE(result.json.at("network").get<std::string>(), std::string("small"));
        QVERIFY(result.hasNote("ImageNet weights are not there"));
    }

private:
    QTemporaryDir cache_;
};

QTEST_GUILESS_MAIN(LikelihoodJobTest)
#include "likelihood_job_test.moc"
