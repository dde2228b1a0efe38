// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/dataset_page_data.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "ui/models/instance_hues.h"

#include <algorithm>
#include <map>

namespace clutch::ui {

namespace {

QString absoluteName(const store::Project& project, const std::string& relative)
{
    return relative.empty() ? QString() : QString::fromStdString(utf8(project.absolute(relative)));
}

QVector<ImageCanvas::Instance> colouredMasks(const std::vector<PictureObject>& objects)
{
    QVector<QRect> boxes;
    for (const PictureObject& object : objects) {
        const cv::Rect box = maskBox(object.row.visible);
        boxes << QRect(box.x, box.y, box.width, box.height);
    }
    const QVector<int> hues = assignHues(boxes);
    QVector<ImageCanvas::Instance> masks;
    for (std::size_t k = 0; k < objects.size(); ++k)
        if (objects[k].row.annotated)
            masks << ImageCanvas::Instance{decodeMask(objects[k].row.visible), instanceColour(hues[qsizetype(k)])};
    return masks;
}

bool covers(const RunLengthMask& mask, QPoint pixel)
{
    if (pixel.x() < 0 || pixel.y() < 0 || pixel.x() >= mask.width || pixel.y() >= mask.height) return false;
    std::int64_t left = std::int64_t(pixel.x()) * mask.height + pixel.y();
    bool inside = false;
    for (const std::uint32_t run : mask.counts) {
        left -= run;
        if (left < 0) return inside;
        inside = !inside;
    }
    return false;
}

} // namespace

const store::DatasetRow* DatasetSnapshot::current() const
{
    const auto found = std::ranges::find(datasets, dataset, &store::DatasetRow::id);
    return found == datasets.end() ? nullptr : &*found;
}

DatasetSnapshot loadDatasets(const store::Project& project, store::Id object, store::Id wanted)
{
    DatasetSnapshot snapshot;
    for (store::DatasetRow& row : project.datasets())
        if (row.object == object) snapshot.datasets.push_back(std::move(row));
    if (snapshot.datasets.empty()) return snapshot;
    snapshot.dataset = wanted;
    if (!snapshot.current()) snapshot.dataset = snapshot.datasets.back().id;
    snapshot.images = project.images(snapshot.dataset);
    if (const auto run = project.run(snapshot.current()->run)) snapshot.made = *run;
    return snapshot;
}

PictureDetails loadPicture(const store::Project& project, store::Id image)
{
    PictureDetails picture;
    const auto row = project.image(image);
    if (!row) return picture;
    picture.row = *row;
    picture.file = absoluteName(project, row->file);
    picture.pixels = QImage(picture.file);
    if (const auto run = project.run(row->run)) picture.run = *run;
    picture.photoThere = row->photo != 0;
    std::map<store::Id, store::RecordingRow> recordings;
    for (store::InstanceRow& instance : project.instances(image)) {
        PictureObject object;
        if (const auto frame = project.frame(instance.frame)) {
            if (!recordings.contains(frame->recording))
                recordings[frame->recording] = project.recording(frame->recording).value_or(store::RecordingRow{});
            object.known = true;
            object.recording = QString::fromStdString(recordings[frame->recording].name);
            object.frame = frame->sourceIndex;
            object.timeMs = frame->timeMs;
            if (const auto matte = project.matte(frame->id))
                object.cutoutFile = absoluteName(project, matte->cutoutFile);
        }
        object.row = std::move(instance);
        picture.objects.push_back(std::move(object));
    }
    picture.masks = colouredMasks(picture.objects);
    return picture;
}

int objectAt(const PictureDetails& picture, QPoint pixel)
{
    const auto found = std::ranges::find_if(
        picture.objects, [pixel](const PictureObject& object) { return covers(object.row.visible, pixel); });
    return found == picture.objects.end() ? -1 : int(found - picture.objects.begin());
}

} // namespace clutch::ui
