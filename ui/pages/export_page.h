// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/store/project.h"
#include "ui/pages/page.h"

#include <QTimer>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace clutch::ui {

class EmptyState;
class FormatCard;
class JobMonitor;
class OptionsPanel;

/// Writes data sets and cut-outs for other tools: what and where to on the left, formats as cards in the middle, the
/// folder that will be written on the right.
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
    void buildPreview();
    void reload();
    void refreshControls();
    void refreshTree();
    void jobSampled();
    void runOrCancel();
    void chooseFolder();
    void showWritten(const QString& path, const QString& summary);
    QString format() const;
    QString suggestedFolder() const;
    const store::DatasetRow* dataset() const;

    OptionsPanel* panel_ = nullptr;
    QComboBox* datasetBox_ = nullptr;
    QLineEdit* folder_ = nullptr;
    QPushButton* run_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    EmptyState* empty_ = nullptr;
    QWidget *cardsPage_ = nullptr, *written_ = nullptr;
    QLabel *writtenPath_ = nullptr, *writtenSummary_ = nullptr;
    QVector<FormatCard*> cards_;
    QWidget* preview_ = nullptr;
    QTreeWidget* tree_ = nullptr;
    JobMonitor* monitor_ = nullptr;

    std::vector<store::DatasetRow> datasets_;
    std::size_t cutouts_ = 0;
    QTimer reloadTimer_;
    std::int64_t job_ = 0, mine_ = 0; // the export under way; the one started here, whose end is shown
    int percent_ = -1;
    bool stopping_ = false;
    bool folderIsTheirs_ = false; // the person chose it: no more suggestions
    QString writtenTo_;
};

} // namespace clutch::ui
