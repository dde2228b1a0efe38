// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/structured_edges.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/core/text.h"
#include "engine/synthesis/structured_forest.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/ximgproc/structured_edge_detection.hpp>

#include <algorithm>
#include <cstdlib>

namespace clutch::synthesis {

namespace fs = std::filesystem;

namespace {

// Pixels to add to a side, so that patches of the border end with the picture: OpenCV writes beyond it otherwise.
int missing(int side, const StructuredForest::Options& options)
{
    const int least = std::max(side, options.patchSize);
    const int over = (least - options.patchInnerSize) % options.shrinkNumber;
    return least - side + (over == 0 ? 0 : options.shrinkNumber - over);
}

// A folder that nobody else can write to, gone when this goes.
class PrivateFolder {
public:
    PrivateFolder()
    {
        std::string pattern = (fs::temp_directory_path() / "clutch-edges-XXXXXX").string();
        if (!::mkdtemp(pattern.data()))
            throw Error(ErrorKind::Io, "proposals", CLUTCH_TEXT("Error", "the file cannot be read or written"), pattern,
                        CLUTCH_TEXT("Error", "check the disk and try again"));
        path_ = pattern;
    }
    ~PrivateFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// OpenCV reads files alone, and trusts them. It is given what was checked, written anew.
cv::Ptr<cv::ximgproc::StructuredEdgeDetection> load(const StructuredForest& forest)
{
    const PrivateFolder folder;
    const fs::path file = folder.path() / "model.yml";
    writeFileAtomically(file, formatStructuredForest(forest));
    return cv::ximgproc::createStructuredEdgeDetection(file.string());
}

} // namespace

struct StructuredEdges::Impl {
    StructuredForest::Options options;
    cv::Ptr<cv::ximgproc::StructuredEdgeDetection> detector;
};

StructuredEdges::StructuredEdges(const fs::path& model) : impl_(std::make_unique<Impl>())
{
    const StructuredForest forest = readStructuredForest(model);
    impl_->options = forest.options;
    impl_->detector = load(forest);
}

StructuredEdges::~StructuredEdges() = default;
StructuredEdges::StructuredEdges(StructuredEdges&&) noexcept = default;
StructuredEdges& StructuredEdges::operator=(StructuredEdges&&) noexcept = default;

EdgeMap StructuredEdges::edges(const cv::Mat& image) const
{
    requireImage(image, "proposals", "image");
    cv::Mat whole, strength, orientation;
    cv::copyMakeBorder(image, whole, 0, missing(image.rows, impl_->options), 0, missing(image.cols, impl_->options),
                       cv::BORDER_REPLICATE);
    cv::cvtColor(whole, whole, cv::COLOR_BGR2RGB);
    whole.convertTo(whole, CV_32F, 1.0 / 255);
    impl_->detector->detectEdges(whole, strength);
    impl_->detector->computeOrientation(strength, orientation);
    const cv::Rect inside({}, image.size());
    return thinnedEdges(strength(inside), orientation(inside));
}

} // namespace clutch::synthesis
