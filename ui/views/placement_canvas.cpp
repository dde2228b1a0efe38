// SPDX-License-Identifier: Apache-2.0
#include "ui/views/placement_canvas.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace clutch::ui {

namespace {
constexpr double kGhostWidth = 1.4, kBestWidth = 2.6, kCasing = 1.6; // px of the screen
constexpr float kFaintest = 0.35f, kDecided = 0.3f;                  // opacity of the poorest; of all once it lies
constexpr double kCoarseness = 0.5;  // px of the picture, that a ghost may differ from its outline
constexpr double kLeastScale = 0.01; // of a cut-out
constexpr int kLegendWidth = 168, kLegendHeight = 44, kMargin = 8;
} // namespace

PlacementCanvas::PlacementCanvas(QWidget* parent) : ImageCanvas(parent)
{
    setAccessibleName(tr("Picture being placed, with the places tried"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { layer_ = {}; });
}

void PlacementCanvas::setPlacement(const jobs::PlacementView& view)
{
    if (view.canvas.data != pixels_) {
        pixels_ = view.canvas.data;
        canvas_ = view.canvas;
        setImage(toQImage(view.canvas));
    }
    setOutline(view);
    layer_ = {};
    const auto& tried = view.trace.tried;
    scale_ = ScoreScale::of(tried);
    ghosts_.clear();
    for (const synthesis::ScoredPlacement& one : tried)
        ghosts_ << ghostOf(one.placement, one.score);
    order_.resize(tried.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::stable_sort(order_, {}, [this](int k) { return ghosts_[k].score; });
    decided_ = view.decided;
    hasChosen_ = decided_ || !tried.empty();
    if (hasChosen_) chosen_ = ghostOf(view.trace.chosen, tried.empty() ? 0 : tried[view.trace.best].score);
    if (highlighted_ >= ghosts()) tell(-1);
    update();
}

void PlacementCanvas::clear()
{
    setPlacement({});
}

void PlacementCanvas::setOutline(const jobs::PlacementView& view)
{
    outline_.clear();
    const double scale = std::max(view.trace.chosen.scale, kLeastScale);
    for (const auto& ring : view.outline)
        if (!ring.empty()) cv::approxPolyDP(ring, outline_.emplace_back(), kCoarseness / scale, true);
}

PlacementCanvas::Ghost PlacementCanvas::ghostOf(const synthesis::Placement& placement, double score) const
{
    Ghost ghost{{}, {placement.x, placement.y}, score};
    for (const auto& outline : outline_) {
        // An outline runs through the middles of pixels; the canvas counts from their corners.
        QPolygonF ring;
        for (const cv::Point2f& point : jobs::placedOutline(outline, placement))
            ring << QPointF(double(point.x) + 0.5, double(point.y) + 0.5);
        ghost.rings << ring;
    }
    return ghost;
}

void PlacementCanvas::setGhostsVisible(bool visible)
{
    if (std::exchange(ghostsVisible_, visible) == visible) return;
    update();
    Q_EMIT ghostsToggled(visible);
}

void PlacementCanvas::setHighlighted(int evaluation)
{
    if (evaluation >= ghosts()) evaluation = -1;
    if (std::exchange(highlighted_, evaluation) != evaluation) update();
}

void PlacementCanvas::tell(int evaluation)
{
    if (highlighted_ == evaluation) return;
    setHighlighted(evaluation);
    Q_EMIT hovered(evaluation);
}

// Of those under the mouse the one whose middle is nearest.
int PlacementCanvas::ghostAt(QPointF point) const
{
    int nearest = -1;
    double least = 0;
    for (int k = 0; k < ghosts(); ++k) {
        const Ghost& ghost = ghosts_[k];
        const auto holds = [&](const QPolygonF& ring) { return ring.containsPoint(point, Qt::OddEvenFill); };
        if (std::ranges::none_of(ghost.rings, holds)) continue;
        const QPointF apart = ghost.middle - point;
        const double distance = QPointF::dotProduct(apart, apart);
        if (nearest >= 0 && distance >= least) continue;
        nearest = k;
        least = distance;
    }
    return nearest;
}

void PlacementCanvas::mouseMoveEvent(QMouseEvent* event)
{
    ImageCanvas::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) tell(ghostsVisible_ ? ghostAt(imageFromWidget(event->position())) : -1);
}

void PlacementCanvas::leaveEvent(QEvent* event)
{
    ImageCanvas::leaveEvent(event);
    tell(-1);
}

void PlacementCanvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier) return setGhostsVisible(!ghostsVisible_);
    ImageCanvas::keyPressEvent(event);
}

