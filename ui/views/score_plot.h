// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/structure_placement.h"
#include "ui/views/chart.h"
#include "ui/views/score_scale.h"

#include <vector>

namespace clutch::ui {

/// The score of each placement tried for an object, in the order tried, and the best so far as a line. Rounds are
/// bands; those tried before the model was asked are hollow.
class ScorePlot : public Chart {
    Q_OBJECT

public:
    struct Data {
        std::vector<synthesis::ScoredPlacement> tried;
        int expected = 0;    ///< that will be tried; the axis reaches as far
        int batch = 8;       ///< a round
        int unmodelled = 8;  ///< of a scrambled Sobol sequence, the first
        bool decided = true; ///< no more will be tried
    };

    explicit ScorePlot(QWidget* parent = nullptr);

    void setData(Data data);
    const Data& data() const { return data_; }
    void setHighlighted(int evaluation); ///< from 0; -1: none
    int highlighted() const { return highlighted_; }
    QPointF pointAt(int evaluation) const;  ///< where it is drawn
    QString describe(int evaluation) const; ///< all that is known of it, on a few lines

Q_SIGNALS:
    void hovered(int evaluation); ///< by mouse or keys; -1: none any more

protected:
    bool hasData() const override { return !data_.tried.empty(); }
    void paintPlot(QPainter& painter, const QRectF& plot) const override;
    QString textAt(const QPointF& point, const QRectF& plot) const override;
    int leftMargin() const override;
    QSize cells() const override { return {int(data_.tried.size()), 1}; }
    QRectF cellArea(const QPoint& cell, const QRectF& plot) const override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int columns() const;
    int evaluationAt(const QPointF& point, const QRectF& plot) const; ///< -1: none there
    QPointF at(int evaluation, double score, const QRectF& plot) const;
    void paintRounds(QPainter& painter, const QRectF& plot) const;
    void paintTicks(QPainter& painter, const QRectF& plot) const;
    void paintBest(QPainter& painter, const QRectF& plot) const;
    void paintPoints(QPainter& painter, const QRectF& plot) const;
    void tell();

    Data data_;
    std::vector<std::size_t> best_; // after each evaluation
    ScoreScale scale_;
    int highlighted_ = -1, told_ = -1;
};

} // namespace clutch::ui
