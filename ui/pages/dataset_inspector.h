// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/dataset_page_data.h"
#include "ui/views/thumbnail_loader.h"

#include <QWidget>

#include <memory>

class QLabel;
class QTreeWidget;

namespace clutch::ui {

class FactList;

/// The right column of the Dataset page: where the picture came from, its objects, and where each of them came from.
class DatasetInspector : public QWidget {
    Q_OBJECT

public:
    explicit DatasetInspector(QWidget* parent = nullptr);

    void setPicture(std::shared_ptr<const PictureDetails> picture); ///< null: none
    void chooseObject(int index);                                   ///< -1: none
    int chosenObject() const;

Q_SIGNALS:
    void objectChosen(int index); ///< by mouse, keys or chooseObject(); -1: none

private:
    void showObject(int index);
    void showCutout();

    std::shared_ptr<const PictureDetails> picture_;
    ThumbnailLoader thumbnails_;
    FactList* pictureFacts_;
    QLabel *noPicture_, *noObject_, *cutout_, *objectText_;
    QTreeWidget* objects_;
};

} // namespace clutch::ui
