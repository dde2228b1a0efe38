// SPDX-License-Identifier: Apache-2.0
#include "ui/views/scene_view.h"

#include "engine/core/log.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace clutch::ui {

namespace {
constexpr int kRestMs = 200;
constexpr float kDegreesAcross = 200; // a drag from edge to edge
constexpr float kStepCloser = 1.1f;
constexpr float kKeyDegrees = 5;
} // namespace

SceneView::SceneView(SceneRenderer::MakeScene makeScene, QWidget* parent)
    : QWidget(parent), renderer_(std::move(makeScene))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] { request(false); });
    connect(&renderer_, &SceneRenderer::rendered, this, &SceneView::take);
    connect(&renderer_, &SceneRenderer::failed, this, &SceneView::fail);
    connect(&renderer_, &SceneRenderer::unsupported, this, [this] {
        unsupported_ = true;
        Q_EMIT unsupported();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { moved(); });
}

void SceneView::take(const RenderedScene& picture)
{
    picture_ = picture;
    problem_.clear();
    setAccessibleDescription({});
    waiting_ = picture.coarse || picture.serial != serial_;
    update();
    Q_EMIT pictureChanged();
}

void SceneView::fail(std::uint64_t serial, const Error& why)
{
    logWarning(std::string("scene: ") + why.what());
    QString reason = QCoreApplication::translate("Error", why.problem().c_str());
    if (!why.subject().empty()) reason += QStringLiteral(" (%1)").arg(QString::fromStdString(why.subject()));
    picture_ = {};
    problem_ = problemText(reason);
    setAccessibleDescription(problem_);
    waiting_ = serial != serial_;
    update();
    Q_EMIT pictureChanged();
}

void SceneView::request(bool coarse)
{
    // What nobody sees is not drawn; it is asked for when it is shown.
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (!isVisible() || pixels.isEmpty()) return;
    renderer_.request({++serial_, coarse, camera_, drawing(pixels, coarse)});
}

void SceneView::moved()
{
    if (!cameraPlaced_) placeCamera();
    waiting_ = true;
    request(true);
    rest_.start();
}

void SceneView::contentChanged()
{
    if (!cameraPlaced_) placeCamera();
    waiting_ = true;
    if (!rest_.isActive()) request(false); // else it comes when what moves has come to rest
}

void SceneView::placeCamera()
{
    if (!hasContent()) return;
    camera_ = firstCamera(float(width()) / float(std::max(1, height())));
    cameraPlaced_ = isVisible(); // before that the widget's shape is not its own yet
    untouched_ = true;
}

void SceneView::resetCamera()
{
    placeCamera();
    moved();
}

void SceneView::turn(float azimuthDegrees, float elevationDegrees)
{
    camera_.turn(azimuthDegrees, elevationDegrees);
    untouched_ = false;
    moved();
}

void SceneView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!picture_.image.isNull()) {
        painter.drawImage(rect(), picture_.image); // of another size for the moment after the widget's has changed
        paintOver(painter, picture_.camera);
        return;
    }
    const Tokens& tokens = Theme::instance().tokens();
    painter.fillRect(rect(), tokens.window);
    painter.setPen(tokens.muted);
    painter.drawText(rect().adjusted(kSpaceWide, kSpaceWide, -kSpaceWide, -kSpaceWide),
                     Qt::AlignCenter | Qt::TextWordWrap, problem_);
}

void SceneView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    moved();
}

void SceneView::resizeEvent(QResizeEvent*)
{
    if (untouched_) placeCamera();
    moved();
}

void SceneView::mousePressEvent(QMouseEvent* event)
{
    grabbed_ = event->position();
}

void SceneView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF by = event->position() - grabbed_;
    grabbed_ = event->position();
    const bool left = event->buttons() & Qt::LeftButton;
    if (!left && !(event->buttons() & Qt::MiddleButton)) return;
    const auto tall = float(std::max(1, height()));
    if (left && !(event->modifiers() & Qt::ShiftModifier))
        return turn(-kDegreesAcross * float(by.x()) / float(std::max(1, width())),
                    kDegreesAcross * float(by.y()) / tall);
    camera_.move(float(by.x()) / tall, -float(by.y()) / tall);
    untouched_ = false;
    moved();
}

void SceneView::mouseDoubleClickEvent(QMouseEvent*)
{
    resetCamera();
}

void SceneView::wheelEvent(QWheelEvent* event)
{
    camera_.approach(std::pow(kStepCloser, float(event->angleDelta().y()) / 120));
    untouched_ = false;
    moved();
    event->accept();
}

void SceneView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        camera_.approach(kStepCloser);
        break;
    case Qt::Key_Minus:
        camera_.approach(1 / kStepCloser);
        break;
    case Qt::Key_Up:
        return turn(0, kKeyDegrees);
    case Qt::Key_Down:
        return turn(0, -kKeyDegrees);
    case Qt::Key_0:
        return resetCamera();
    default:
        return event->ignore();
    }
    untouched_ = false;
    moved();
}

} // namespace clutch::ui
