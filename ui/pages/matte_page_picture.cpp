// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/matte_page_frame_list.h"
#include "ui/views/film_strip.h"
#include "ui/views/segmented_switch.h"
#include "ui/views/trimap_paint.h"
#include "ui/views/volume_panel.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedLayout>
#include <QToolButton>

namespace clutch::ui {

const FrameInfo* MattePage::current() const
{
    const int position = strip_ ? strip_->current() : -1;
    return position >= 0 && position < std::ssize(snapshot_.frames) ? &snapshot_.frames[std::size_t(position)]
                                                                    : nullptr;
}

void MattePage::setView(View view)
{
    viewChosen_ = true;
    applyView(view);
}

void MattePage::applyView(View view)
{
    {
        const QSignalBlocker quiet(view_);
        view_->setCurrent(view);
    }
    stack_->setCurrentIndex(view == Volume ? 1 : 0);
    if (view != Trimap && brush_->isChecked()) brush_->setChecked(false);
    const bool overlay = view == Trimap || view == Alpha;
    opacity_->setEnabled(overlay);
    opacity_->setToolTip(overlay ? tr("Overlay opacity; T hides and shows it")
                                 : tr("Only trimap and alpha lie over the picture"));
    const bool comparable = view != Original && view != Volume;
    compare_->setEnabled(comparable);
    compare_->setToolTip(comparable ? tr("Compare with the original")
                                    : tr("Nothing to compare the original with in this view"));
    requestPictures();
}

void MattePage::setBrushActive(bool active)
{
    if (active && view_->current() != Trimap) setView(Trimap);
    brush_->setChecked(active);
    brushBar_->setVisible(active);
    canvas_->setBrush(active, brushSize_->value());
    if (active) canvas_->setFocus();
}

// The newest wish wins: while one frame is read, those passed over meanwhile are skipped.
void MattePage::requestPictures()
{
    const FrameInfo* frame = current();
    if (!frame) {
        pictures_ = {};
        return showPictures();
    }
    if (readingPictures_) {
        pictureWaits_ = true;
        return;
    }
    const store::Project& project = session_.project();
    const auto path = [&](const std::string& relative) {
        return relative.empty() ? QString() : QString::fromStdString(utf8(project.absolute(relative)));
    };
    FrameFiles files;
    files.frame = frame->row.id;
    files.image = path(frame->row.file);
    const int view = view_->current();
    if (view == Trimap)
        files.trimap = path(frame->correction ? frame->correction->trimapFile
                            : frame->matte    ? frame->matte->trimapFile
                                              : "");
    if (view == Alpha && frame->matte) files.alpha = path(frame->matte->alphaFile);
    if (view == Cutout && frame->matte) {
        files.cutout = path(frame->matte->cutoutFile);
        files.box = {frame->matte->boxX, frame->matte->boxY, frame->matte->boxWidth, frame->matte->boxHeight};
    }
    readPictures(files);
}

void MattePage::readPictures(const FrameFiles& files)
{
    readingPictures_ = true;
    pictureReader_.start([this, files] {
        FramePictures pictures;
        pictures.frame = files.frame;
        try {
            pictures = readFramePictures(files);
        } catch (...) {
            const Error error = errorFromCurrentException("studio");
            QMetaObject::invokeMethod(
                this, [this, error] { session_.raise(error); }, Qt::QueuedConnection);
        }
        // The destructor waits for the reader; a call to a page that is gone is dropped.
        QMetaObject::invokeMethod(
            this, [this, pictures] { takePictures(pictures); }, Qt::QueuedConnection);
    });
}

void MattePage::takePictures(const FramePictures& pictures)
{
    readingPictures_ = false;
    pictures_ = pictures;
    showPictures();
    if (std::exchange(pictureWaits_, false)) requestPictures();
}

void MattePage::showPictures()
{
    const int view = view_->current();
    const cv::Mat trimap = pictures_.frame ? editor_.shown(pictures_.frame, pictures_.trimap) : cv::Mat();
    const bool cutout = view == Cutout && !pictures_.cutout.isNull();
    canvas_->setBackdrop(cutout ? ImageCanvas::Backdrop::Checkerboard : ImageCanvas::Backdrop::Plain);
    canvas_->setImage(cutout ? pictures_.cutout : pictures_.image);
    trimapOverlay_ = view == Trimap ? trimapOverlay(trimap) : QImage();
    canvas_->setOverlay(view == Trimap ? trimapOverlay_ : view == Alpha ? pictures_.alpha : QImage());
    const bool compares = compare_->isChecked() && compare_->isEnabled();
    canvas_->setCompareImage(compares ? pictures_.image : QImage());
}

void MattePage::showFrameDetails()
{
    const FrameInfo* frame = current();
    if (!frame) return details_->clear();
    QStringList lines{frameCaption(*frame)};
    if (!frame->matte)
        lines << tr("not matted yet");
    else if (frame->verdict() == store::Verdict::Accepted)
        lines << tr("accepted by you");
    else if (frame->verdict() == store::Verdict::Rejected)
        lines << tr("rejected by you");
    else if (frame->matte->accepted)
        lines << tr("accepted");
    for (const QString& reason : qualityReasons(*frame))
        lines << reason;
    if (frame->correction)
        lines << (frame->correction->matted ? tr("corrected by you") : tr("corrected by you, not re-matted yet"));
    details_->setText(lines.join(u'\n'));
    refreshEnabled();
}

} // namespace clutch::ui
