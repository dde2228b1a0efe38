// SPDX-License-Identifier: Apache-2.0
#include "ui/views/image_canvas.h"

#include "ui/shell/theme.h"
#include "ui/views/image_canvas_layers.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {
constexpr double kLeastZoom = 0.02, kMostZoom = 64;
constexpr double kLeastBrush = 1, kMostBrush = 400;
constexpr double kFitMargin = 12;
constexpr double kDividerReach = 10;
} // namespace

struct ImageCanvas::Impl {
    CanvasLayers layers;
    QString headline, hint;
    double zoom = 1;
    QPointF origin;       // where the image's top left corner is, in the widget
    bool fitted = true;   // follows the widget's size until the person zooms or pans
    double divider = 0.5; // share of the image's width
    bool brushActive = false;
    double brushRadius = 12;
    QPointF cursor;
    bool cursorInside = false;
    bool spaceDown = false, spaceUsed = false;
    bool keyboardFocus = false;
    enum class Drag { None, Pan, Stroke, Divider } drag = Drag::None;
    QPointF dragFrom, originAtDrag;
};

ImageCanvas::ImageCanvas(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Image canvas"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleDescription(tr("Wheel zooms, middle drag pans, Ctrl+0 shows 100 %, Ctrl+F fits"));
}

ImageCanvas::~ImageCanvas() = default;

void ImageCanvas::setImage(const QImage& image, const QVector<QImage>& halves)
{
    const bool sameSize = image.size() == impl_->layers.image().size();
    impl_->layers.setImage(image, halves);
    if (!sameSize) zoomToFit();
    update();
}

QImage ImageCanvas::image() const
{
    return impl_->layers.image();
}

void ImageCanvas::setEmptyText(const QString& headline, const QString& hint)
{
    impl_->headline = headline;
    impl_->hint = hint;
    update();
}

void ImageCanvas::setBackdrop(Backdrop backdrop)
{
    impl_->layers.checkerboard = backdrop == Backdrop::Checkerboard;
    update();
}

void ImageCanvas::setOverlay(const QImage& argb)
{
    impl_->layers.setOverlay(argb);
    update();
}

void ImageCanvas::setOverlayOpacity(double opacity)
{
    impl_->layers.overlayOpacity = std::clamp(opacity, 0.0, 1.0);
    update();
}

void ImageCanvas::setOverlayVisible(bool visible)
{
    impl_->layers.overlayVisible = visible;
    update();
}

void ImageCanvas::setInstances(const QVector<Instance>& instances)
{
    impl_->layers.setInstances(instances);
    update();
}

void ImageCanvas::setHighlight(const cv::Mat& mask)
{
    impl_->layers.setHighlight(mask);
    update();
}

void ImageCanvas::setCompareImage(const QImage& before)
{
    impl_->layers.before = before;
    update();
}

double ImageCanvas::divider() const
{
    return impl_->divider;
}

void ImageCanvas::setDivider(double share)
{
    const double before = std::exchange(impl_->divider, std::clamp(share, 0.0, 1.0));
    if (before == impl_->divider) return;
    update();
    Q_EMIT dividerMoved(impl_->divider);
}

double ImageCanvas::zoom() const
{
    return impl_->zoom;
}

void ImageCanvas::setZoom(double factor)
{
    // About the cursor when it is over the picture, else about the middle: the place one looks at stays where it is.
    const QPointF fixed = impl_->cursorInside ? impl_->cursor : QRectF(rect()).center();
    const double next = std::clamp(factor, kLeastZoom, kMostZoom);
    const QPointF imagePoint = imageFromWidget(fixed);
    impl_->zoom = next;
    impl_->origin = fixed - imagePoint * next;
    impl_->fitted = false;
    update();
    Q_EMIT zoomChanged(next);
}

void ImageCanvas::zoomToFit()
{
    const QSize size = impl_->layers.image().size();
    impl_->fitted = true;
    if (size.isEmpty()) return;
    const double available = std::max(16.0, width() - 2 * kFitMargin);
    impl_->zoom =
        std::clamp(std::min(available / size.width(), std::max(16.0, height() - 2 * kFitMargin) / size.height()),
                   kLeastZoom, kMostZoom);
    impl_->origin = QRectF(rect()).center() - QPointF(size.width(), size.height()) * impl_->zoom / 2;
    update();
    Q_EMIT zoomChanged(impl_->zoom);
}

QPointF ImageCanvas::imageFromWidget(QPointF point) const
{
    return (point - impl_->origin) / impl_->zoom;
}
QPointF ImageCanvas::widgetFromImage(QPointF point) const
{
    return impl_->origin + point * impl_->zoom;
}

void ImageCanvas::setBrush(bool active, double radiusPx)
{
    impl_->brushActive = active;
    impl_->brushRadius = std::clamp(radiusPx, kLeastBrush, kMostBrush);
    setCursor(active ? Qt::BlankCursor : Qt::ArrowCursor);
    update();
}

double ImageCanvas::brushRadius() const
{
    return impl_->brushRadius;
}

bool ImageCanvas::event(QEvent* event)
{
    // Claims the canvas's own keys before a menu's shortcut of the same name takes them.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool control = key->modifiers() & Qt::ControlModifier;
        const bool mine = control ? key->key() == Qt::Key_0 || key->key() == Qt::Key_F || key->key() == Qt::Key_Plus ||
                                        key->key() == Qt::Key_Equal || key->key() == Qt::Key_Minus
                                  : key->key() == Qt::Key_T || key->key() == Qt::Key_Space;
        if (mine && !impl_->layers.image().isNull()) event->accept();
    }
    return QWidget::event(event);
}

void ImageCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().tokens().window);
    if (impl_->layers.image().isNull()) {
        paintEmptyState(painter, rect(), impl_->headline, impl_->hint);
    } else {
        impl_->layers.paint(painter, rect(), {impl_->zoom, impl_->origin, impl_->divider, devicePixelRatioF()});
        if (impl_->brushActive && impl_->cursorInside) {
            paintBrushCircle(painter, impl_->cursor, impl_->brushRadius * impl_->zoom);
        }
    }
    if (impl_->keyboardFocus && hasFocus()) {
        painter.setPen(QPen(Theme::instance().tokens().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImageCanvas::resizeEvent(QResizeEvent*)
{
    if (impl_->fitted) zoomToFit();
}

void ImageCanvas::wheelEvent(QWheelEvent* event)
{
    if (impl_->layers.image().isNull()) return event->ignore();
    const double steps = event->angleDelta().y() / 120.0;
    impl_->cursor = event->position();
    impl_->cursorInside = true;
    setZoom(impl_->zoom * std::pow(1.25, steps));
    event->accept();
}

void ImageCanvas::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (impl_->layers.image().isNull() || impl_->drag != Impl::Drag::None) return;
    impl_->dragFrom = event->position();
    impl_->originAtDrag = impl_->origin;
    const bool left = event->button() == Qt::LeftButton;
    const double dividerX = widgetFromImage({impl_->divider * impl_->layers.image().width(), 0}).x();
    if (event->button() == Qt::MiddleButton || (left && impl_->spaceDown)) {
        impl_->drag = Impl::Drag::Pan;
        impl_->spaceUsed = true;
        setCursor(Qt::ClosedHandCursor);
    } else if (left && !impl_->layers.before.isNull() && std::abs(event->position().x() - dividerX) < kDividerReach) {
        impl_->drag = Impl::Drag::Divider;
    } else if (left && impl_->brushActive) {
        impl_->drag = Impl::Drag::Stroke;
        Q_EMIT strokeBegun(imageFromWidget(event->position()), event->modifiers());
    }
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event)
{
    impl_->cursor = event->position();
    impl_->cursorInside = true;
    if (impl_->layers.image().isNull()) return;
    const QPointF point = imageFromWidget(impl_->cursor);
    const QSize size = impl_->layers.image().size();
    switch (impl_->drag) {
    case Impl::Drag::Pan:
        impl_->origin = impl_->originAtDrag + event->position() - impl_->dragFrom;
        impl_->fitted = false;
        update();
        break;
    case Impl::Drag::Divider:
        setDivider(point.x() / size.width());
        break;
    case Impl::Drag::Stroke:
        Q_EMIT strokeMoved(point);
        update();
        break;
    case Impl::Drag::None:
        if (impl_->brushActive)
            update();
        else if (!impl_->spaceDown) {
            const double dividerX = widgetFromImage({impl_->divider * size.width(), 0}).x();
            const bool near = !impl_->layers.before.isNull() && std::abs(impl_->cursor.x() - dividerX) < kDividerReach;
            setCursor(near ? Qt::SplitHCursor : Qt::ArrowCursor);
        }
    }
    const QPoint pixel(int(std::floor(point.x())), int(std::floor(point.y())));
    if (!QRect(QPoint(0, 0), size).contains(pixel)) return;
    Q_EMIT pointed(tr("x %1  y %2  %3 %").arg(pixel.x()).arg(pixel.y()).arg(qRound(impl_->zoom * 100)));
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent*)
{
    const auto ended = std::exchange(impl_->drag, Impl::Drag::None);
    if (ended == Impl::Drag::Stroke) Q_EMIT strokeEnded();
    if (ended == Impl::Drag::Pan) setCursor(impl_->brushActive ? Qt::BlankCursor : Qt::ArrowCursor);
}

void ImageCanvas::leaveEvent(QEvent*)
{
    impl_->cursorInside = false;
    update();
    Q_EMIT pointed(QString());
}

void ImageCanvas::keyPressEvent(QKeyEvent* event)
{
    if (impl_->layers.image().isNull()) return event->ignore();
    const bool control = event->modifiers() & Qt::ControlModifier;
    const int key = event->key();
    if (control && key == Qt::Key_0) return setZoom(1);
    if (control && key == Qt::Key_F) return zoomToFit();
    if (control && (key == Qt::Key_Plus || key == Qt::Key_Equal)) return setZoom(impl_->zoom * 1.25);
    if (control && key == Qt::Key_Minus) return setZoom(impl_->zoom / 1.25);
    if (control) return event->ignore();
    if (key == Qt::Key_T) return setOverlayVisible(!impl_->layers.overlayVisible);
    if (key == Qt::Key_Space) {
        if (event->isAutoRepeat()) return;
        impl_->spaceDown = true;
        impl_->spaceUsed = false;
        if (!impl_->brushActive) setCursor(Qt::OpenHandCursor);
        return;
    }
    if (impl_->brushActive && (key == Qt::Key_BracketLeft || key == Qt::Key_BracketRight)) {
        const double factor = key == Qt::Key_BracketRight ? 1.25 : 0.8;
        setBrush(true, impl_->brushRadius * factor);
        Q_EMIT brushRadiusChanged(impl_->brushRadius);
        return;
    }
    event->ignore();
}

void ImageCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat() || !impl_->spaceDown) return event->ignore();
    impl_->spaceDown = false;
    if (!impl_->brushActive) setCursor(Qt::ArrowCursor);
    if (!impl_->spaceUsed) Q_EMIT spaceTapped();
}

void ImageCanvas::focusInEvent(QFocusEvent* event)
{
    impl_->keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void ImageCanvas::focusOutEvent(QFocusEvent*)
{
    impl_->spaceDown = false;
    update();
}

} // namespace clutch::ui
