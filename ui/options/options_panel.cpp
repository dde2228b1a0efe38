// SPDX-License-Identifier: Apache-2.0
#include "ui/options/options_panel.h"

#include "ui/options/options_form.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr const char* kHelpProperty = "clutchHelp";
constexpr int kLeastHelpLines = 2, kMostHelpLines = 4;
} // namespace

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
    explained_.append(text);
    makeRoomForHelp();
    widget->setProperty(kHelpProperty, text);
    widget->installEventFilter(this);
    // The focus sits on the control inside an editor, not on the editor.
    for (QWidget* child : widget->findChildren<QWidget*>()) {
        child->setProperty(kHelpProperty, text);
        child->installEventFilter(this);
    }
}

/// As tall as the longest text that may come, always: the button below must not jump.
void OptionsPanel::makeRoomForHelp()
{
    help_->ensurePolished();
    const QFontMetrics metrics = help_->fontMetrics();
    const QRect room(0, 0, width() - 2 * kSpaceWide, QWIDGETSIZE_MAX);
    int height = kLeastHelpLines * metrics.lineSpacing();
    for (const QString& text : explained_)
        height = std::max(height, metrics.boundingRect(room, Qt::TextWordWrap, text).height());
    help_->setFixedHeight(std::min(height, kMostHelpLines * metrics.lineSpacing()));
}

void OptionsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRoomForHelp();
}

bool OptionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        help_->setText(watched->property(kHelpProperty).toString());
    return false;
}

} // namespace clutch::ui
