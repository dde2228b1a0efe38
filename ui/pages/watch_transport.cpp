// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/watch_transport.h"

#include "ui/shell/theme.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/wrap_layout.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace clutch::ui {

namespace {

constexpr std::array kPaces{0.0, 4.0, 2.0, 1.0}; // rounds a second
constexpr int kRound = 8;                        // evaluations, a page of the slider

// Wide enough for the longest it will say, so that the slider beside it does not move.
void setTextOf(QLabel* label, const QString& text, const QString& longest)
{
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(longest) + 2);
    label->setText(text);
}

} // namespace

WatchTransport::WatchTransport(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceWide, kSpaceTiny, kSpaceSmall, kSpaceTiny);
    column->setSpacing(kSpaceTiny);
    column->addWidget(buildButtons());
    sliders_ = new QWidget(this);
    sliderRow_ = new QBoxLayout(QBoxLayout::TopToBottom, sliders_);
    sliderRow_->setContentsMargins(0, 0, 0, 0);
    sliderRow_->setSpacing(kSpaceTiny);
    sliderRow_->addWidget(buildSlider(objectLabel_, object_, QStringLiteral("watchObject")));
    sliderRow_->addWidget(buildSlider(evaluationLabel_, evaluation_, QStringLiteral("watchEvaluation")));
    column->addWidget(sliders_);
    object_->setAccessibleName(tr("Object"));
    object_->setPageStep(1);
    evaluation_->setAccessibleName(tr("Evaluation"));
    evaluation_->setPageStep(kRound);
    connect(object_, &QSlider::valueChanged, this, &WatchTransport::objectChosen);
    connect(evaluation_, &QSlider::valueChanged, this,
            [this](int value) { Q_EMIT evaluationChosen(std::min(value, evaluations_), value > evaluations_); });
    setObjects(1, 1);
    setEvaluations(0, 0, true);
    sayPlaying();
}

QToolButton* WatchTransport::button(const QString& name, const QString& icon, const QString& text)
{
    auto* made = new QToolButton(this);
    made->setObjectName(name);
    made->setIcon(themedIcon(icon));
    made->setAccessibleName(text);
    made->setToolTip(text);
    return made;
}

QWidget* WatchTransport::buildButtons()
{
    auto* bar = new QWidget(this);
    auto* row = new WrapLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpaceSmall);
    back_ = button(QStringLiteral("watchBack"), QStringLiteral("step-back"), tr("One round back"));
    back_->setToolTip(tr("One round back (Left)"));
    play_ = button(QStringLiteral("watchPlay"), QStringLiteral("pause"), {});
    on_ = button(QStringLiteral("watchStep"), QStringLiteral("step"), tr("One round on"));
    on_->setToolTip(tr("One round on, then wait (Right or N)"));
    pace_ = new SegmentedSwitch(
        {tr("Full speed"), tr("4/s", "rounds a second"), tr("2/s", "rounds a second"), tr("1/s", "rounds a second")},
        bar);
    pace_->setObjectName(QStringLiteral("watchPace"));
    pace_->setAccessibleName(tr("Speed, rounds a second"));
    pace_->setToolTip(tr("How many rounds of 8 places tried are shown a second"));
    ghosts_ = button(QStringLiteral("watchGhosts"), QStringLiteral("eye"), tr("Places tried"));
    ghosts_->setText(tr("Places tried"));
    ghosts_->setToolTip(tr("Outlines of the places tried, coloured by their score (T)"));
    ghosts_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    ghosts_->setCheckable(true);
    ghosts_->setChecked(true);
    row->addWidget(barGroup({back_, play_, on_}, kSpaceTiny, bar));
    row->addWidget(pace_);
    row->addEnd(ghosts_);
    connect(play_, &QToolButton::clicked, this, &WatchTransport::playClicked);
    connect(on_, &QToolButton::clicked, this, [this] { Q_EMIT stepped(1); });
    connect(back_, &QToolButton::clicked, this, [this] { Q_EMIT stepped(-1); });
    connect(ghosts_, &QToolButton::toggled, this, &WatchTransport::ghostsChosen);
    connect(pace_, &SegmentedSwitch::currentChanged, this, [this] { Q_EMIT paceChanged(roundsPerSecond()); });
    return bar;
}

QWidget* WatchTransport::buildSlider(QLabel*& label, QSlider*& slider, const QString& name)
{
    auto* line = new QWidget(sliders_);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpaceSmall);
    label = new QLabel(line);
    label->setObjectName(name + QStringLiteral("Label"));
    slider = new QSlider(Qt::Horizontal, line);
    slider->setObjectName(name);
    row->addWidget(label);
    row->addWidget(slider, 1);
    return line;
}

double WatchTransport::roundsPerSecond() const
{
    return kPaces[std::size_t(pace_->current())];
}

void WatchTransport::setLive(bool live)
{
    live_ = live;
    sliders_->setVisible(!live);
    back_->setVisible(!live);
    sayPlaying();
}

void WatchTransport::setPlaying(bool playing)
{
    playing_ = playing;
    sayPlaying();
}

void WatchTransport::sayPlaying()
{
    play_->setIcon(themedIcon(playing_ ? QStringLiteral("pause") : QStringLiteral("play")));
    const QString text = playing_ ? tr("Pause") : live_ ? tr("Go on") : tr("Play");
    play_->setAccessibleName(text);
    play_->setToolTip(tr("%1 (Space)").arg(text));
}

void WatchTransport::setUsable(bool usable, const QString& why)
{
    for (QWidget* part : std::initializer_list<QWidget*>{back_, play_, on_, sliders_})
        part->setEnabled(usable);
    sliders_->setToolTip(usable ? QString() : why);
    if (usable)
        sayPlaying();
    else
        play_->setToolTip(why);
}

void WatchTransport::setObjects(int object, int objects)
{
    const QSignalBlocker quiet(object_);
    object_->setRange(1, std::max(1, objects));
    object_->setValue(object);
    setTextOf(objectLabel_, tr("Object %1 of %2").arg(object).arg(objects),
              tr("Object %1 of %2").arg(objects).arg(objects));
}

void WatchTransport::setEvaluations(int evaluated, int evaluations, bool decided)
{
    evaluations_ = evaluations;
    const QSignalBlocker quiet(evaluation_);
    evaluation_->setRange(0, evaluations + 1);
    evaluation_->setValue(decided ? evaluations + 1 : evaluated);
    evaluation_->setEnabled(evaluations > 0);
    const QString longest = tr("Evaluation %1 of %2").arg(evaluations).arg(evaluations);
    setTextOf(evaluationLabel_,
              evaluations == 0 ? tr("Lies anywhere")
              : decided        ? tr("In its place")
                               : tr("Evaluation %1 of %2").arg(evaluated).arg(evaluations),
              longest);
}

void WatchTransport::setGhosts(bool visible)
{
    const QSignalBlocker quiet(ghosts_);
    ghosts_->setChecked(visible);
}

void WatchTransport::setWide(bool wide)
{
    sliderRow_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    sliderRow_->setSpacing(wide ? kSpaceHuge : kSpaceTiny);
}

} // namespace clutch::ui
