// SPDX-License-Identifier: Apache-2.0
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/options/options_panel.h"
#include "ui/pages/dataset_charts.h"
#include "ui/pages/dataset_inspector.h"
#include "ui/pages/dataset_page.h"
#include "ui/shell/confirm_row.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/theme.h"
#include "ui/views/fact_list.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/wrap_layout.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kFactNameWidth = 112; // px, of the longest name

QToolButton* barButton(const QString& name, QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text());
    return button;
}

} // namespace

void DatasetPage::buildOptions()
{
    panel_ = new OptionsPanel(title());
    panel_->addSection(tr("Data sets"));
    noDataset_ = new QLabel(tr("No data set yet"), panel_);
    noDataset_->setProperty("role", "muted");
    panel_->body()->addWidget(noDataset_);
    datasetsList_ = new QListWidget(panel_);
    datasetsList_->setObjectName(QStringLiteral("datasetList"));
    datasetsList_->setAccessibleName(tr("Data sets"));
    datasetsList_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    panel_->body()->addWidget(datasetsList_);
    panel_->addSection(tr("Figures"));
    figures_ = new FactList(panel_, kFactNameWidth);
    figures_->setObjectName(QStringLiteral("datasetFigures"));
    panel_->body()->addWidget(figures_);
    panel_->addSection(tr("How it was made"));
    recipe_ = new FactList(panel_, kFactNameWidth);
    recipe_->setObjectName(QStringLiteral("datasetRecipe"));
    panel_->body()->addWidget(recipe_);
    panel_->body()->addStretch(1); // a tall window leaves its room below, not between the lines
    export_ = new QPushButton(tr("Go to Export"), panel_);
    export_->setObjectName(QStringLiteral("datasetExport"));
    export_->setMinimumHeight(36);
    panel_->footer()->addWidget(export_);
    panel_->explain(export_, tr("Write the data set in a format that other programs train on."));
    connect(export_, &QPushButton::clicked, this, [this] { Q_EMIT stageRequested(QStringLiteral("export")); });
    connect(datasetsList_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item) session_.setDataset(item->data(Qt::UserRole).toLongLong());
    });
}

QWidget* DatasetPage::buildBar()
{
    auto* bar = new QWidget(work_);
    auto* row = new WrapLayout(bar);
    row->setContentsMargins(kSpaceWide, kSpaceSmall, kSpaceSmall, kSpaceTiny);
    row->setSpacing(kSpaceSmall);
    view_ = new SegmentedSwitch({tr("Picture"), tr("All"), tr("Statistics")}, bar);
    view_->setObjectName(QStringLiteral("datasetView"));
    caption_ = new QLabel(bar);
    caption_->setObjectName(QStringLiteral("datasetCaption"));
    caption_->setProperty("role", "muted");
    masks_ = new QToolButton(bar);
    masks_->setObjectName(QStringLiteral("datasetMasks"));
    masks_->setText(tr("Masks"));
    masks_->setToolTip(tr("Show the mask of each object (T)"));
    masks_->setCheckable(true);
    masks_->setChecked(userSettings().value(QStringLiteral("dataset/masks"), true).toBool());
    masks_->setIcon(themedIcon(QStringLiteral("eye")));
    masks_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(view_);
    row->addWidget(caption_);
    row->addEnd(barGroup({masks_, barButton(QStringLiteral("datasetUndo"), undoAction_, bar),
                          barButton(QStringLiteral("datasetAnew"), anew_, bar),
                          barButton(QStringLiteral("datasetDelete"), remove_, bar)},
                         kSpaceTiny, bar));
    connect(masks_, &QToolButton::toggled, this, [this](bool on) {
        userSettings().setValue(QStringLiteral("dataset/masks"), on);
        showMasks();
    });
    return bar;
}

QWidget* DatasetPage::buildNotice()
{
    notice_ = new QFrame(middle_);
    notice_->setObjectName(QStringLiteral("datasetNotice"));
    notice_->setProperty("card", true);
    auto* row = new QHBoxLayout(notice_);
    row->setContentsMargins(kSpace, kSpaceTiny, kSpaceSmall, kSpaceTiny);
    noticeText_ = new QLabel(notice_);
    noticeText_->setObjectName(QStringLiteral("datasetNoticeText"));
    auto* back = new QPushButton(tr("Undo"), notice_);
    back->setObjectName(QStringLiteral("datasetNoticeUndo"));
    back->setFocusPolicy(Qt::TabFocus);
    back->setToolTip(tr("Brings them back; they go for good when the project is opened again"));
    row->addWidget(noticeText_, 1);
    row->addWidget(back);
    connect(back, &QPushButton::clicked, undoAction_, &QAction::trigger);
    notice_->hide();
    return notice_;
}

