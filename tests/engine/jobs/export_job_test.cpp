// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/jobs/jobs_fixture.h"

using namespace clutch;
using namespace clutch::test;

namespace {

jobs::ExportRequest requestFor(const JobsFixture& fixture,
                               exporting::ExportFormat format = exporting::ExportFormat::Coco)
{
    jobs::ExportRequest request;
    request.project = fixture.project();
    request.dataset = "train";
    request.options.format = format;
    request.folder = fixture.root() / "ausfuhr é";
    return request;
}

void makeImages(const JobsFixture& fixture, int count)
{
    fixture.addDrawnCutouts("Ding é", 5);
    jobs::SynthesisRequest request;
    request.project = fixture.project();
    request.object = "Ding é";
    request.dataset = "train";
    request.count = count;
    request.options.instances = {3, 6};
    request.options.size = {96, 64};
    request.options.objectShare = 0.4;
    const JobResult result = runToEnd(jobs::makeSynthesisJob(request), 0x8000000000000001);
    if (!result.isDone()) throw std::runtime_error(result.why());
}

nlohmann::json readJson(const fs::path& file)
{
    const auto bytes = readFile(file);
    return nlohmann::json::parse(bytes.begin(), bytes.end());
}

// Wherever the exporter hangs it: the first object anywhere below that has this key.
const nlohmann::json* findWithKey(const nlohmann::json& value, const std::string& key)
{
    if (value.is_object() && value.contains(key)) return &value;
    if (!value.is_structured()) return nullptr;
    for (const auto& child : value)
        if (const nlohmann::json* found = findWithKey(child, key)) return found;
    return nullptr;
}

} // namespace

class ExportJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportsEveryAnnotatedInstance();
    void exportsCutouts();
    void exportsFromAReadOnlyProject();
    void writesTheSameAfterACrash();
    void namesWhatIsMissing();
};

void ExportJobTest::exportsEveryAnnotatedInstance()
{
    const JobsFixture fixture;
    makeImages(fixture, 4);
    const JobResult result = runToEnd(jobs::makeExportJob(requestFor(fixture)));
    QVERIFY2(result.isDone(), result.why());
    QCOMPARE(result.json.at("images").get<int>(), 4);
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    QCOMPARE(result.json.at("annotations").get<std::int64_t>(), project.findDataset("train")->instances);
    const nlohmann::json coco = readJson(pathFromUtf8(result.json.at("file").get<std::string>()));
    QCOMPARE(coco.at("images").size(), std::size_t(4));
    QCOMPARE(coco.at("categories").at(0).at("name").get<std::string>(), std::string("Ding é"));
    const auto instances = project.instances(project.images(1)[0].id);
    const auto first = std::find_if(instances.begin(), instances.end(), [](const auto& row) { return row.annotated; });
    const nlohmann::json& annotation = coco.at("annotations").at(0);
    QCOMPARE(annotation.at("area").get<std::int64_t>(), maskArea(first->visible));
    const nlohmann::json* origin = findWithKey(annotation, "recordingHash");
    QVERIFY(origin != nullptr);
    QCOMPARE(origin->at("recording").get<std::string>(), std::string("gezeichnet é.mkv"));
    QCOMPARE(origin->at("frame").get<std::int64_t>(), project.frame(first->frame)->sourceIndex);
    QCOMPARE(origin->at("placement").at("angleDegrees").get<double>(), first->angleDegrees);
    QCOMPARE(origin->at("placement").at("x").get<double>(), first->x);
    // Above 2^63, to the last bit.
    QCOMPARE(origin->at("seed").get<std::string>(), std::to_string(deriveSeed(0x8000000000000001, 0)));
    QCOMPARE(project.runs().front().job, std::string("export"));
}

void ExportJobTest::exportsCutouts()
{
    const JobsFixture fixture;
    fixture.addDrawnCutouts("Ding é", 5);
    store::Project(fixture.project()).setVerdict(2, store::Verdict::Rejected);
    jobs::ExportRequest request = requestFor(fixture, exporting::ExportFormat::Rgba);
    request.dataset.clear();
    request.object = "Ding é";
    const JobResult result = runToEnd(jobs::makeExportJob(request));
    QVERIFY2(result.isDone(), result.why());
    int pictures = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(request.folder)) {
        if (entry.path().extension() != ".png") continue;
        ++pictures;
        QCOMPARE(media::readCutout(entry.path()).type(), CV_8UC4);
    }
    QCOMPARE(pictures, 4); // the rejected one stays at home
}

void ExportJobTest::exportsFromAReadOnlyProject()
{
    const JobsFixture fixture;
    makeImages(fixture, 1);
    fs::permissions(fixture.root(), fs::perms(0777));
    fs::permissions(fixture.project(), fs::perms(0555));
    const int status = runInChild([&] {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 99;
        const JobResult result =
            runToEnd(jobs::makeLockedJob(fixture.project(), jobs::makeExportJob(requestFor(fixture))));
        return result.isDone() && result.hasNote("may not be written") ? 0 : 1;
    });
    fs::permissions(fixture.project(), fs::perms(0755));
    if (WEXITSTATUS(status) == 99) QSKIP("cannot become another user here");
    QCOMPARE(status, 0);
    QCOMPARE(readJson(fixture.root() / "ausfuhr é" / "annotations.json").at("images").size(), std::size_t(1));
}

void ExportJobTest::writesTheSameAfterACrash()
{
    const JobsFixture fixture;
    makeImages(fixture, 6);
    jobs::ExportRequest whole = requestFor(fixture);
    whole.folder = fixture.root() / "ganz";
    QVERIFY(runToEnd(jobs::makeExportJob(whole)).isDone());
    std::uintmax_t largest = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(fixture.project() / "images/1"))
        largest = std::max(largest, entry.file_size());
    // Ends the process in the middle of a file, at the latest of the largest image.
    const int status = runInChild([&] {
        limitFileSize(largest - 1, true);
        runToEnd(jobs::makeExportJob(requestFor(fixture)));
        return 0;
    });
    QVERIFY(wasKilledBy(status, SIGXFSZ));
    const JobResult again = runToEnd(jobs::makeExportJob(requestFor(fixture)));
    QVERIFY2(again.isDone(), again.why());
    QVERIFY(hashesOf(requestFor(fixture).folder) == hashesOf(whole.folder)); // no left-overs either
}

void ExportJobTest::namesWhatIsMissing()
{
    const JobsFixture fixture;
    const JobResult missing = runToEnd(jobs::makeExportJob(requestFor(fixture)));
    QVERIFY(missing.error && missing.error->kind() == ErrorKind::NotFound);
    jobs::ExportRequest request = requestFor(fixture);
    request.dataset.clear();
    const JobResult nothing = runToEnd(jobs::makeExportJob(request));
    QVERIFY(nothing.error && nothing.error->kind() == ErrorKind::BadInput);
}

QTEST_APPLESS_MAIN(ExportJobTest)
#include "export_job_test.moc"
