// SPDX-License-Identifier: Apache-2.0
#include "engine/core/options.h"
#include "ui/options/options_panel.h"
#include "ui/pages/export_page.h"
#include "ui/pages/export_page_preview.h"
#include "ui/pages/export_page_split.h"
#include "ui/pages/format_card.h"
#include "ui/pages/off_reason.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

QLabel* fieldLabel(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setBuddy(buddy);
    return label;
}

/// Cards side by side, as many as fit.
class CardGrid : public QWidget {
public:
    explicit CardGrid(const QScrollArea* area) : bar_(area->verticalScrollBar())
    {
        grid_ = new QGridLayout(this);
        grid_->setSpacing(kSpace);
    }
    void add(QWidget* card) { cards_.append(card); }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        // The cards end where what is written ends below them, with the scroll bar or without.
        grid_->setContentsMargins(0, 0, bar_->isVisible() ? kSpaceWide - bar_->width() : kSpaceWide, 0);
        const int columns = std::clamp((width() - kSpaceWide + kSpace) / (kCardWidth + kSpace), 1, kMostColumns);
        if (columns == columns_) return;
        for (int column = 0; column < std::max(columns, columns_); ++column)
            grid_->setColumnStretch(column, column < columns ? 1 : 0);
        if (columns_ > 0) grid_->setRowStretch((int(cards_.size()) + columns_ - 1) / columns_, 0);
        columns_ = columns;
        for (int i = 0; i < cards_.size(); ++i)
            grid_->addWidget(cards_[i], i / columns, i % columns);
        grid_->setRowStretch((int(cards_.size()) + columns - 1) / columns, 1);
    }

private:
    static constexpr int kCardWidth = 264, kMostColumns = 3;
    const QScrollBar* bar_;
    QGridLayout* grid_;
    QVector<QWidget*> cards_;
    int columns_ = 0;
};

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
    browse_ = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Choose folder"), panel_);
    browse_->setObjectName(QStringLiteral("chooseFolder"));
    panel_->body()->addWidget(fieldLabel(tr("Data set"), datasetBox_, panel_));
    panel_->body()->addWidget(datasetBox_);
    split_ = new SplitFields(panel_);
    panel_->body()->addWidget(split_);
    panel_->body()->addWidget(fieldLabel(tr("Folder to write"), folder_, panel_));
    panel_->body()->addWidget(folder_);
    panel_->body()->addWidget(browse_);
    panel_->explain(datasetBox_, tr("Which of the object's data sets is written"));
    panel_->explain(folder_, tr("Made if need be; an earlier export there is replaced, other files are left alone"));
    offReason_ = addOffReason(*panel_);
    run_ = new QPushButton(panel_);
    run_->setObjectName(QStringLiteral("runExport"));
    run_->setProperty("primary", true);
    run_->setMinimumHeight(36);
    panel_->footer()->addWidget(run_);
    panel_->explain(split_, tr("Shares of the pictures for each part; the same seed deals the same pictures"));
    connect(datasetBox_, &QComboBox::currentIndexChanged, this,
            [this] { session_.setDataset(datasetBox_->currentData().toLongLong()); });
    connect(split_, &SplitFields::changed, this, &ExportPage::refreshControls);
    connect(folder_, &QLineEdit::textEdited, this, [this] {
        folderIsTheirs_ = true;
        refreshControls();
    });
    connect(browse_, &QPushButton::clicked, this, &ExportPage::chooseFolder);
    connect(run_, &QPushButton::clicked, this, &ExportPage::runOrCancel);
}

