// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/project.h"
#include "ui/views/fact_list.h"
#include "ui/views/image_canvas.h"

#include <QImage>
#include <QString>
#include <QVector>

#include <vector>

/// What the Dataset page reads of the project. Slow parts are for a worker thread.
namespace clutch::ui {

/// The object's data sets and the pictures of one of them.
struct DatasetSnapshot {
    std::vector<store::DatasetRow> datasets;
    store::Id dataset = 0; ///< whose pictures these are; 0: there is none
    std::vector<store::ImageRow> images;
    store::RunRow made; ///< the run that began it; id 0: not known

    const store::DatasetRow* current() const;
};

/// `wanted` when it is one of the object's, else its newest data set.
DatasetSnapshot loadDatasets(const store::Project& project, store::Id object, store::Id wanted);

/// One object of a picture and where it came from.
struct PictureObject {
    store::InstanceRow row;
    bool known = false; ///< its frame is still there
    QString recording;
    qint64 frame = 0; ///< the source's number
    double timeMs = 0;
    QString cutoutFile; ///< absolute
};

struct PictureDetails {
    store::ImageRow row;
    QString file; ///< absolute
    QImage pixels;
    QVector<ImageCanvas::Instance> masks; ///< of the annotated objects
    std::vector<PictureObject> objects;   ///< in the order placed
    store::RunRow run;
    bool photoThere = false; ///< the photo whose light it has is still in the project
};

PictureDetails loadPicture(const store::Project& project, store::Id image);

/// Which object is seen at this pixel: its position, -1 for none.
int objectAt(const PictureDetails& picture, QPoint pixel);

/// The options and the seed of a run, in the person's language, without the advanced ones that are as usual.
FactList::Facts recipeOf(const store::RunRow& run);
double hiddenLimitOf(const store::RunRow& run); ///< hidden that far an object was not annotated
FactList::Facts pictureFacts(const PictureDetails& picture);
QString objectText(const PictureObject& object); ///< where it came from and how it was laid, a few lines
QString percentText(double share);               ///< "3.4 %"; "0 %" and "< 0.1 %" are told apart

} // namespace clutch::ui