void DatasetPage::buildMiddle()
{
    remove_ = new QAction(themedIcon(QStringLiteral("trash")), tr("Delete"), this);
    anew_ = new QAction(themedIcon(QStringLiteral("anew")), tr("Make anew"), this);
    undoAction_ = new QAction(themedIcon(QStringLiteral("undo")), tr("Undo"), this);
    redoAction_ = new QAction(themedIcon(QStringLiteral("redo")), tr("Redo"), this);
    middle_ = new QWidget;
    auto* outer = new QVBoxLayout(middle_);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    stack_ = new QStackedWidget(middle_);
    outer->addWidget(stack_, 1);
    outer->addWidget(buildNotice()); // below: the button that deletes must not turn into the one that brings back
    confirmAnew_ = new ConfirmRow(QStringLiteral("confirmAnew"), middle_, tr("Make anew"));
    connect(confirmAnew_, &ConfirmRow::confirmed, this, &DatasetPage::remake);
    outer->addWidget(confirmAnew_);
    empty_ = new EmptyState(QStringLiteral("dataset"), stack_);
    connect(empty_, &EmptyState::buttonClicked, this, [this] { Q_EMIT stageRequested(QStringLiteral("synthesize")); });
    work_ = new QWidget(stack_);
    auto* column = new QVBoxLayout(work_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    views_ = new QStackedWidget(work_);
    canvas_ = new ImageCanvas(views_);
    canvas_->setObjectName(QStringLiteral("datasetCanvas"));
    canvas_->installEventFilter(this);
    grid_ = new GalleryView(GalleryView::Shape::Grid, views_);
    grid_->setObjectName(QStringLiteral("datasetGrid"));
    charts_ = new DatasetCharts(views_);
    for (QWidget* view : {static_cast<QWidget*>(canvas_), static_cast<QWidget*>(grid_), static_cast<QWidget*>(charts_)})
        views_->addWidget(view);
    column->addWidget(views_, 1);
    stack_->addWidget(empty_);
    stack_->addWidget(work_);
    connect(canvas_, &ImageCanvas::pointed, this, &Page::pointed);
    connect(view_, &SegmentedSwitch::currentChanged, this, [this](int index) {
        views_->setCurrentIndex(index);
        masks_->setVisible(index == Picture);
        refreshActions();
        // The grid was laid out while it was hidden: bring what is chosen into sight.
        if (index == All) grid_->scrollTo(grid_->currentIndex());
    });
}

void DatasetPage::buildKeys()
{
    remove_->setShortcut(QKeySequence(Qt::Key_Delete));
    anew_->setShortcut(QKeySequence(Qt::Key_R));
    undoAction_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redoAction_->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    connect(remove_, &QAction::triggered, this, &DatasetPage::removeChosen);
    connect(anew_, &QAction::triggered, this, &DatasetPage::askToRemake);
    connect(undoAction_, &QAction::triggered, this, [this] {
        if (notice_->isAncestorOf(QApplication::focusWidget())) focusGallery(); // the button hides
        notice_->hide();
        undo_.undo();
    });
    connect(redoAction_, &QAction::triggered, &undo_, &QUndoStack::redo);
    // Letters act over pictures alone; undo wherever one is on the page.
    for (QAction* action : {remove_, anew_, undoAction_, redoAction_})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    for (QWidget* part :
         {static_cast<QWidget*>(panel_), middle_, static_cast<QWidget*>(inspector_), static_cast<QWidget*>(strip_)})
        part->addActions({undoAction_, redoAction_});
    for (QWidget* part : {work_, static_cast<QWidget*>(strip_)})
        part->addActions({remove_, anew_});
    const auto onKey = [this](Qt::Key key, QWidget* part, auto run) {
        auto* action = new QAction(part);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        part->addAction(action);
    };
    onKey(Qt::Key_D, work_, [this] { step(1); });
    onKey(Qt::Key_A, work_, [this] { step(-1); });
    for (QWidget* part : {work_, static_cast<QWidget*>(strip_)}) {
        onKey(Qt::Key_T, part, [this] { masks_->click(); });
        onKey(Qt::Key_G, part, [this] { setView(view_->current() == All ? Picture : All); });
    }
}

void DatasetPage::refreshPanel()
{
    {
        const QSignalBlocker quiet(datasetsList_);
        datasetsList_->clear();
        for (const store::DatasetRow& row : snapshot_.datasets) {
            auto* item =
                new QListWidgetItem(QStringLiteral("%1   %2").arg(QString::fromStdString(row.name),
                                                                  tr("%Ln pictures", nullptr, int(row.images))),
                                    datasetsList_);
            item->setData(Qt::UserRole, qlonglong(row.id));
            item->setToolTip(QString::fromStdString(row.name));
            if (row.id == snapshot_.dataset) datasetsList_->setCurrentItem(item);
        }
    }
    constexpr int kRowHeight = 28, kRowsShown = 5;
    datasetsList_->setFixedHeight(kRowHeight * std::clamp(int(snapshot_.datasets.size()), 1, kRowsShown) + 4);
    const bool any = !snapshot_.datasets.empty();
    noDataset_->setVisible(!any);
    datasetsList_->setVisible(any);
    recipe_->setFacts(recipeOf(snapshot_.made));
    export_->setEnabled(model_->rowCount() > 0);
    export_->setToolTip(export_->isEnabled() ? QString() : tr("Off: there are no pictures yet"));
}

void DatasetPage::refreshStatistics()
{
    const DatasetStatistics& statistics = loader_.statistics();
    const QLocale locale;
    const store::DatasetRow* row = snapshot_.current();
    FactList::Facts facts{{tr("Pictures"), locale.toString(qlonglong(row ? row->images : 0))},
                          {tr("Annotated"), tr("%Ln objects", nullptr, int(row ? row->instances : 0))}};
    if (loader_.isComplete() && statistics.objectCount() > 0)
        facts.append({tr("Hidden too far"),
                      tr("%Ln objects", nullptr, int(statistics.objectCount() - statistics.annotatedCount()))});
    double clipped = 0, most = 0;
    for (const store::ImageRow& image : snapshot_.images) {
        clipped += image.clippedShare;
        most = std::max(most, image.clippedShare);
    }
    if (most > 0)
        facts.append(
            {tr("Clipped"), tr("%1 on average, %2 at most")
                                .arg(percentText(clipped / double(snapshot_.images.size())), percentText(most))});
    figures_->setFacts(facts);
    const QSize size =
        snapshot_.images.empty() ? QSize() : QSize(snapshot_.images.front().width, snapshot_.images.front().height);
    charts_->setStatistics(statistics, size, hiddenLimitOf(snapshot_.made), loader_.isComplete());
}

} // namespace clutch::ui
