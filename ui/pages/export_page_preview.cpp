// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/export_page_preview.h"

#include "ui/shell/theme.h"

namespace clutch::ui {

using exporting::ExportFormat;

ExportTree::ExportTree(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("exportTree"));
    setAccessibleName(tr("Folder that will be written"));
    setHeaderHidden(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setIconSize(QSize(16, 16));
    setIndentation(16);
}

QTreeWidgetItem* ExportTree::add(QTreeWidgetItem* parent, const QString& name, const char* icon)
{
    auto* item = new QTreeWidgetItem(parent, {name});
    item->setIcon(0, themedIcon(QLatin1String(icon), IconRole::Muted));
    return item;
}

void ExportTree::addCoco(QTreeWidgetItem* root, const std::vector<Part>& parts)
{
    for (const Part& part : parts)
        add(root,
            part.name.isEmpty() ? QStringLiteral("annotations.json")
                                : QStringLiteral("annotations_%1.json").arg(part.name),
            "info");
    QTreeWidgetItem* images = add(root, QStringLiteral("images"), "folder");
    for (const Part& part : parts)
        addPictures(part.name.isEmpty() ? images : add(images, part.name, "folder"), part.count);
}

void ExportTree::addYolo(QTreeWidgetItem* root, const std::vector<Part>& parts)
{
    add(root, QStringLiteral("data.yaml"), "info");
    QTreeWidgetItem* images = add(root, QStringLiteral("images"), "folder");
    QTreeWidgetItem* labels = add(root, QStringLiteral("labels"), "folder");
    for (const Part& part : parts) {
        const QString name = part.name.isEmpty() ? QStringLiteral("train") : part.name;
        addPictures(add(images, name, "folder"), part.count);
        add(add(labels, name, "folder"), tr("a .txt for each picture"), "info");
    }
    add(root, QStringLiteral("provenance.jsonl"), "info");
}

void ExportTree::addVoc(QTreeWidgetItem* root, const std::vector<Part>& parts, const QString& all)
{
    addPictures(add(root, QStringLiteral("JPEGImages"), "folder"), all);
    for (const char* name : {"Annotations", "SegmentationClass", "SegmentationObject"})
        add(root, QLatin1String(name), "folder");
    QTreeWidgetItem* sets = add(root, QStringLiteral("ImageSets"), "folder");
    for (const char* task : {"Main", "Segmentation"}) {
        QTreeWidgetItem* lists = add(sets, QLatin1String(task), "folder");
        for (const Part& part : parts)
            add(lists, (part.name.isEmpty() ? QStringLiteral("train") : part.name) + QStringLiteral(".txt"), "info");
        add(lists, QStringLiteral("trainval.txt"), "info");
    }
    add(root, QStringLiteral("class_names.txt"), "info");
    add(root, QStringLiteral("provenance.jsonl"), "info");
}

void ExportTree::addLabelme(QTreeWidgetItem* root, const std::vector<Part>& parts)
{
    for (const Part& part : parts) {
        QTreeWidgetItem* folder = part.name.isEmpty() ? root : add(root, part.name, "folder");
        addPictures(folder, part.count);
        add(folder, tr("a .json for each picture"), "info");
    }
}

void ExportTree::addMasks(QTreeWidgetItem* root, const std::vector<Part>& parts)
{
    for (const Part& part : parts) {
        QTreeWidgetItem* folder = part.name.isEmpty() ? root : add(root, part.name, "folder");
        addPictures(add(folder, QStringLiteral("images"), "folder"), part.count);
        add(add(folder, QStringLiteral("masks"), "folder"), tr("a .png for each picture"), "matte");
    }
    add(root, QStringLiteral("provenance.jsonl"), "info");
}

void ExportTree::showPlan(const Plan& plan)
{
    clear();
    auto* root = new QTreeWidgetItem(this, {plan.folder.isEmpty() ? tr("(no folder chosen)") : plan.folder});
    root->setIcon(0, themedIcon(QStringLiteral("folder"), IconRole::Accent));
    std::vector<Part> parts;
    static const std::array<const char*, 3> kNames{"train", "val", "test"};
    for (std::size_t part = 0; part < kNames.size(); ++part) {
        const auto count = int((plan.items * plan.percents.at(part) + 50) / 100);
        if (plan.percents.at(part) > 0)
            parts.push_back(
                {plan.isSplit ? QLatin1String(kNames.at(part)) : QString(),
                 plan.isSplit ? tr("about %Ln pictures", nullptr, count) : tr("%Ln pictures", nullptr, count)});
    }
    switch (plan.format) {
    case ExportFormat::Coco:
    case ExportFormat::CocoPolygons:
        addCoco(root, parts);
        break;
    case ExportFormat::Yolo:
        addYolo(root, parts);
        break;
    case ExportFormat::Voc:
        addVoc(root, parts, tr("%Ln pictures (.jpg)", nullptr, int(plan.items)));
        break;
    case ExportFormat::Labelme:
        addLabelme(root, parts);
        break;
    case ExportFormat::Masks:
        addMasks(root, parts);
        break;
    case ExportFormat::Rgba:
        add(add(root, QStringLiteral("cutouts"), "folder"), tr("%Ln cut-outs (.png)", nullptr, int(plan.items)),
            "cut-out");
        break;
    }
    expandAll();
}

} // namespace clutch::ui
