// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/placement_watch.h"
#include "ui/views/image_canvas.h"
#include "ui/views/score_scale.h"

#include <QPolygonF>
#include <QVector>

namespace clutch::ui {

/// A picture being placed: as ImageCanvas, and over the picture the places tried for the object whose turn it is, as
/// ghostly outlines coloured by score, the best above all. T hides and shows them.
class PlacementCanvas : public ImageCanvas {
    Q_OBJECT

public:
    explicit PlacementCanvas(QWidget* parent = nullptr);

    /// The picture is taken anew only when its pixels are others.
    void setPlacement(const jobs::PlacementView& view);
    void clear();
    void setGhostsVisible(bool visible);
    bool ghostsVisible() const { return ghostsVisible_; }
    void setHighlighted(int evaluation); ///< from 0; -1: none
    int highlighted() const { return highlighted_; }
    int ghosts() const { return int(ghosts_.size()); }
    QPolygonF ghost(int evaluation) const { return ghosts_[evaluation].rings.value(0); } ///< px of the picture

Q_SIGNALS:
    void hovered(int evaluation); ///< -1: none any more
    void ghostsToggled(bool visible);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Ghost {
        QVector<QPolygonF> rings;
        QPointF middle;
        double score = 0;
    };
    void setOutline(const jobs::PlacementView& view);
    Ghost ghostOf(const synthesis::Placement& placement, double score) const;
    int ghostAt(QPointF imagePoint) const;
    void tell(int evaluation);
    void paintGhosts(QPainter& painter);
    void paintAll(QPainter& painter) const;
    bool layerFits() const;
    void paintGhost(QPainter& painter, const Ghost& ghost, const QColor& colour, double width, double casing) const;
    void paintLabel(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    std::vector<std::vector<cv::Point2f>> outline_; // of the cut-out, with no more corners than can be seen
    QVector<Ghost> ghosts_;
    std::vector<int> order_; // of ghosts_, the best last
    Ghost chosen_;           // where the object lies, or would
    bool hasChosen_ = false, decided_ = false;
    ScoreScale scale_;
    const std::uint8_t* pixels_ = nullptr; // of the picture shown: others mean another picture
    cv::Mat canvas_;                       // keeps them from being used again
    QImage layer_; // the ghosts but for the highlighted, at the widget's size, for layerOrigin_ and layerZoom_
    QPointF layerOrigin_;
    double layerZoom_ = 0;
    int highlighted_ = -1;
    bool ghostsVisible_ = true;
};

} // namespace clutch::ui
