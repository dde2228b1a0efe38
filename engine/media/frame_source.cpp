// SPDX-License-Identifier: Apache-2.0
#include "engine/media/frame_source.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/media/folder_source.h"
#include "engine/media/image_file.h"
#include "engine/media/video_source.h"

namespace clutch::media {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throwBadInput(const char* problem, const fs::path& path, const char* advice)
{
    throw Error(ErrorKind::BadInput, "media", problem, utf8(path), advice);
}

std::unique_ptr<FrameSource> openFolder(const fs::path& folder)
{
    std::vector<fs::path> files = sortedFiles(folder);
    std::erase_if(files, [](const fs::path& file) { return !isImageFile(file); });
    if (files.empty())
        throwBadInput(CLUTCH_TEXT("Error", "there are no pictures in the folder"), folder,
                      CLUTCH_TEXT("Error", "choose a video, or a folder of PNG, JPEG, BMP, TIFF or WebP pictures"));
    return std::make_unique<FolderSource>(folder, std::move(files));
}

} // namespace

std::unique_ptr<FrameSource> openFrameSource(const fs::path& path)
{
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (fs::is_directory(status)) return openFolder(path);
    if (!fs::exists(status))
        throw Error(ErrorKind::NotFound, "media", CLUTCH_TEXT("Error", "there is no such file or folder"), utf8(path),
                    CLUTCH_TEXT("Error", "check the path"));
    if (!fs::is_regular_file(status))
        throwBadInput(CLUTCH_TEXT("Error", "this is neither a file nor a folder"), path,
                      CLUTCH_TEXT("Error", "choose a video or a folder of pictures"));
    if (fs::file_size(path, failure) == 0 && !failure)
        throwBadInput(CLUTCH_TEXT("Error", "the file is empty"), path,
                      CLUTCH_TEXT("Error", "copy it again from the camera, or choose another file"));
    if (isImageFile(path)) return std::make_unique<FolderSource>(path, std::vector{path});
    return std::make_unique<VideoSource>(path);
}

} // namespace clutch::media
