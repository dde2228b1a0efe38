// SPDX-License-Identifier: Apache-2.0
#include "ui/views/before_after_view.h"

#include "ui/shell/theme.h"
#include "ui/views/image_canvas.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {
constexpr int kSteps = 100;
constexpr int kStep = 1, kFastStep = 10; // per cent of the picture's width
} // namespace

BeforeAfterView::BeforeAfterView(QWidget* parent)
    : QWidget(parent), canvas_(new ImageCanvas(this)), legend_(new QWidget(this)),
      slider_(new QSlider(Qt::Horizontal, legend_)), before_(new QLabel(legend_)), after_(new QLabel(legend_))
{
    slider_->setObjectName(QStringLiteral("divider"));
    slider_->setAccessibleName(tr("Divider between before and after"));
    slider_->setToolTip(tr("Moves the divider (Left, Right; faster with Shift)"));
    slider_->setRange(0, kSteps);
    slider_->setPageStep(kFastStep);
    slider_->setValue(qRound(canvas_->divider() * kSteps));
    slider_->setMinimumWidth(96);
    slider_->setMaximumWidth(260);
    for (QLabel* label : {before_, after_})
        label->setProperty("role", "muted");
    before_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(legend_);
    row->setContentsMargins(kSpaceWide, kSpaceTiny, kSpaceWide, kSpaceSmall);
    row->setSpacing(kSpace);
    row->addWidget(before_, 1);
    row->addWidget(slider_, 1);
    row->addWidget(after_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(canvas_, 1);
    column->addWidget(legend_);
    canvas_->installEventFilter(this);
    setFocusProxy(canvas_);
    connect(slider_, &QSlider::valueChanged, this, [this](int value) { canvas_->setDivider(double(value) / kSteps); });
    connect(canvas_, &ImageCanvas::dividerMoved, this, [this](double share) {
        const QSignalBlocker quiet(slider_);
        slider_->setValue(qRound(share * kSteps));
    });
    setImages({}, {});
}

void BeforeAfterView::setImages(const QImage& before, const QImage& after)
{
    canvas_->setImage(after);
    canvas_->setCompareImage(before);
    legend_->setVisible(!before.isNull() && !after.isNull());
}

void BeforeAfterView::setCaptions(const QString& before, const QString& after)
{
    before_->setText(before);
    after_->setText(after);
    slider_->setAccessibleDescription(tr("Left: %1. Right: %2").arg(before, after));
}

bool BeforeAfterView::handleKey(int key, bool fast)
{
    const int step = fast ? kFastStep : kStep;
    switch (key) {
    case Qt::Key_Left:
        slider_->setValue(slider_->value() - step);
        return true;
    case Qt::Key_Right:
        slider_->setValue(slider_->value() + step);
        return true;
    case Qt::Key_Home:
        slider_->setValue(0);
        return true;
    case Qt::Key_End:
        slider_->setValue(kSteps);
        return true;
    default:
        return false;
    }
}

bool BeforeAfterView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const Qt::KeyboardModifiers modifiers = press->modifiers() & ~Qt::KeypadModifier;
    if ((modifiers & ~Qt::ShiftModifier) != Qt::NoModifier) return QWidget::eventFilter(watched, event);
    return handleKey(press->key(), modifiers & Qt::ShiftModifier) || QWidget::eventFilter(watched, event);
}

} // namespace clutch::ui
