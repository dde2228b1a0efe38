// SPDX-License-Identifier: Apache-2.0
#include "ui/models/gallery_view.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/photos_page.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/theme.h"
#include "ui/views/before_after_view.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/wrap_layout.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

constexpr QSize kStripCell{112, 84}, kGridCell{196, 148};

QLabel* label(const QString& text, const char* role, QWidget* parent)
{
    auto* words = new QLabel(text, parent);
    words->setProperty("role", role);
    words->setWordWrap(true);
    return words;
}

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

QFrame* separator(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

// A number as a headline over what it counts.
QLabel* figure(QGridLayout& grid, int column, const QString& icon, const QString& caption, QWidget* parent)
{
    auto* number = new QLabel(QStringLiteral("0"), parent);
    number->setProperty("role", "headline");
    auto* words = new QWidget(parent);
    auto* row = new QHBoxLayout(words);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpaceTiny);
    auto* sign = new QLabel(words);
    const auto paint = [sign, icon] {
        sign->setPixmap(themedPixmap(icon, QSize(16, 16), sign->devicePixelRatioF(), Theme::instance().tokens().muted));
    };
    paint();
    QObject::connect(&Theme::instance(), &Theme::changed, sign, paint);
    row->addWidget(sign);
    row->addWidget(label(caption, "muted", words), 1);
    grid.addWidget(number, 0, column);
    grid.addWidget(words, 1, column);
    return number;
}

} // namespace

// Made before the widgets that carry its keys.
void PhotosPage::buildHistory()
{
    strip_ = new GalleryView(GalleryView::Shape::Strip);
    strip_->setObjectName(QStringLiteral("photoStrip"));
    strip_->setAccessibleName(tr("Photos"));
    strip_->setModel(model_);
    strip_->setItemDelegate(new PhotoDelegate(kStripCell, strip_));
    strip_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    // Not the stack's own actions: those are on whenever there is something to undo.
    undo_ = new QAction(themedIcon(QStringLiteral("undo")), tr("Undo"), this);
    redo_ = new QAction(themedIcon(QStringLiteral("redo")), tr("Redo"), this);
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo_->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    undo_->setObjectName(QStringLiteral("undoPhotos"));
    redo_->setObjectName(QStringLiteral("redoPhotos"));
    connect(undo_, &QAction::triggered, &history_, &QUndoStack::undo);
    connect(redo_, &QAction::triggered, &history_, &QUndoStack::redo);
    // The keys work in every part of the page.
    for (QAction* action : {undo_, redo_})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    strip_->addActions({undo_, redo_});
    stripPages_ = new QStackedWidget;
    auto* nothing = label(tr("The photos appear here"), "muted", stripPages_);
    nothing->setAlignment(Qt::AlignCenter);
    stripPages_->addWidget(nothing);
    stripPages_->addWidget(strip_);
}

void PhotosPage::buildOptions()
{
    options_ = new OptionsPanel(title());
    auto* what = label(
        tr("Photos of real heaps of your object, as your camera takes them. Nothing in them has to be annotated."),
        "muted", options_);
    options_->body()->addWidget(what);
    form_ = new OptionsForm(options_);
    form_->setFields(describe(LightOptions{}));
    form_->rememberAs(session_, QStringLiteral("light"));
    options_->addForm(form_);
    importNote_ = label({}, "small", options_);
    importNote_->setObjectName(QStringLiteral("photoNote"));
    importFiles_ = new QPushButton(tr("Import photos..."), options_);
    importFiles_->setObjectName(QStringLiteral("importPhotos"));
    importFiles_->setProperty("primary", true);
    importFolder_ = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Import a folder..."), options_);
    importFolder_->setObjectName(QStringLiteral("importPhotoFolder"));
    for (QWidget* widget : std::initializer_list<QWidget*>{importNote_, importFiles_, importFolder_})
        options_->footer()->addWidget(widget);
    connect(importFiles_, &QPushButton::clicked, this, &PhotosPage::askForFiles);
    connect(importFolder_, &QPushButton::clicked, this, &PhotosPage::askForFolder);
}

void PhotosPage::buildPicture()
{
    picture_ = new QStackedWidget;
    picture_->setObjectName(QStringLiteral("photosPicture"));
    picture_->addActions(strip_->actions());
    empty_ = new EmptyState(QStringLiteral("photos"), picture_);
    connect(empty_, &EmptyState::buttonClicked, this, [this] {
        if (session_.objectId() == 0)
            Q_EMIT stageRequested(QStringLiteral("record"));
        else
            askForFiles();
    });
    work_ = new QWidget(picture_);
    auto* column = new QVBoxLayout(work_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolBar());
    views_ = new QStackedWidget(work_);
    canvas_ = new ImageCanvas(views_);
    canvas_->setObjectName(QStringLiteral("photoCanvas"));
    gridView_ = new GalleryView(GalleryView::Shape::Grid, views_);
    gridView_->setObjectName(QStringLiteral("photoGrid"));
    gridView_->setAccessibleName(tr("Photos"));
    gridView_->setModel(model_);
    gridView_->setItemDelegate(new PhotoDelegate(kGridCell, gridView_));
    gridView_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    gridView_->setSelectionModel(strip_->selectionModel());
    compare_ = new BeforeAfterView(views_);
    compare_->setObjectName(QStringLiteral("lightView"));
    for (QWidget* view : std::initializer_list<QWidget*>{canvas_, gridView_, compare_})
        views_->addWidget(view);
    column->addWidget(views_, 1);
    picture_->addWidget(empty_);
    picture_->addWidget(work_);
}

