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

/// `recordings` recordings of one cut-out each, and a data set of an image for each list of them.
void placeImages(const JobsFixture& fixture, int recordings, const std::vector<std::vector<int>>& images)
{
    store::Project project(fixture.project());
    const store::Id object = project.addObject("Ding é");
    std::vector<store::Id> frames;
    for (int i = 0; i < recordings; ++i) {
        store::RecordingRow recording;
        recording.object = object;
        recording.name = "aufnahme " + std::to_string(i) + ".mkv";
        recording.hash = "drawn" + std::to_string(i);
        recording.size = {64, 48};
        const store::Id id = project.addRecording(recording);
        frames.push_back(project.addFrame({0, id, 3, 40.0, "frames/" + std::to_string(i) + ".png", 1}));
    }
    store::DatasetRow dataset;
    dataset.object = object;
    dataset.name = "train";
    const store::Id id = project.addDataset(dataset);
    for (std::size_t number = 0; number < images.size(); ++number) {
        store::ImageRow image;
        image.dataset = id;
        image.number = static_cast<int>(number);
        image.file = "images/" + std::to_string(number) + ".png";
        image.width = 48;
        image.height = 24;
        media::writeImage(project.absolute(image.file),
                          cv::Mat(24, 48, CV_8UC3, cv::Scalar::all(40.0 + double(number))));
        std::vector<store::InstanceRow> instances;
        for (const int recording : images[number]) {
            cv::Mat mask = cv::Mat::zeros(24, 48, CV_8UC1);
            mask(cv::Rect(1 + 9 * static_cast<int>(instances.size()), 2, 8, 20)).setTo(255);
            store::InstanceRow instance;
            instance.frame = frames.at(static_cast<std::size_t>(recording));
            instance.visible = instance.amodal = encodeMask(mask);
            instance.annotated = recording != 0; // of the first recording only pixels are to be seen
            instances.push_back(instance);
        }
        project.addImage(image, instances);
    }
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
    void everyFormatGivesTheSameCounts();
    void splitsKeepRecordingsApart();
    void splitsOfOneRecordingSaySo();
    void impossibleOptionsAreRefusedAtOnce();
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

void ExportJobTest::everyFormatGivesTheSameCounts()
{
    const JobsFixture fixture;
    placeImages(fixture, 3, {{1, 2}, {}, {0, 1}});
    using Format = exporting::ExportFormat;
    for (const Format format :
         {Format::Coco, Format::CocoPolygons, Format::Yolo, Format::Voc, Format::Labelme, Format::Masks}) {
        jobs::ExportRequest request = requestFor(fixture, format);
        request.folder = fixture.root() / ("format" + std::to_string(static_cast<int>(format)));
        const JobResult result = runToEnd(jobs::makeExportJob(request));
        QVERIFY2(result.isDone(), result.why());
        QCOMPARE(result.json.at("images").get<int>(), 3);
        QCOMPARE(result.json.at("annotations").get<int>(), 3); // the one that is not annotated is none
        QVERIFY(!result.json.at("loses").get<std::string>().empty());
        QVERIFY(!result.json.contains("split"));
        if (format == Format::Voc) QVERIFY(result.hasNote("whose pixels are void (255): 1"));
    }
    const fs::path line = fixture.root() / "format2" / "provenance.jsonl";
    const auto bytes = readFile(line);
    const std::string first(bytes.begin(), std::find(bytes.begin(), bytes.end(), '\n'));
    const nlohmann::json provenance = nlohmann::json::parse(first);
    QCOMPARE(provenance.at("objects").at(1).at("provenance").at("recording").get<std::string>(),
             std::string("aufnahme 2.mkv"));
}

void ExportJobTest::splitsKeepRecordingsApart()
{
    const JobsFixture fixture;
    // Pixels that are not annotated teach as well: the first two images belong together.
    placeImages(fixture, 6, {{0, 1}, {0, 2}, {3}, {3, 4}, {5}, {5}, {}, {4}});
    jobs::ExportRequest request = requestFor(fixture);
    request.options.split = "0.5,0.25,0.25";
    const JobResult result = runToEnd(jobs::makeExportJob(request), 3);
    QVERIFY2(result.isDone(), result.why());
    const nlohmann::json& split = result.json.at("split");
    QVERIFY(split.at("byRecording").get<bool>());
    QCOMPARE(split.at("train").get<int>() + split.at("val").get<int>() + split.at("test").get<int>(), 8);
    std::map<int, std::string> partOf;
    for (const char* part : {"train", "val", "test"}) {
        const nlohmann::json coco = readJson(request.folder / (std::string("annotations_") + part + ".json"));
        for (const nlohmann::json& image : coco.at("images"))
            QVERIFY(partOf.try_emplace(image.at("provenance").at("number").get<int>(), part).second);
    }
    QCOMPARE(partOf.size(), std::size_t(8));
    QCOMPARE(partOf[0], partOf[1]);
    QVERIFY(partOf[2] == partOf[3] && partOf[3] == partOf[7]);
    QCOMPARE(partOf[4], partOf[5]);
    QVERIFY(partOf[0] != partOf[2] && partOf[2] != partOf[4] && partOf[0] != partOf[4]);
    jobs::ExportRequest again = request;
    again.folder = fixture.root() / "noch einmal";
    QVERIFY(runToEnd(jobs::makeExportJob(again), 3).isDone());
    QVERIFY(hashesOf(again.folder) == hashesOf(request.folder));
    QVERIFY(fs::exists(pathFromUtf8(result.json.at("file").get<std::string>())));
}

void ExportJobTest::splitsOfOneRecordingSaySo()
{
    const JobsFixture fixture;
    placeImages(fixture, 2, {{1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}});
    jobs::ExportRequest request = requestFor(fixture);
    request.options.split = "0.8,0.2";
    const JobResult result = runToEnd(jobs::makeExportJob(request));
    QVERIFY2(result.isDone(), result.why());
    QVERIFY(!result.json.at("split").at("byRecording").get<bool>());
    QCOMPARE(result.json.at("split").at("train").get<int>(), 8);
    QVERIFY(result.hasNote("all images come from one recording"));
    QCOMPARE(readJson(request.folder / "annotations_val.json").at("info").at("split_note").get<std::string>(),
             result.json.at("notes").at(0).at("text").get<std::string>());
    QVERIFY(!fs::exists(request.folder / "annotations_test.json"));
}

void ExportJobTest::impossibleOptionsAreRefusedAtOnce()
{
    const JobsFixture fixture;
    for (const auto& [format, split] : {std::pair{exporting::ExportFormat::Coco, "0.8,0.8"},
                                        {exporting::ExportFormat::Yolo, "1,a"},
                                        {exporting::ExportFormat::Rgba, "0.8,0.2"}}) {
        jobs::ExportRequest request = requestFor(fixture, format);
        request.options.split = split;
        try {
            jobs::makeExportJob(request);
            QFAIL("an impossible split is accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Usage); // exit code 2
        }
    }
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
