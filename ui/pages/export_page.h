// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/exporting/export.h"
#include "engine/store/project.h"
#include "ui/pages/page.h"

#include <QTimer>

#include <vector>

class QComboBox;
class QJsonObject;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace clutch::ui {

class EmptyState;
class ExportTree;
class FormatCard;
class JobMonitor;
class OptionsPanel;
class SplitFields;

/// Writes data sets and cut-outs for other tools: what, in which parts and where to on the left, formats as cards in
/// the middle, the folder that will be written on the right.
class ExportPage : public Page {
    Q_OBJECT

public:
    explicit ExportPage(Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Export"); }
    QString iconName() const override { return QStringLiteral("export"); }
    QWidget* optionsPanel() override;
    QWidget* picture() override;
    QWidget* inspector() override { return preview_; }
    StageStatus status() const override;
    void activated() override { reload(); }

private:
    void buildOptions();
    void buildCards();
    QWidget* buildWritten();
    void buildPreview();
    void reload();
    void loadRows();
    void refreshEmpty();
    void refreshControls();
    void refreshSplit();
    void refreshTree();
    QString whyNot() const; ///< nothing can be written at present; empty: something can
    void jobSampled();
    void runOrCancel();
    void chooseFolder();
    void showWritten(const QJsonObject& result);
    exporting::ExportFormat format() const;
    bool isCutouts() const { return format() == exporting::ExportFormat::Rgba; }
    QString suggestedFolder() const;
    void suggestFolder();
    const store::DatasetRow* dataset() const;

    OptionsPanel* panel_ = nullptr;
    QComboBox* datasetBox_ = nullptr;
    SplitFields* split_ = nullptr;
    QLineEdit* folder_ = nullptr;
    QPushButton *browse_ = nullptr, *run_ = nullptr;
    QLabel *offReason_ = nullptr, *nothingToWrite_ = nullptr;
    QString nextStage_; // that the empty page leads to
    QStackedWidget* stack_ = nullptr;
    EmptyState* empty_ = nullptr;
    QWidget *cardsPage_ = nullptr, *written_ = nullptr;
    QLabel *writtenPath_ = nullptr, *writtenSummary_ = nullptr, *writtenNotes_ = nullptr;
    QVector<FormatCard*> cards_; // in the order of ExportFormat
    QWidget* preview_ = nullptr;
    ExportTree* tree_ = nullptr;
    JobMonitor* monitor_ = nullptr;

    std::vector<store::DatasetRow> datasets_;
    std::size_t cutouts_ = 0, recordings_ = 0; // of the object
    QTimer reloadTimer_;
    std::int64_t job_ = 0, mine_ = 0; // the export under way; the one started here, whose end is shown
    int percent_ = -1;
    bool stopping_ = false;
    bool folderIsTheirs_ = false; // the person chose it: no more suggestions
    QString writtenTo_;
};

} // namespace clutch::ui
