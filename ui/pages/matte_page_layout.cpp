// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/matte_recording.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/matte_page_frame_list.h"
#include "ui/pages/off_reason.h"
#include "ui/shell/theme.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/volume_panel.h"
#include "ui/views/wrap_layout.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

QToolButton* toolButton(const QString& icon, const QString& name, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setIconSize({18, 18});
    button->setFixedSize(kControlHeight, kControlHeight);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

QToolButton* actionButton(QAction* action, const QString& icon, QWidget* parent)
{
    auto* button = toolButton(icon, icon, action->text(), parent);
    action->setIcon(themedIcon(icon));
    button->setDefaultAction(action);
    return button;
}

QFrame* separator(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

} // namespace

void MattePage::buildOptions()
{
    options_ = new OptionsPanel(tr("Matte"));
    recording_ = new QComboBox(options_);
    recording_->setObjectName(QStringLiteral("recording"));
    recording_->setAccessibleName(tr("Recording"));
    recording_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    options_->body()->addWidget(new QLabel(tr("Recording"), options_));
    options_->body()->addWidget(recording_);
    options_->addSection(tr("Matting"));
    form_ = new OptionsForm(options_);
    form_->setFields(describe(matting::MattingOptions{}));
    form_->rememberAs(session_, QStringLiteral("matte"));
    options_->addForm(form_);
    offReason_ = addOffReason(*options_);
    progress_ = new QLabel(options_);
    progress_->setObjectName(QStringLiteral("matteProgress"));
    progress_->setProperty("role", "small");
    progress_->setWordWrap(true);
    bar_ = new QProgressBar(options_);
    bar_->setTextVisible(false);
    options_->footer()->addWidget(progress_);
    options_->footer()->addWidget(bar_);
    run_ = new QPushButton(tr("Matte"), options_);
    run_->setObjectName(QStringLiteral("runMattes"));
    run_->setProperty("primary", true);
    runAll_ = new QPushButton(tr("Matte all frames again"), options_);
    runAll_->setObjectName(QStringLiteral("runMattesAgain"));
    options_->footer()->addWidget(run_);
    options_->footer()->addWidget(runAll_);
    connect(run_, &QPushButton::clicked, this, &MattePage::runOrCancel);
    connect(runAll_, &QPushButton::clicked, this, [this] { run(true); });
    connect(recording_, &QComboBox::activated, this, &MattePage::chooseRecording);
}

void MattePage::buildPicture()
{
    picture_ = new QWidget;
    picture_->setObjectName(QStringLiteral("mattePicture"));
    auto* column = new QVBoxLayout(picture_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolBar());
    auto* pages = new QWidget(picture_);
    stack_ = new QStackedLayout(pages);
    canvas_ = new ImageCanvas(pages);
    canvas_->setObjectName(QStringLiteral("matteCanvas"));
    volume_ = new VolumePanel(pages);
    volume_->setObjectName(QStringLiteral("volume"));
    stack_->addWidget(canvas_);
    stack_->addWidget(volume_);
    column->addWidget(pages, 1);
    brushBar_ = buildBrushBar();
    brushBar_->hide();
    column->addWidget(brushBar_);
}

QWidget* MattePage::buildToolBar()
{
    auto* bar = new QWidget(picture_);
    auto* row = new WrapLayout(bar);
    row->setContentsMargins(kSpace, kSpaceSmall, kSpace, kSpaceTiny);
    row->setSpacing(kSpaceSmall);
    view_ = new SegmentedSwitch({tr("Original"), tr("Trimap"), tr("Alpha"), tr("Cut-out"), tr("Volume")}, bar);
    view_->setObjectName(QStringLiteral("matteView"));
    row->addWidget(view_);
    opacity_ = new QSlider(Qt::Horizontal, bar);
    opacity_->setObjectName(QStringLiteral("overlayOpacity"));
    opacity_->setRange(0, 100);
    opacity_->setValue(60);
    opacity_->setFixedWidth(88);
    opacity_->setAccessibleName(tr("Overlay opacity"));
    compare_ =
        toolButton(QStringLiteral("panel-left"), QStringLiteral("compare"), tr("Compare with the original"), bar);
    compare_->setCheckable(true);
    brush_ = toolButton(QStringLiteral("brush"), QStringLiteral("brush"), tr("Correct the trimap (B)"), bar);
    brush_->setCheckable(true);
    row->addEnd(barGroup({opacity_, compare_, brush_}, kSpaceSmall, bar));
    return bar;
}

QWidget* MattePage::buildBrushBar()
{
    auto* bar = new QWidget(picture_);
    bar->setObjectName(QStringLiteral("brushBar"));
    auto* row = new WrapLayout(bar);
    row->setContentsMargins(kSpace, kSpaceTiny, kSpace, kSpaceSmall);
    row->setSpacing(kSpaceSmall);
    paint_ = new SegmentedSwitch({tr("Object"), tr("Background"), tr("Unknown")}, bar);
    paint_->setObjectName(QStringLiteral("paint"));
    paint_->setToolTip(tr("Drag paints this; Ctrl + drag background, Shift + drag unknown"));
    row->addWidget(paint_);
    brushSize_ = new QSlider(Qt::Horizontal, bar);
    brushSize_->setObjectName(QStringLiteral("brushSize"));
    brushSize_->setRange(1, 100);
    brushSize_->setValue(12);
    brushSize_->setFixedWidth(110);
    brushSize_->setAccessibleName(tr("Brush size"));
    brushSize_->setToolTip(tr("Brush size ([ and ])"));
    row->addWidget(barGroup({new QLabel(tr("Size"), bar), brushSize_}, kSpaceSmall, bar));
    QAction* undo = editor_.undoStack().createUndoAction(this, tr("Undo"));
    QAction* redo = editor_.undoStack().createRedoAction(this, tr("Redo"));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    // Verdicts are undone too, so the keys work in every part of the page.
    for (QAction* action : {undo, redo})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    picture_->addActions({undo, redo});
    row->addWidget(
        barGroup({actionButton(undo, QStringLiteral("undo"), bar), actionButton(redo, QStringLiteral("redo"), bar)},
                 kSpaceSmall, bar));
    auto* hint = new QLabel(tr("Ctrl background   Shift unknown"), bar);
    hint->setProperty("role", "small");
    row->addEnd(hint);
    return bar;
}

void MattePage::buildInspector()
{
    inspector_ = new QWidget;
    inspector_->setProperty("panel", true);
    inspector_->setAttribute(Qt::WA_StyledBackground);
    inspector_->addActions(picture_->actions());
    auto* column = new QVBoxLayout(inspector_);
    column->setContentsMargins(0, kSpace, 0, kSpace);
    column->setSpacing(kSpaceSmall);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kSpaceWide, 0, kSpaceWide, 0);
    head->setSpacing(kSpaceTiny);
    summary_ = new QLabel(inspector_);
    summary_->setObjectName(QStringLiteral("matteSummary"));
    summary_->setProperty("role", "headline");
    summaryDetail_ = new QLabel(inspector_);
    summaryDetail_->setProperty("role", "muted");
    summaryDetail_->setWordWrap(true);
    flaggedOnly_ = new QCheckBox(tr("Flagged only"), inspector_);
    flaggedOnly_->setObjectName(QStringLiteral("flaggedOnly"));
    for (QWidget* widget : std::initializer_list<QWidget*>{summary_, summaryDetail_, flaggedOnly_})
        head->addWidget(widget);
    column->addLayout(head);
    list_ = new FrameListView(inspector_);
    list_->setObjectName(QStringLiteral("frameList"));
    column->addWidget(list_, 1);
    column->addWidget(separator(inspector_));
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kSpaceWide, 0, kSpaceWide, 0);
    foot->setSpacing(kSpaceSmall);
    details_ = new QLabel(inspector_);
    details_->setObjectName(QStringLiteral("frameDetails"));
    details_->setWordWrap(true);
    details_->setMinimumHeight(52);
    details_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    foot->addWidget(details_);
    auto* verdicts = new QHBoxLayout;
    verdicts->setSpacing(kSpaceSmall);
    accept_ = new QPushButton(themedIcon(QStringLiteral("check"), IconRole::Ok), tr("Accept"), inspector_);
    accept_->setObjectName(QStringLiteral("accept"));
    reject_ = new QPushButton(themedIcon(QStringLiteral("cross"), IconRole::Error), tr("Reject"), inspector_);
    reject_->setObjectName(QStringLiteral("reject"));
    verdicts->addWidget(accept_);
    verdicts->addWidget(reject_);
    foot->addLayout(verdicts);
    column->addLayout(foot);
}

} // namespace clutch::ui
