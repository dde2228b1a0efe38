// SPDX-License-Identifier: Apache-2.0
#include "ui/options/options_panel.h"

#include "ui/options/option_help.h"
#include "ui/options/options_form.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {
constexpr const char* kHelpProperty = "clutchHelp";
} // namespace

OptionsPanel::OptionsPanel(const QString& title, QWidget* parent) : QWidget(parent), help_(new OptionHelp)
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    // Moving the focus must not slide the form sideways either.
    QScrollBar* sideways = scroll->horizontalScrollBar();
    connect(sideways, &QScrollBar::valueChanged, sideways, [sideways] { sideways->setValue(0); });
    auto* content = new QWidget(scroll);
    auto* filled = new QVBoxLayout(content);
    filled->setContentsMargins(0, 0, 0, 0);
    filled->setSpacing(0);
    body_ = new QVBoxLayout;
    body_->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    body_->setSpacing(kSpaceSmall);
    filled->addLayout(body_);
    // Not an alignment to the top: a layout that has one gets the height of its hint, which knows no width, and the
    // last lines of wrapped text would be missing.
    filled->addStretch(1);
    auto* heading = new QLabel(title, content);
    heading->setProperty("role", "title");
    body_->addWidget(heading);
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    scroll_ = scroll;
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!help_ || !help_->isVisible() || !explained_) return;
        if (explained_->visibleRegion().isEmpty()) return hideHelp();
        showHelp(*explained_); // it moved along, as when the focus came to one out of sight
    });

    auto* line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    auto* bottom = new QWidget(this);
    footer_ = new QVBoxLayout(bottom);
    footer_->setContentsMargins(kSpaceWide, kSpaceSmall, kSpaceWide, kSpace);
    footer_->setSpacing(kSpaceSmall);
    column->addWidget(bottom);
}

// The window may have gone before, and taken it along.
OptionsPanel::~OptionsPanel()
{
    delete help_;
}

// Never narrower than its form, which scrolls up and down only.
QSize OptionsPanel::minimumSizeHint() const
{
    const int form = scroll_->widget()->minimumSizeHint().width() + scroll_->verticalScrollBar()->sizeHint().width();
    return QWidget::minimumSizeHint().expandedTo({form, 0});
}

void OptionsPanel::addSection(const QString& name)
{
    auto* label = new QLabel(name.toUpper(), this);
    label->setProperty("role", "section");
    label->setContentsMargins(0, kSpaceSmall, 0, 0);
    body_->addWidget(label);
}

void OptionsPanel::addForm(OptionsForm* form)
{
    body_->addWidget(form);
    for (QWidget* child : form->findChildren<QWidget*>())
        if (!child->whatsThis().isEmpty()) explain(child, child->whatsThis());
}

void OptionsPanel::explain(QWidget* widget, const QString& text)
{
    QList<QWidget*> parts = widget->findChildren<QWidget*>(); // the focus sits on the control inside an editor
    parts.prepend(widget);
    for (QWidget* part : parts) {
        part->setProperty(kHelpProperty, text);
        fields_.insert(part, widget);
        part->installEventFilter(this);
    }
}

void OptionsPanel::hideHelp()
{
    if (help_) help_->hide();
}

void OptionsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    hideHelp();
}

void OptionsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    hideHelp();
}

// With the mouse elsewhere, over the picture most likely, nothing lies over it.
void OptionsPanel::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    hideHelp();
}

void OptionsPanel::showHelp(QWidget& field)
{
    if (!help_) return;
    explained_ = &field;
    // A tooltip that says why the field is off says it here as well.
    QString text = field.property(kHelpProperty).toString();
    const QString tip = field.toolTip();
    if (tip.contains(text))
        text = tip;
    else if (!tip.isEmpty())
        text += QLatin1Char('\n') + tip;
    help_->showFor(field, *this, text);
}

bool OptionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    QWidget* field = fields_.value(watched);
    if (!field) return false;
    switch (event->type()) {
    case QEvent::FocusIn:
        showHelp(*field);
        return false;
    case QEvent::ToolTip: // instead of one that would lie over the field
        showHelp(*field);
        return true;
    case QEvent::FocusOut:
    case QEvent::Leave:
        hideHelp();
        return false;
    default:
        return false;
    }
}

} // namespace clutch::ui
