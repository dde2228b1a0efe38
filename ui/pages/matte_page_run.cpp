// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/options/options_form.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/matte_page_frame_list.h"
#include "ui/views/film_strip.h"
#include "ui/views/segmented_switch.h"

#include <QComboBox>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr std::size_t kNeighbours = 5; // on each side of a corrected frame

} // namespace

void MattePage::chooseRecording(int index)
{
    editor_.flush();
    wanted_ = recording_->itemData(index).toLongLong();
    reload();
}

void MattePage::run(bool again)
{
    // What was painted a moment ago must be on disk before the job looks for corrections.
    editor_.flush();
    store_.write([](store::Project&) {},
                 [this, again] {
                     jobs::MattesRequest request;
                     request.project = pathFromUtf8(session_.projectFolder().toStdString());
                     request.object = session_.objectName().toStdString();
                     request.recording = snapshot_.recording;
                     request.options = form_->as<matting::MattingOptions>();
                     request.again = again;
                     if (!again) request.frames = framesToMatteAgain();
                     runs_ << session_.run(jobs::makeMattesJob(std::move(request)));
                     refreshEnabled();
                     Q_EMIT statusChanged();
                 });
}

// A correction speaks for the frames around it too. Nothing corrected: empty, the job finds what is out of date.
std::vector<store::Id> MattePage::framesToMatteAgain() const
{
    const auto& frames = snapshot_.frames;
    std::vector<bool> wanted(frames.size());
    bool anyCorrected = false;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (!frames[i].matte) wanted[i] = true;
        if (!frames[i].correction || frames[i].correction->matted) continue;
        anyCorrected = true;
        const std::size_t first = i < kNeighbours ? 0 : i - kNeighbours;
        const std::size_t last = std::min(frames.size() - 1, i + kNeighbours);
        std::fill(wanted.begin() + std::ptrdiff_t(first), wanted.begin() + std::ptrdiff_t(last) + 1, true);
    }
    std::vector<store::Id> ids;
    for (std::size_t i = 0; anyCorrected && i < frames.size(); ++i) {
        if (wanted[i]) ids.push_back(frames[i].row.id);
    }
    return ids;
}

void MattePage::jobChanged(qint64 job)
{
    if (!runs_.contains(job)) return;
    const auto status = session_.runner().status(job);
    using enum jobs::JobState;
    if (!status || status->state == Done || status->state == Cancelled || status->state == Failed) {
        runs_.remove(job);
        reload();
    }
    refreshEnabled();
    Q_EMIT statusChanged();
}

// Whatever is off says why.
void MattePage::refreshEnabled()
{
    QString reason;
    if (!session_.hasProject())
        reason = tr("Open or create a project first");
    else if (session_.isReadOnly())
        reason = tr("The project is open in another window: this one only shows it");
    else if (snapshot_.frames.empty())
        reason = tr("Record or import a video first");
    const FrameInfo* frame = current();
    const auto set = [](QWidget* widget, const QString& why, const QString& tip) {
        widget->setEnabled(why.isEmpty());
        widget->setToolTip(why.isEmpty() ? tip : why);
    };
    const bool waits =
        std::ranges::any_of(snapshot_.frames, [](const FrameInfo& f) { return f.correction && !f.correction->matted; });
    run_->setText(waits ? tr("Re-matte corrected frames") : tr("Matte"));
    const QString running =
        !reason.isEmpty() || runs_.isEmpty() ? reason : tr("It is being matted: the jobs panel shows how far it is");
    set(run_, running,
        waits ? tr("The corrected frames and five on each side of them; corrections and decisions are kept")
              : tr("Frames that are new, corrected or were made with other options; corrections are kept"));
    set(runAll_, running, tr("Every frame of this recording; corrections are kept"));
    const QString noMatte = !reason.isEmpty()         ? reason
                            : !frame || !frame->matte ? tr("This frame has no matte yet: press Matte first")
                                                      : QString();
    set(accept_, noMatte, tr("Use this frame whatever its quality (Return); again: let the quality decide"));
    set(reject_, noMatte, tr("Do not use this frame (Del); again: let the quality decide"));
    set(brush_, noMatte, tr("Correct the trimap (B)"));
}

} // namespace clutch::ui
