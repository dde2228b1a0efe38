// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/store/project.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace clutch::ui {

class ConfirmRow;
class FactList;
class Session;

/// The right column of the Synthesize page: the data sets, the chosen picture's figures, its objects and where each
/// came from.
class ImageInspector : public QWidget {
    Q_OBJECT

public:
    explicit ImageInspector(Session& session, QWidget* parent = nullptr);

    void setDatasets(const std::vector<store::DatasetRow>& datasets, store::Id current);
    void setImage(const std::optional<store::ImageRow>& image, const std::vector<store::InstanceRow>& instances);
    int chosenInstance() const; ///< -1: none
    cv::Mat chosenMask() const; ///< what is seen of that object, CV_8UC1 of the picture's size; empty: none

Q_SIGNALS:
    void datasetChosen(qint64 dataset);
    void datasetRemoved(qint64 dataset); ///< the person asks for it, and has confirmed
    void instanceChosen(int index);

private:
    void showProvenance(int index);
    QString provenanceOf(const store::InstanceRow& instance) const;
    void showFigures();
    void askRemoval();
    void fillDatasets(const std::vector<store::DatasetRow>& datasets, store::Id current);

    Session& session_;
    QListWidget* datasets_;
    QPushButton* remove_;
    ConfirmRow* confirm_;
    QLabel *empty_, *noPicture_, *provenance_;
    FactList* figures_;
    QTreeWidget* objects_;
    std::optional<store::ImageRow> image_;
    std::vector<store::InstanceRow> instances_;
};

} // namespace clutch::ui