void PlacementCanvas::paintEvent(QPaintEvent* event)
{
    ImageCanvas::paintEvent(event);
    if (!ghostsVisible_ || image().isNull()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGhosts(painter);
    if (highlighted_ >= 0) paintLabel(painter);
    if (!ghosts_.isEmpty()) paintLegend(painter);
}

bool PlacementCanvas::layerFits() const
{
    return layer_.size() == (QSizeF(size()) * devicePixelRatioF()).toSize() && layerZoom_ == zoom() &&
           layerOrigin_ == widgetFromImage({0, 0});
}

// Painted once for a view: pointing at one of dozens costs one blit.
void PlacementCanvas::paintGhosts(QPainter& painter)
{
    if (!layerFits()) {
        layer_ = QImage((QSizeF(size()) * devicePixelRatioF()).toSize(), QImage::Format_ARGB32_Premultiplied);
        layer_.setDevicePixelRatio(devicePixelRatioF());
        layer_.fill(Qt::transparent);
        layerZoom_ = zoom();
        layerOrigin_ = widgetFromImage({0, 0});
        QPainter layer(&layer_);
        layer.setRenderHint(QPainter::Antialiasing);
        paintAll(layer);
    }
    painter.drawImage(0, 0, layer_);
    if (highlighted_ >= 0) paintGhost(painter, ghosts_[highlighted_], Qt::white, kBestWidth, 2 * kCasing);
}

void PlacementCanvas::paintAll(QPainter& painter) const
{
    for (const int k : order_) {
        QColor colour = scale_.colour(ghosts_[k].score);
        const auto share = float(scale_.share(ghosts_[k].score));
        colour.setAlphaF(decided_ ? kDecided : kFaintest + (1 - kFaintest) * share);
        paintGhost(painter, ghosts_[k], colour, kGhostWidth, kCasing);
    }
    if (hasChosen_) paintGhost(painter, chosen_, Theme::instance().tokens().accent, kBestWidth, 2 * kCasing);
}

void PlacementCanvas::paintGhost(QPainter& painter, const Ghost& ghost, const QColor& colour, double width,
                                 double casing) const
{
    const QPointF origin = widgetFromImage({0, 0});
    const QTransform widgetFromImage = QTransform::fromTranslate(origin.x(), origin.y()).scale(zoom(), zoom());
    painter.setBrush(Qt::NoBrush);
    // A dark line beneath, so that it shows on any picture.
    const QColor dark(0, 0, 0, int(110 * colour.alphaF()));
    for (const QPolygonF& ring : ghost.rings) {
        const QPolygonF mapped = widgetFromImage.map(ring);
        if (!mapped.boundingRect().intersects(rect())) continue;
        for (const QPen& pen : {QPen(dark, width + casing), QPen(colour, width)}) {
            painter.setPen(pen);
            painter.drawPolygon(mapped);
        }
    }
}

void PlacementCanvas::paintLabel(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const Ghost& ghost = ghosts_[highlighted_];
    painter.setFont(themedFont(kTextSmall, QFont::DemiBold));
    const QString text = tr("no. %1: %2").arg(highlighted_ + 1).arg(scoreText(ghost.score));
    const QPointF middle = widgetFromImage(ghost.middle);
    QRectF chip(0, 0, painter.fontMetrics().horizontalAdvance(text) + 2 * kSpaceSmall, 20);
    chip.moveCenter(middle);
    chip.moveLeft(std::clamp(chip.left(), 0.0, std::max(0.0, width() - chip.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(chip, kRadius, kRadius);
    painter.setPen(tokens.text);
    painter.drawText(chip, Qt::AlignCenter, text);
}

void PlacementCanvas::paintLegend(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF card(kMargin, height() - kLegendHeight - kMargin, kLegendWidth, kLegendHeight);
    QColor ground = tokens.panel;
    ground.setAlphaF(0.88f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(card, kRadius, kRadius);
    const QRectF inside = card.adjusted(kSpaceSmall, 5, -kSpaceSmall, -5);
    paintRamp(painter, {inside.left(), inside.top() + 15, inside.width(), 6});
    painter.setFont(themedFont(kTextSmall));
    painter.setPen(tokens.text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, tr("log-odds of being real"));
    painter.setPen(tokens.muted);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignBottom, scoreText(scale_.low));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, scoreText(scale_.high));
}

} // namespace clutch::ui
