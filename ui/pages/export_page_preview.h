// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/exporting/export.h"

#include <QTreeWidget>

#include <array>
#include <vector>

namespace clutch::ui {

/// The folder that an export will write, as it will lie on the disk.
class ExportTree : public QTreeWidget {
    Q_OBJECT

public:
    struct Plan {
        exporting::ExportFormat format = exporting::ExportFormat::Coco;
        QString folder;   ///< name without path; empty: none is chosen
        qint64 items = 0; ///< pictures of the data set, or cut-outs
        bool isSplit = false;
        std::array<int, 3> percents{100, 0, 0}; ///< train, val, test
    };

    explicit ExportTree(QWidget* parent = nullptr);
    void showPlan(const Plan& plan);

private:
    struct Part {
        QString name;  ///< "train"; empty for a data set in one piece
        QString count; ///< "about 80 pictures"
    };
    QTreeWidgetItem* add(QTreeWidgetItem* parent, const QString& name, const char* icon);
    void addPictures(QTreeWidgetItem* parent, const QString& count) { add(parent, count, "images"); }
    void addCoco(QTreeWidgetItem* root, const std::vector<Part>& parts);
    void addYolo(QTreeWidgetItem* root, const std::vector<Part>& parts);
    void addVoc(QTreeWidgetItem* root, const std::vector<Part>& parts, const QString& all);
    void addLabelme(QTreeWidgetItem* root, const std::vector<Part>& parts);
    void addMasks(QTreeWidgetItem* root, const std::vector<Part>& parts);
};

} // namespace clutch::ui
