// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/contact_sheet.h"
#include "engine/jobs/demo.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/media/image_file.h"
#include "engine/store/project.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace clutch::jobs {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kObject = "orange";
constexpr const char* kDataset = "demo";
constexpr int kColumns = 4;
constexpr std::size_t kMattes = kColumns;
constexpr std::size_t kSheetPictures = 8;

// The cut-out with room around it, in the shape of the sheet's cells.
cv::Mat framed(const cv::Mat& cutout)
{
    const int height = std::max(cutout.rows, cutout.cols * 3 / 4) * 5 / 4, width = height * 4 / 3;
    cv::Mat cell(height, width, CV_8UC4, cv::Scalar::all(0));
    cutout.copyTo(cell(cv::Rect((width - cutout.cols) / 2, (height - cutout.rows) / 2, cutout.cols, cutout.rows)));
    return cell;
}

class DemoJob : public Job {
public:
    explicit DemoJob(DemoRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Demo"); }
    std::string subject() const override { return utf8(request_.folder.filename()); }

    std::string run(JobContext& context) override
    {
        const auto start = std::chrono::steady_clock::now();
        const fs::path project = request_.folder / "project";
        const fs::path dataset = request_.folder / "dataset";
        if (!store::Project::isProject(project)) store::Project::create(project);
        const store::ProjectLock lock = requireLock(project);
        makeImportJob({.project = project, .object = kObject, .recordings = {request_.recording}, .sampling = {}})
            ->run(context);
        const Json mattes = Json::parse(
            makeMattesJob({.project = project, .object = kObject, .recording = 0, .options = {}, .again = false})
                ->run(context));
        makeSynthesisJob(
            {.project = project, .object = kObject, .dataset = kDataset, .count = request_.images, .options = {}})
            ->run(context);
        ExportRequest request;
        request.project = project;
        request.dataset = kDataset;
        request.folder = dataset;
        const Json exported = Json::parse(makeExportJob(std::move(request))->run(context));
        const fs::path sheet = request_.folder / "contact-sheet.png";
        media::writeImage(sheet, drawSheet(store::Project(project, store::Access::ReadOnly)));
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return jsonText({{"project", utf8(fs::absolute(project))},
                         {"dataset", exported.at("file")},
                         {"sheet", utf8(fs::absolute(sheet))},
                         {"frames", mattes.at("frames")},
                         {"accepted", mattes.at("accepted")},
                         {"images", exported.at("images")},
                         {"annotations", exported.at("annotations")},
                         {"seconds", seconds}});
    }

private:
    static cv::Mat drawSheet(const store::Project& project)
    {
        std::vector<SheetRow> rows{
            {"The recording", {}}, {"Mattes, found without a click", {}}, {"Clusters with their instance masks", {}}};
        const auto object = project.findObject(kObject);
        const auto dataset = project.findDataset(kDataset);
        if (!object || !dataset) return {};
        const std::vector<store::MatteRow> mattes = project.usedMattes(object->id);
        for (const std::size_t position : spreadPositions(mattes.size(), std::min(mattes.size(), kMattes))) {
            const auto frame = project.frame(mattes[position].frame);
            if (frame) rows[0].pictures.push_back(media::readImage(project.absolute(frame->file)));
            rows[1].pictures.push_back(
                overCheckerboard(framed(media::readCutout(project.absolute(mattes[position].cutoutFile)))));
        }
        const std::vector<store::ImageRow> images = project.images(dataset->id);
        for (const std::size_t position : spreadPositions(images.size(), std::min(images.size(), kSheetPictures))) {
            std::vector<RunLengthMask> masks;
            for (const store::InstanceRow& instance : project.instances(images[position].id))
                if (instance.annotated) masks.push_back(instance.visible);
            const cv::Mat image = media::readImage(project.absolute(images[position].file));
            rows[2].pictures.push_back(position % 2 ? withMasks(image, masks) : image);
        }
        return contactSheet(rows, kColumns, 320, 240);
    }

    const DemoRequest request_;
};

} // namespace

std::unique_ptr<Job> makeDemoJob(DemoRequest request)
{
    return std::make_unique<DemoJob>(std::move(request));
}

} // namespace clutch::jobs
