// SPDX-License-Identifier: Apache-2.0
// The synthesis job with placement by structure, what it records, and its replay.
#include "engine/jobs/placement_replay.h"
#include "engine/jobs/placement_traces.h"
#include "tests/engine/jobs/structure_fixture.h"

#include <thread>

using namespace clutch;
using namespace clutch::test;

namespace {

store::ImageRow firstImage(const JobsFixture& fixture)
{
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    return project.images(project.findDataset("train")->id).at(0);
}

} // namespace

class StructureSynthesisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsHowEveryObjectWasPlaced()
    {
        const JobsFixture fixture, again;
        for (const JobsFixture* each : {&fixture, &again}) {
            prepareStructure(*each);
            const JobResult result = runToEnd(jobs::makeSynthesisJob(structureFor(*each, 2)), 7);
            QVERIFY2(result.isDone(), result.why());
        }
        QVERIFY(hashesOf(fixture.project() / "images") == hashesOf(again.project() / "images"));
        const store::Project project(fixture.project(), store::Access::ReadOnly);
        for (const store::ImageRow& image : project.images(1)) {
            QCOMPARE(image.likelihood, project.likelihood(1)->id);
            const auto traces = jobs::readTraces(project.absolute(image.traceFile));
            const auto instances = project.instances(image.id);
            QVERIFY(traces.size() >= 3 && traces.size() <= 4);
            QCOMPARE(instances.size(), traces.size());
            QVERIFY(traces[0].tried.empty());
            for (std::size_t i = 0; i < traces.size(); ++i) {
                if (i > 0) QCOMPARE(traces[i].tried.size(), std::size_t(10));
                QCOMPARE(instances[i].x, traces[i].chosen.x);
                QCOMPARE(instances[i].y, traces[i].chosen.y);
                QCOMPARE(instances[i].angleDegrees, traces[i].chosen.angleDegrees);
                QCOMPARE(instances[i].scale, traces[i].chosen.scale);
                for (const auto& tried : traces[i].tried)
                    QVERIFY(tried.score <= traces[i].tried[traces[i].best].score);
            }
        }
    }

    void anImageWithoutRoomGetsFewerObjects()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        jobs::SynthesisRequest request = structureFor(fixture, 1);
        request.options.instances = {60, 60};
        request.options.evaluations = 2;
        request.options.leastVisible = 0.9;
        const JobResult result = runToEnd(jobs::makeSynthesisJob(request), 7);
        QVERIFY2(result.isDone(), result.why());
        QVERIFY(result.hasNote("there was room for"));
        const store::Project project(fixture.project(), store::Access::ReadOnly);
        const auto placed = project.instances(firstImage(fixture).id).size();
        QVERIFY(placed > 1 && placed < 60);
        QCOMPARE(jobs::readTraces(fixture.project() / firstImage(fixture).traceFile).size(), placed);
    }

    void needsALikelihood()
    {
        const JobsFixture fixture;
        fixture.addDrawnCutouts("Ding é", 4);
        addHeaps(fixture, "Ding é", 4);
        const JobResult none = runToEnd(jobs::makeSynthesisJob(structureFor(fixture, 1)));
        QVERIFY(none.error && none.error->kind() == ErrorKind::BadInput);
        QVERIFY(!store::Project(fixture.project(), store::Access::ReadOnly).findDataset("train"));
    }

    void anotherLikelihoodIsAnotherDataSet()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        QVERIFY(runToEnd(jobs::makeSynthesisJob(structureFor(fixture, 1)), 7).isDone());
        const store::Id first = firstImage(fixture).likelihood;
        QVERIFY(runToEnd(jobs::makeLikelihoodJob(likelihoodFor(fixture)), 99).isDone());
        const JobResult more = runToEnd(jobs::makeSynthesisJob(structureFor(fixture, 2)), 7);
        QVERIFY(more.error && more.error->kind() == ErrorKind::BadInput);
        QVERIFY2(more.error->subject().find("likelihood") != std::string::npos, more.why());
        QCOMPARE(firstImage(fixture).likelihood, first);
    }

    void aDamagedLikelihoodIsNamed()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        const auto row = store::Project(fixture.project(), store::Access::ReadOnly).likelihood(1).value();
        writeFileAtomically(fixture.project() / row.file, std::string_view("no weights"));
        const JobResult result = runToEnd(jobs::makeSynthesisJob(structureFor(fixture, 1)), 7);
        QVERIFY(result.error.has_value());
        QVERIFY2(result.error->subject().find(row.file) != std::string::npos, result.why());
    }

    void makesAnewWithItsOwnRecord()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        QVERIFY(runToEnd(jobs::makeSynthesisJob(structureFor(fixture, 1)), 7).isDone());
        const store::ImageRow before = firstImage(fixture);
        const JobResult result = runToEnd(jobs::makeRegenerateJob({fixture.project(), {before.id}}), 1);
        QVERIFY2(result.isDone(), result.why());
        const store::ImageRow after = firstImage(fixture);
        QVERIFY(after.traceFile != before.traceFile && !after.traceFile.empty());
        QVERIFY(fs::exists(fixture.project() / after.traceFile));
        QVERIFY(!fs::exists(fixture.project() / before.traceFile));
        // Another likelihood would lay a stranger among them.
        QVERIFY(runToEnd(jobs::makeLikelihoodJob(likelihoodFor(fixture)), 99).isDone());
        const JobResult other = runToEnd(jobs::makeRegenerateJob({fixture.project(), {after.id}}), 1);
        QVERIFY(other.error && other.error->kind() == ErrorKind::BadInput);
        QCOMPARE(firstImage(fixture).id, after.id);
    }

    void aReplayShowsWhatHappened()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        QVERIFY(runToEnd(jobs::makeSynthesisJob(structureFor(fixture, 1)), 7).isDone());
        const store::ImageRow image = firstImage(fixture);
        const auto traces = jobs::readTraces(fixture.project() / image.traceFile);
        jobs::PlacementReplay replay(fixture.project(), image.id);
        QCOMPARE(replay.objects(), static_cast<int>(traces.size()));
        QCOMPARE(replay.evaluations(1), 0);
        QCOMPARE(replay.evaluations(2), 10);
        const jobs::PlacementView halfway = replay.at(2, 5, false);
        QCOMPARE(halfway.placed, 1);
        QCOMPARE(halfway.trace.tried.size(), std::size_t(5));
        QCOMPARE(halfway.trace.tried[4].score, traces[1].tried[4].score);
        for (int evaluated = 1; evaluated <= 10; ++evaluated) { // the best of what was known by then
            const synthesis::PlacementTrace known = replay.at(2, evaluated, false).trace;
            QCOMPARE(known.chosen.x, known.tried[known.best].placement.x);
            for (const auto& tried : known.tried)
                QVERIFY(tried.score <= known.tried[known.best].score);
        }
        QVERIFY(!halfway.outline.empty());
        const auto surface = jobs::surfaceOf(halfway, 12, 8);
        QCOMPARE(surface.mean.size(), std::size_t(96));
        QCOMPARE(surface.deviation.size(), std::size_t(96));
        QCOMPARE(surface.best, halfway.trace.best);
        // To the end, and backwards: the finished picture, to the bit.
        const cv::Mat finished = media::readImage(fixture.project() / image.file);
        for (int i = 0; i < 2; ++i) {
            const jobs::PlacementView end = replay.at(replay.objects(), 10, true);
            QCOMPARE(cv::norm(end.canvas, finished, cv::NORM_INF), 0.0);
            QCOMPARE(replay.at(1, 0, false).placed, 0);
        }
    }

    void whatWasPlacedAtRandomHasNoReplay()
    {
        const JobsFixture fixture;
        fixture.addDrawnCutouts("Ding é", 4);
        QVERIFY(synthesize(fixture, 1).isDone());
        QVERIFY_EXCEPTION_THROWN(jobs::PlacementReplay(fixture.project(), firstImage(fixture).id), Error);
    }

    void canBeWatchedWithoutChangingAnything()
    {
        const JobsFixture fixture, unwatched;
        prepareStructure(fixture);
        prepareStructure(unwatched);
        QVERIFY(runToEnd(jobs::makeSynthesisJob(structureFor(unwatched, 1)), 7).isDone());
        jobs::SynthesisRequest request = structureFor(fixture, 1);
        request.watch = std::make_shared<jobs::PlacementWatch>();
        request.watch->setWatched(true);
        QVERIFY(runToEnd(jobs::makeSynthesisJob(request), 7).isDone());
        QVERIFY(hashesOf(fixture.project() / "images") == hashesOf(unwatched.project() / "images"));
        const jobs::PlacementView last = request.watch->view();
        const auto traces = jobs::readTraces(fixture.project() / firstImage(fixture).traceFile);
        // Two rounds of at most 8, and the decision, for all but the first, which is only decided.
        QCOMPARE(last.serial, static_cast<std::uint64_t>(3 * traces.size() - 2));
        QVERIFY(last.decided);
        QCOMPARE(last.object, last.total);
        QCOMPARE(last.trace.tried.size(), traces.back().tried.size());
        QCOMPARE(cv::norm(last.canvas, media::readImage(fixture.project() / firstImage(fixture).file), cv::NORM_INF),
                 0.0);
    }

    void aPausedImageIsCancelled()
    {
        const JobsFixture fixture;
        prepareStructure(fixture);
        jobs::SynthesisRequest request = structureFor(fixture, 1);
        request.watch = std::make_shared<jobs::PlacementWatch>();
        request.watch->setWatched(true);
        request.watch->setPaused(true);
        JobContext context(7, 1);
        jobs::JobOutcome outcome;
        std::thread worker([&] {
            const auto job = jobs::makeSynthesisJob(request);
            outcome = jobs::runJob(*job, context);
        });
        QTRY_COMPARE_WITH_TIMEOUT(request.watch->view().serial, std::uint64_t(1), 60000);
        context.cancel();
        worker.join();
        QVERIFY(outcome.state == jobs::JobState::Cancelled);
    }
};

QTEST_GUILESS_MAIN(StructureSynthesisTest)
#include "structure_synthesis_test.moc"
