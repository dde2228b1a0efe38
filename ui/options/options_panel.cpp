// SPDX-License-Identifier: Apache-2.0
#include "ui/options/options_panel.h"

#include "ui/options/options_form.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {
constexpr const char* kHelpProperty = "clutchHelp";
}

OptionsPanel::OptionsPanel(const QString& title, QWidget* parent) : QWidget(parent)
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
    body_ = new QVBoxLayout(content);
    body_->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    body_->setSpacing(kSpaceSmall);
    body_->setAlignment(Qt::AlignTop);
    auto* heading = new QLabel(title, content);
    heading->setProperty("role", "title");
    body_->addWidget(heading);
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    scroll_ = scroll;

    auto* line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    auto* bottom = new QWidget(this);
    footer_ = new QVBoxLayout(bottom);
    footer_->setContentsMargins(kSpaceWide, kSpaceSmall, kSpaceWide, kSpace);
    footer_->setSpacing(kSpaceSmall);
    help_ = new QLabel(bottom);
    help_->setObjectName(QStringLiteral("optionHelp"));
    help_->setProperty("role", "small");
    help_->setWordWrap(true);
    help_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    help_->setFixedHeight(30); // two lines, always there: the button below must not jump
    footer_->addWidget(help_);
    column->addWidget(bottom);
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
    widget->setProperty(kHelpProperty, text);
    widget->installEventFilter(this);
    // The focus sits on the control inside an editor, not on the editor.
    for (QWidget* child : widget->findChildren<QWidget*>()) {
        child->setProperty(kHelpProperty, text);
        child->installEventFilter(this);
    }
}

bool OptionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        help_->setText(watched->property(kHelpProperty).toString());
    return false;
}

} // namespace clutch::ui