void ExportPage::buildCards()
{
    stack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("export"), stack_);
    connect(empty_, &EmptyState::buttonClicked, this, [this] { Q_EMIT stageRequested(nextStage_); });
    cardsPage_ = new QWidget(stack_);
    auto* heading = new QLabel(tr("Which tool is it for?"), cardsPage_);
    heading->setProperty("role", "headline");
    auto* scroll = new QScrollArea(cardsPage_);
    scroll->setObjectName(QStringLiteral("formatCards"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* grid = new CardGrid(scroll);
    const std::vector<FieldValue> fields = describe(exporting::ExportOptions{});
    for (const std::string& name : fields.front().spec.choices) {
        const exporting::FormatFacts& facts = exporting::factsOf(static_cast<exporting::ExportFormat>(cards_.size()));
        const auto text = [](const char* english) { return translated("Export", english); };
        auto* card = new FormatCard(QString::fromStdString(name), text(facts.title), text(facts.use), text(facts.keeps),
                                    text(facts.loses), grid);
        cards_.append(card);
        grid->add(card);
        connect(card, &QAbstractButton::toggled, this, [this, scroll, card](bool on) {
            if (!on) return;
            scroll->ensureWidgetVisible(card); // chosen with the arrow keys, too
            suggestFolder();
            refreshControls();
        });
    }
    scroll->setWidget(grid);
    auto* column = new QVBoxLayout(cardsPage_);
    column->setContentsMargins(kSpaceHuge, kSpaceHuge, kSpaceSmall, kSpaceWide);
    column->setSpacing(kSpaceWide);
    column->addWidget(heading);
    column->addWidget(scroll, 1);
    column->addWidget(buildWritten());
    stack_->addWidget(empty_);
    stack_->addWidget(cardsPage_);
}

QWidget* ExportPage::buildWritten()
{
    auto* holder = new QWidget(cardsPage_); // keeps the frame clear of the scroll bar's side
    written_ = new QFrame(holder);
    written_->setObjectName(QStringLiteral("written"));
    written_->setProperty("card", true);
    writtenSummary_ = new QLabel(written_);
    writtenSummary_->setObjectName(QStringLiteral("writtenSummary"));
    writtenSummary_->setFont(themedFont(kTextBody, QFont::DemiBold));
    writtenPath_ = new QLabel(written_);
    writtenPath_->setObjectName(QStringLiteral("writtenPath"));
    writtenPath_->setProperty("role", "muted");
    writtenPath_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    writtenNotes_ = new QLabel(written_);
    writtenNotes_->setObjectName(QStringLiteral("writtenNotes"));
    for (QLabel* label : {writtenSummary_, writtenPath_, writtenNotes_})
        label->setWordWrap(true);
    auto* show = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Show"), written_);
    show->setObjectName(QStringLiteral("showWritten"));
    show->setToolTip(tr("Open the folder in the file manager"));
    auto* words = new QVBoxLayout;
    words->setSpacing(kSpaceTiny);
    words->addWidget(writtenSummary_);
    words->addWidget(writtenPath_);
    words->addWidget(writtenNotes_);
    auto* line = new QHBoxLayout(written_);
    line->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    line->setSpacing(kSpaceWide);
    line->addLayout(words, 1);
    line->addWidget(show, 0, Qt::AlignTop);
    written_->hide();
    auto* margin = new QVBoxLayout(holder);
    margin->setContentsMargins(0, 0, kSpaceWide, 0);
    margin->addWidget(written_);
    connect(show, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(writtenTo_)); });
    return holder;
}

void ExportPage::buildPreview()
{
    preview_ = new QWidget;
    preview_->setProperty("panel", true);
    preview_->setAttribute(Qt::WA_StyledBackground);
    auto* heading = new QLabel(tr("What will be written").toUpper(), preview_);
    heading->setProperty("role", "section");
    nothingToWrite_ = new QLabel(tr("Nothing yet"), preview_);
    nothingToWrite_->setProperty("role", "muted");
    nothingToWrite_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    tree_ = new ExportTree(preview_);
    auto* column = new QVBoxLayout(preview_);
    column->setContentsMargins(kSpaceWide, kSpace, kSpaceSmall, kSpace);
    column->addWidget(heading);
    column->addWidget(nothingToWrite_, 1);
    column->addWidget(tree_, 1);
}

} // namespace clutch::ui