QWidget* PhotosPage::buildToolBar()
{
    auto* bar = new QWidget(work_);
    auto* row = new WrapLayout(bar);
    row->setContentsMargins(kSpace, kSpaceSmall, kSpace, kSpaceTiny);
    row->setSpacing(kSpaceSmall);
    view_ = new SegmentedSwitch({tr("Photo"), tr("Illumination")}, bar);
    view_->setObjectName(QStringLiteral("photoView"));
    subject_ = new SegmentedSwitch({tr("Synthetic"), tr("This photo")}, bar);
    subject_->setObjectName(QStringLiteral("lightSubject"));
    subject_->setAccessibleName(tr("Whose light is changed"));
    another_ =
        toolButton(QStringLiteral("reset"), QStringLiteral("anotherPicture"), tr("Another synthetic picture"), bar);
    grid_ =
        toolButton(QStringLiteral("grid"), QStringLiteral("photosSideBySide"), tr("All photos side by side (G)"), bar);
    grid_->setCheckable(true);
    remove_ =
        toolButton(QStringLiteral("trash"), QStringLiteral("removePhotos"), tr("Remove from the project (Del)"), bar);
    std::vector<QWidget*> tools{another_, grid_, remove_};
    for (QAction* action : strip_->actions()) {
        auto* button = toolButton({}, action->objectName() + QStringLiteral("Button"), action->text(), bar);
        button->setDefaultAction(action);
        tools.push_back(button);
    }
    row->addWidget(view_);
    row->addEnd(subject_);
    row->addEnd(barGroup(tools, kSpaceSmall, bar));
    return bar;
}

void PhotosPage::buildInspector()
{
    inspector_ = new QWidget;
    inspector_->setProperty("panel", true);
    inspector_->setAttribute(Qt::WA_StyledBackground);
    inspector_->addActions(strip_->actions());
    auto* column = new QVBoxLayout(inspector_);
    column->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    column->setSpacing(kSpaceSmall);
    auto* figures = new QGridLayout;
    figures->setHorizontalSpacing(kSpace);
    figures->setVerticalSpacing(0);
    teachCount_ = figure(*figures, 0, QStringLiteral("teach"), tr("teach"), inspector_);
    teachCount_->setObjectName(QStringLiteral("teachCount"));
    heldCount_ = figure(*figures, 1, QStringLiteral("lock"), tr("held out"), inspector_);
    heldCount_->setObjectName(QStringLiteral("heldOutCount"));
    figures->setColumnStretch(0, 1);
    figures->setColumnStretch(1, 1);
    column->addLayout(figures);
    column->addWidget(label(tr("Those that teach lend their light to synthetic pictures. Those held out are kept to "
                               "judge by: nothing is ever learned from them."),
                            "small", inspector_));
    split_ = new QPushButton(tr("Split anew, 3 to 1"), inspector_);
    split_->setObjectName(QStringLiteral("splitAnew"));
    connect(split_, &QPushButton::clicked, this, &PhotosPage::splitAnew);
    column->addWidget(split_, 0, Qt::AlignLeft);
    column->addSpacing(kSpaceSmall);
    column->addWidget(separator(inspector_));

    chosenPart_ = new QWidget(inspector_);
    auto* photo = new QVBoxLayout(chosenPart_);
    photo->setContentsMargins(0, kSpaceSmall, 0, 0);
    photo->setSpacing(kSpaceSmall);
    name_ = new QLabel(chosenPart_);
    name_->setObjectName(QStringLiteral("photoName"));
    name_->setProperty("role", "title");
    name_->setTextFormat(Qt::PlainText);
    details_ = label({}, "muted", chosenPart_);
    details_->setObjectName(QStringLiteral("photoDetails"));
    teach_ = new QPushButton(themedIcon(QStringLiteral("teach")), tr("Teach"), chosenPart_);
    teach_->setObjectName(QStringLiteral("teach"));
    holdOut_ = new QPushButton(themedIcon(QStringLiteral("lock")), tr("Hold out"), chosenPart_);
    holdOut_->setObjectName(QStringLiteral("holdOut"));
    auto* parts = new QHBoxLayout;
    parts->setSpacing(kSpaceSmall);
    parts->addWidget(teach_);
    parts->addWidget(holdOut_);
    photo->addWidget(name_);
    photo->addWidget(details_);
    photo->addLayout(parts);
    column->addWidget(chosenPart_);

    lightPart_ = new QWidget(inspector_);
    auto* light = new QVBoxLayout(lightPart_);
    light->setContentsMargins(0, kSpaceWide, 0, 0);
    light->setSpacing(kSpaceTiny);
    clipped_ = new QLabel(lightPart_);
    clipped_->setObjectName(QStringLiteral("clippedShare"));
    clipped_->setProperty("role", "headline");
    clippedHint_ = label({}, "muted", lightPart_);
    clippedHint_->setObjectName(QStringLiteral("clippedHint"));
    light->addWidget(separator(lightPart_));
    light->addSpacing(kSpaceSmall);
    light->addWidget(clipped_);
    light->addWidget(clippedHint_);
    column->addWidget(lightPart_);
    column->addStretch();
}

} // namespace clutch::ui
