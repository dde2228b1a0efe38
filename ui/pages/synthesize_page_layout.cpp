// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/synthesis.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/dataset_options.h"
#include "ui/pages/likelihood_section.h"
#include "ui/pages/off_reason.h"
#include "ui/pages/synthesize_page.h"
#include "ui/pages/synthesize_watch.h"
#include "ui/shell/confirm_row.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/settings.h"
#include "ui/shell/theme.h"
#include "ui/views/image_canvas.h"
#include "ui/views/placement_canvas.h"
#include "ui/views/wrap_layout.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace clutch::ui {

void SynthesizePage::buildOptions()
{
    panel_ = new OptionsPanel(title());
    dataForm_ = new OptionsForm(panel_);
    dataForm_->setFields(describe(DatasetOptions{}));
    dataForm_->rememberAs(session_, QStringLiteral("dataset"));
    form_ = new OptionsForm(panel_);
    form_->setFields(describe(synthesis::SynthesisOptions{}));
    form_->rememberAs(session_, QStringLiteral("synthesize"));
    panel_->addForm(dataForm_);
    panel_->addSection(tr("In each picture"));
    panel_->addForm(form_);
    likelihood_ = new LikelihoodSection(session_, *panel_, [this] { return form_->as<synthesis::SynthesisOptions>(); });
    panel_->body()->addWidget(likelihood_);
    backgrounds_ = new QPushButton(themedIcon(QStringLiteral("images")), tr("Add background pictures"), panel_);
    backgrounds_->setObjectName(QStringLiteral("addBackgrounds"));
    panel_->body()->addWidget(backgrounds_);
    offReason_ = addOffReason(*panel_);
    takeSeed_ = new QPushButton(panel_);
    takeSeed_->setObjectName(QStringLiteral("takeSeed"));
    takeSeed_->hide();
    panel_->footer()->addWidget(takeSeed_);
    run_ = new QPushButton(panel_);
    run_->setObjectName(QStringLiteral("runSynthesis"));
    run_->setProperty("primary", true);
    run_->setMinimumHeight(36);
    panel_->footer()->addWidget(run_);
    connect(run_, &QPushButton::clicked, this, &SynthesizePage::runOrCancel);
    connect(form_, &OptionsForm::changed, this, &SynthesizePage::refreshControls);
    connect(likelihood_, &LikelihoodSection::changed, this, &SynthesizePage::refreshControls);
    connect(likelihood_, &LikelihoodSection::photosWanted, this,
            [this] { Q_EMIT stageRequested(QStringLiteral("photos")); });
    connect(dataForm_, &OptionsForm::changed, this, [this] {
        followSeed();
        refreshControls();
    });
    connect(takeSeed_, &QPushButton::clicked, this, [this] {
        if (offeredSeed_) takeSeed(*offeredSeed_);
    });
    connect(backgrounds_, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(panel_->window(), tr("Choose background pictures"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)"));
        connect(dialog, &QFileDialog::filesSelected, this, &SynthesizePage::addBackgrounds);
        dialog->open();
    });
}

QWidget* SynthesizePage::buildCanvasBar()
{
    auto* bar = new QWidget(work_);
    auto* row = new WrapLayout(bar);
    row->setContentsMargins(kSpaceWide, kSpaceTiny, kSpaceSmall, kSpaceTiny);
    row->setSpacing(kSpaceSmall);
    caption_ = new QLabel(bar);
    caption_->setObjectName(QStringLiteral("caption"));
    live_ = new QLabel(tr("live"), bar);
    live_->setObjectName(QStringLiteral("live"));
    live_->setStyleSheet(QStringLiteral("font-weight: 600;"));
    live_->setProperty("role", "muted");
    masks_ = new QToolButton(bar);
    masks_->setObjectName(QStringLiteral("masks"));
    masks_->setText(tr("Masks"));
    masks_->setToolTip(tr("Show the mask of each object (T)"));
    masks_->setCheckable(true);
    masks_->setChecked(userSettings().value(QStringLiteral("synthesize/masks"), true).toBool());
    masks_->setIcon(themedIcon(QStringLiteral("eye")));
    masks_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    grid_ = new QToolButton(bar);
    grid_->setObjectName(QStringLiteral("grid"));
    grid_->setToolTip(tr("All pictures side by side (G)"));
    grid_->setAccessibleName(tr("All pictures side by side"));
    grid_->setCheckable(true);
    grid_->setIcon(themedIcon(QStringLiteral("grid")));
    delete_ = new QToolButton(bar);
    delete_->setObjectName(QStringLiteral("deleteImage"));
    delete_->setAccessibleName(tr("Delete this picture"));
    delete_->setIcon(themedIcon(QStringLiteral("trash")));
    row->addWidget(caption_);
    row->addWidget(live_);
    buildWatch();
    row->addEnd(barGroup({toLive_, replay_, masks_, grid_, delete_}, kSpaceTiny, bar));
    return bar;
}

void SynthesizePage::buildMiddle()
{
    middle_ = stack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("synthesize"), stack_);
    connect(empty_, &EmptyState::buttonClicked, this, [this] {
        if (mattes_ == 0)
            Q_EMIT stageRequested(QStringLiteral("matte"));
        else
            runOrCancel();
    });
    work_ = new QWidget(stack_);
    auto* column = new QVBoxLayout(work_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildCanvasBar());
    confirmDelete_ = new ConfirmRow(QStringLiteral("confirmDelete"), work_);
    column->addWidget(confirmDelete_);
    views_ = new QStackedWidget(work_);
    canvas_ = new ImageCanvas(views_);
    canvas_->setObjectName(QStringLiteral("synthesisCanvas"));
    gridView_ = new GalleryView(GalleryView::Shape::Grid, views_);
    gridView_->setModel(model_);
    views_->addWidget(canvas_);
    views_->addWidget(gridView_);
    views_->addWidget(watchView_);
    column->addWidget(views_, 1);
    stack_->addWidget(empty_);
    stack_->addWidget(work_);
    connect(canvas_, &ImageCanvas::pointed, this, &Page::pointed);
    connect(masks_, &QToolButton::toggled, this, [this] {
        userSettings().setValue(QStringLiteral("synthesize/masks"), masks_->isChecked());
        if (strip_->currentIndex().isValid() && !follows_)
            loadPixels(strip_->currentIndex().row(), masks_->isChecked());
    });
    connect(grid_, &QToolButton::toggled, this, &SynthesizePage::chooseView);
    connect(delete_, &QToolButton::clicked, this, &SynthesizePage::askDeletion);
    connect(confirmDelete_, &ConfirmRow::confirmed, this, &SynthesizePage::deleteImage);
    const auto onPage = [this](Qt::Key key, auto run) {
        auto* action = new QAction(work_);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        work_->addAction(action);
    };
    onPage(Qt::Key_T, [this] {
        PlacementCanvas& placing = watchView_->canvas();
        if (placing.isVisible())
            placing.setGhostsVisible(!placing.ghostsVisible());
        else
            masks_->click();
    });
    onPage(Qt::Key_G, [this] { grid_->click(); });
    onPage(Qt::Key_P, [this] { replay_->click(); });
    // The strip has these keys of its own; the picture means the same by them.
    const auto onPicture = [this](Qt::Key key, auto run) {
        auto* action = new QAction(canvas_);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        canvas_->addAction(action);
    };
    onPicture(Qt::Key_A, [this] { step(-1); });
    onPicture(Qt::Key_D, [this] { step(1); });
    onPicture(Qt::Key_Delete, [this] { delete_->click(); });
}

} // namespace clutch::ui
