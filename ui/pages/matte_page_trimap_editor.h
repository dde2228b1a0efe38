// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/project.h"

#include <QHash>
#include <QObject>
#include <QPointF>
#include <QRect>
#include <QSet>
#include <QTimer>
#include <QUndoStack>
#include <opencv2/core.hpp>

#include <cstdint>

namespace clutch::ui {

/// The trimaps that a person is painting on, by frame, with undo across frames. Asks for a save a moment after the last
/// change. Threads: the GUI thread.
class TrimapEditor : public QObject {
    Q_OBJECT

public:
    explicit TrimapEditor(QObject* parent = nullptr);

    QUndoStack& undoStack() { return undo_; }
    void clear(); ///< another project
    /// The trimap as it is being painted, else `fromDisk`. A copy to look at.
    cv::Mat shown(store::Id frame, const cv::Mat& fromDisk) const;

    /// `start` is the trimap to paint on when the frame is not being painted yet; `hadCorrection`: it was a person's
    /// already.
    void beginStroke(store::Id frame, const cv::Mat& start, bool hadCorrection, QPointF point, double radius,
                     std::uint8_t value);
    void moveStroke(QPointF point);
    void endStroke();
    bool isStroking() const { return stroking_ != 0; }
    void flush(); ///< asks for waiting saves now

Q_SIGNALS:
    void painted(qint64 frame, QRect box);            ///< pixels changed, by a stroke, undo or redo
    void saveRequested(qint64 frame, cv::Mat trimap); ///< empty: nothing is left of the correction, it goes

private:
    friend class StrokeCommand;
    struct Sheet {
        cv::Mat trimap;
        bool hadCorrection = false;
        int strokes = 0; ///< not undone
    };
    void apply(store::Id frame, const cv::Rect& box, const cv::Mat& patch, int strokes);

    QHash<store::Id, Sheet> sheets_;
    QUndoStack undo_;
    QTimer saver_;
    QSet<store::Id> unsaved_;
    store::Id stroking_ = 0;
    cv::Mat before_;
    cv::Rect box_;
    QPointF last_;
    double radius_ = 0;
    std::uint8_t value_ = 0;
};

} // namespace clutch::ui
