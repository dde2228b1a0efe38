// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/matte_page_trimap_editor.h"

#include "ui/views/trimap_paint.h"

#include <QUndoCommand>

namespace clutch::ui {

namespace {
constexpr int kSaveDelayMs = 400;
constexpr int kUndoSteps = 200;
} // namespace

/// One stroke: the pixels of its box before and after.
class StrokeCommand : public QUndoCommand {
public:
    StrokeCommand(TrimapEditor& editor, store::Id frame, const cv::Rect& box, const cv::Mat& before,
                  const cv::Mat& after)
        : QUndoCommand(TrimapEditor::tr("brush stroke")), editor_(editor), frame_(frame), box_(box),
          before_(before.clone()), after_(after.clone())
    {
    }

    void undo() override { editor_.apply(frame_, box_, before_, -1); }
    void redo() override { editor_.apply(frame_, box_, after_, 1); }

private:
    TrimapEditor& editor_;
    const store::Id frame_;
    const cv::Rect box_;
    const cv::Mat before_, after_;
};

TrimapEditor::TrimapEditor(QObject* parent) : QObject(parent)
{
    undo_.setUndoLimit(kUndoSteps);
    saver_.setSingleShot(true);
    saver_.setInterval(kSaveDelayMs);
    connect(&saver_, &QTimer::timeout, this, &TrimapEditor::flush);
}

void TrimapEditor::clear()
{
    flush();
    stroking_ = 0;
    undo_.clear();
    sheets_.clear();
}

cv::Mat TrimapEditor::shown(store::Id frame, const cv::Mat& fromDisk) const
{
    const auto sheet = sheets_.find(frame);
    const bool painted = sheet != sheets_.end() && (sheet->strokes > 0 || sheet->hadCorrection || stroking_ == frame);
    return painted ? sheet->trimap : fromDisk;
}

void TrimapEditor::beginStroke(store::Id frame, const cv::Mat& start, bool hadCorrection, QPointF point, double radius,
                               std::uint8_t value)
{
    // With all strokes undone, what is on disk counts again: it may have been matted anew meanwhile.
    if (!sheets_.contains(frame) || (sheets_[frame].strokes <= 0 && !sheets_[frame].hadCorrection)) {
        sheets_.insert(frame, {start.clone(), hadCorrection, 0});
    }
    stroking_ = frame;
    before_ = sheets_[frame].trimap.clone();
    box_ = {};
    radius_ = radius;
    value_ = value;
    last_ = point;
    moveStroke(point);
}

void TrimapEditor::moveStroke(QPointF point)
{
    if (stroking_ == 0) return;
    const cv::Rect box = paintStroke(sheets_[stroking_].trimap, last_, point, radius_, value_);
    last_ = point;
    if (box.empty()) return;
    box_ = box_.empty() ? box : box_ | box;
    Q_EMIT painted(stroking_, QRect(box.x, box.y, box.width, box.height));
}

void TrimapEditor::endStroke()
{
    if (stroking_ == 0) return;
    const store::Id frame = std::exchange(stroking_, 0);
    // A stroke outside the picture, or over pixels that had the value already, is none.
    if (!box_.empty() && cv::norm(before_(box_), sheets_[frame].trimap(box_), cv::NORM_INF) > 0) {
        undo_.push(new StrokeCommand(*this, frame, box_, before_(box_), sheets_[frame].trimap(box_)));
    }
    before_.release();
}

void TrimapEditor::apply(store::Id frame, const cv::Rect& box, const cv::Mat& patch, int strokes)
{
    Sheet& sheet = sheets_[frame];
    patch.copyTo(sheet.trimap(box));
    sheet.strokes += strokes;
    unsaved_ << frame;
    saver_.start();
    Q_EMIT painted(frame, QRect(box.x, box.y, box.width, box.height));
}

void TrimapEditor::flush()
{
    saver_.stop();
    for (const store::Id frame : std::exchange(unsaved_, {})) {
        const Sheet& sheet = sheets_[frame];
        const bool nothingLeft = sheet.strokes <= 0 && !sheet.hadCorrection;
        Q_EMIT saveRequested(frame, nothingLeft ? cv::Mat() : sheet.trimap.clone());
    }
}

} // namespace clutch::ui
