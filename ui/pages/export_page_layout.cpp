// SPDX-License-Identifier: Apache-2.0
#include "ui/options/options_panel.h"
#include "ui/pages/export_page.h"
#include "ui/pages/format_card.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

QLabel* fieldLabel(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setBuddy(buddy);
    return label;
}

} // namespace

void ExportPage::buildOptions()
{
    panel_ = new OptionsPanel(title());
    datasetBox_ = new QComboBox(panel_);
    datasetBox_->setObjectName(QStringLiteral("exportDataset"));
    datasetBox_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    folder_ = new QLineEdit(panel_);
    folder_->setObjectName(QStringLiteral("exportFolder"));
    folder_->setClearButtonEnabled(false);
    auto* browse = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Choose folder"), panel_);
    browse->setObjectName(QStringLiteral("chooseFolder"));
    panel_->body()->addWidget(fieldLabel(tr("Data set"), datasetBox_, panel_));
    panel_->body()->addWidget(datasetBox_);
    panel_->body()->addWidget(fieldLabel(tr("Folder to write"), folder_, panel_));
    panel_->body()->addWidget(folder_);
    panel_->body()->addWidget(browse);
    panel_->explain(datasetBox_, tr("Which of the object's data sets is written"));
    panel_->explain(folder_, tr("Made if need be; an earlier export there is replaced, other files are left alone"));
    run_ = new QPushButton(panel_);
    run_->setObjectName(QStringLiteral("runExport"));
    run_->setProperty("primary", true);
    run_->setMinimumHeight(36);
    panel_->footer()->addWidget(run_);
    connect(datasetBox_, &QComboBox::currentIndexChanged, this, [this] {
        if (!folderIsTheirs_) folder_->setText(suggestedFolder());
        refreshControls();
    });
    connect(folder_, &QLineEdit::textEdited, this, [this] {
        folderIsTheirs_ = true;
        refreshControls();
    });
    connect(browse, &QPushButton::clicked, this, &ExportPage::chooseFolder);
    connect(run_, &QPushButton::clicked, this, &ExportPage::runOrCancel);
}

void ExportPage::buildCards()
{
    stack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("export"), stack_);
    empty_->setText(tr("Nothing to export yet"),
                    tr("Make pictures on the Synthesize page, or cut-outs on the Matte page. They are written from "
                       "here for your training tools."),
                    tr("Go to Synthesize"));
    connect(empty_, &EmptyState::buttonClicked, this, [this] { Q_EMIT stageRequested(QStringLiteral("synthesize")); });
    cardsPage_ = new QWidget(stack_);
    cards_ = {
        new FormatCard(QStringLiteral("coco"), tr("COCO"),
                       tr("For Detectron2, MMDetection and every tool that reads COCO."),
                       tr("Masks to the pixel, holes, visible and whole outline, where each object came from."),
                       tr("Soft edges: masks are yes or no."), cardsPage_),
        new FormatCard(QStringLiteral("coco-polygons"), tr("COCO with polygons"),
                       tr("For tools that show outlines and cannot read run lengths."),
                       tr("Outlines you can edit in labelling tools."),
                       tr("Holes, and single pixels along the outline."), cardsPage_),
        new FormatCard(QStringLiteral("rgba"), tr("RGBA cut-outs"),
                       tr("The object alone, one picture a frame, for compositing elsewhere."),
                       tr("Soft edges and true colours along them."),
                       tr("The data set's pictures and positions: only cut-outs are written."), cardsPage_),
    };
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpaceWide);
    for (FormatCard* card : cards_) {
        row->addWidget(card, 1);
        connect(card, &QAbstractButton::toggled, this, [this](bool on) {
            if (!on) return;
            if (!folderIsTheirs_) folder_->setText(suggestedFolder());
            refreshControls();
        });
    }
    auto* heading = new QLabel(tr("Which tool is it for?"), cardsPage_);
    heading->setProperty("role", "headline");
    written_ = new QFrame(cardsPage_);
    written_->setObjectName(QStringLiteral("written"));
    written_->setProperty("card", true);
    writtenSummary_ = new QLabel(written_);
    writtenSummary_->setFont(themedFont(kTextBody, QFont::DemiBold));
    writtenPath_ = new QLabel(written_);
    writtenPath_->setObjectName(QStringLiteral("writtenPath"));
    writtenPath_->setProperty("role", "muted");
    writtenPath_->setWordWrap(true);
    writtenPath_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* show = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Show"), written_);
    show->setObjectName(QStringLiteral("showWritten"));
    show->setToolTip(tr("Open the folder in the file manager"));
    auto* words = new QVBoxLayout;
    words->addWidget(writtenSummary_);
    words->addWidget(writtenPath_);
    auto* line = new QHBoxLayout(written_);
    line->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    line->addLayout(words, 1);
    line->addWidget(show);
    written_->hide();
    auto* column = new QVBoxLayout(cardsPage_);
    column->setContentsMargins(kSpaceHuge, kSpaceHuge, kSpaceHuge, kSpaceHuge);
    column->setSpacing(kSpaceWide);
    column->addWidget(heading);
    column->addLayout(row);
    column->addWidget(written_);
    column->addStretch(1);
    stack_->addWidget(empty_);
    stack_->addWidget(cardsPage_);
    connect(show, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(writtenTo_)); });
}

void ExportPage::buildPreview()
{
    preview_ = new QWidget;
    preview_->setProperty("panel", true);
    preview_->setAttribute(Qt::WA_StyledBackground);
    auto* heading = new QLabel(tr("What will be written").toUpper(), preview_);
    heading->setProperty("role", "section");
    tree_ = new QTreeWidget(preview_);
    tree_->setObjectName(QStringLiteral("exportTree"));
    tree_->setAccessibleName(tr("Folder that will be written"));
    tree_->setHeaderHidden(true);
    tree_->setSelectionMode(QAbstractItemView::NoSelection);
    tree_->setIconSize(QSize(16, 16));
    auto* column = new QVBoxLayout(preview_);
    column->setContentsMargins(kSpaceWide, kSpace, kSpaceSmall, kSpace);
    column->addWidget(heading);
    column->addWidget(tree_, 1);
}

} // namespace clutch::ui
