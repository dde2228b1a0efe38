// SPDX-License-Identifier: Apache-2.0
#include "engine/core/image.h"
#include "engine/media/image_file.h"
#include "ui/pages/matte_page.h"
#include "ui/views/film_strip.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/trimap_paint.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QUndoCommand>

#include <algorithm>

namespace clutch::ui {

namespace {

// A person's decision on one frame.
class VerdictCommand : public QUndoCommand {
public:
    VerdictCommand(MattePage& page, qint64 frame, store::Verdict before, store::Verdict after)
        : QUndoCommand(MattePage::tr("verdict")), page_(page), frame_(frame), before_(before), after_(after)
    {
    }
    void undo() override { page_.setVerdict(frame_, before_); }
    void redo() override { page_.setVerdict(frame_, after_); }

private:
    MattePage& page_;
    const qint64 frame_;
    const store::Verdict before_, after_;
};

std::uint8_t trimapValue(int paint)
{
    return paint == MattePage::Object       ? kTrimapObject
           : paint == MattePage::Background ? kTrimapBackground
                                            : kTrimapUnknown;
}

} // namespace

int MattePage::positionOf(qint64 frame) const
{
    const auto found = std::ranges::find(snapshot_.frames, frame, [](const FrameInfo& info) { return info.row.id; });
    return found == snapshot_.frames.end() ? -1 : int(found - snapshot_.frames.begin());
}

bool MattePage::isReadyToPaint() const
{
    const FrameInfo* frame = current();
    return frame && !readingPictures_ && pictures_.frame == frame->row.id && !pictures_.image.isNull() &&
           view_->current() == Trimap;
}

void MattePage::beginStroke(QPointF point, Qt::KeyboardModifiers modifiers)
{
    const FrameInfo* frame = current();
    if (!isReadyToPaint()) return;
    strip_->setPlaying(false);
    int paint = paint_->current();
    if (modifiers & Qt::ControlModifier)
        paint = Background;
    else if (modifiers & Qt::ShiftModifier)
        paint = Unknown;
    cv::Mat start = pictures_.trimap;
    // A frame in which nothing was found starts as all background: the object and the strip around it are painted in.
    if (start.empty())
        start = cv::Mat(pictures_.image.height(), pictures_.image.width(), CV_8UC1, cv::Scalar(kTrimapBackground));
    editor_.beginStroke(frame->row.id, start, frame->correction.has_value(), point, canvas_->brushRadius(),
                        trimapValue(paint));
}

void MattePage::showPainted(qint64 frame, const QRect& box)
{
    const FrameInfo* shown = current();
    if (!shown || shown->row.id != frame) {
        // Undone on another frame: go there, so that it is seen.
        const int position = positionOf(frame);
        if (position < 0) return;
        strip_->setCurrent(position);
        return setView(Trimap);
    }
    if (view_->current() != Trimap) return setView(Trimap);
    const cv::Mat trimap = editor_.shown(frame, pictures_.trimap);
    if (trimapOverlay_.isNull() || pictures_.frame != frame) return showPictures();
    // The canvas lets go first, so that painting does not copy the whole overlay.
    canvas_->setOverlay({});
    updateTrimapOverlay(trimapOverlay_, trimap, cv::Rect(box.x(), box.y(), box.width(), box.height()));
    canvas_->setOverlay(trimapOverlay_);
}

void MattePage::saveCorrection(qint64 frame, const cv::Mat& trimap)
{
    const int position = positionOf(frame);
    const std::string file = "corrections/" + std::to_string(frame) + ".png";
    if (trimap.empty()) {
        store_.write([frame](store::Project& project) { project.removeCorrection(frame); },
                     [this] { session_.notifyContentChanged(); });
    } else {
        store_.write(
            [frame, trimap, file](store::Project& project) {
                media::writeImage(project.absolute(file), trimap);
                project.saveCorrection({frame, file, false});
            },
            [this] { session_.notifyContentChanged(); });
    }
    if (position < 0 || closing_) return;
    FrameInfo& info = snapshot_.frames[std::size_t(position)];
    info.correction = trimap.empty() ? std::nullopt : std::optional(store::CorrectionRow{frame, file, false});
    refreshFrame(position);
}

void MattePage::decide(store::Verdict verdict)
{
    const FrameInfo* frame = current();
    if (!frame || !frame->matte || !accept_->isEnabled()) return;
    const store::Verdict before = frame->verdict();
    // The same again takes it back.
    const store::Verdict after = before == verdict ? store::Verdict::Automatic : verdict;
    editor_.undoStack().push(new VerdictCommand(*this, frame->row.id, before, after));
}

void MattePage::setVerdict(qint64 frame, store::Verdict verdict)
{
    store_.write([frame, verdict](store::Project& project) { project.setVerdict(frame, verdict); },
                 [this] { session_.notifyContentChanged(); });
    const int position = positionOf(frame);
    if (position < 0 || !snapshot_.frames[std::size_t(position)].matte) return;
    snapshot_.frames[std::size_t(position)].matte->verdict = verdict;
    strip_->setCurrent(position);
    refreshFrame(position);
}

bool MattePage::handleKey(int key)
{
    if (key == Qt::Key_B) {
        if (brush_->isEnabled()) setBrushActive(!brush_->isChecked());
        return true;
    }
    if (key == Qt::Key_Escape && brush_->isChecked()) {
        setBrushActive(false);
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        decide(store::Verdict::Accepted);
        return true;
    }
    if (key == Qt::Key_Delete) {
        decide(store::Verdict::Rejected);
        return true;
    }
    return false;
}

// Single letters act only where the picture, the strip or the list has the focus.
bool MattePage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return Page::eventFilter(watched, event);
    auto* press = static_cast<QKeyEvent*>(event);
    if ((press->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return Page::eventFilter(watched, event);
    static constexpr int kOwn[] = {Qt::Key_B, Qt::Key_Escape, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Delete};
    static constexpr int kStrip[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_A,    Qt::Key_D,
                                     Qt::Key_V,    Qt::Key_C,     Qt::Key_Home, Qt::Key_End};
    const bool own = std::ranges::find(kOwn, press->key()) != std::end(kOwn);
    const bool forStrip = watched == canvas_ && std::ranges::find(kStrip, press->key()) != std::end(kStrip);
    if (!own && !forStrip) return Page::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return false;
    }
    return own ? handleKey(press->key()) : strip_->handleKey(press->key());
}

} // namespace clutch::ui
