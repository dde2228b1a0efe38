// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/options/options_form.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/matte_page_frame_list.h"
#include "ui/pages/off_reason.h"
#include "ui/views/film_strip.h"
#include "ui/views/segmented_switch.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <tuple>

namespace clutch::ui {

namespace {

constexpr std::size_t kNeighbours = 5; // on each side of a corrected frame

// What the runner calls the job, whoever queued it.
const std::string& mattesTitle()
{
    static const std::string title = jobs::makeMattesJob({})->title();
    return title;
}

} // namespace

void MattePage::chooseRecording(int index)
{
    editor_.flush();
    wanted_ = recording_->itemData(index).toLongLong();
    reload();
}

void MattePage::runOrCancel()
{
    if (job_ != 0)
        session_.runner().cancel(job_);
    else
        run(false);
}

void MattePage::run(bool again)
{
    if (starting_ || job_ != 0) return;
    starting_ = true;
    refreshEnabled();
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
                     starting_ = false; // before: that it is in the queue is heard within the call
                     session_.run(jobs::makeMattesJob(std::move(request)));
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

void MattePage::jobSampled()
{
    const std::int64_t before = job_;
    const auto seen = std::tuple(job_, percent_, stopping_, waiting_);
    job_ = 0;
    percent_ = -1;
    stopping_ = waiting_ = false;
    for (const jobs::JobStatus& status : monitor_->statuses()) {
        if (status.title != mattesTitle() || isFinished(status.state) || job_ != 0) continue;
        job_ = status.id;
        percent_ = percentOf(status.progress);
        stopping_ = status.state == jobs::JobState::Stopping;
        waiting_ = status.state == jobs::JobState::Queued;
        progress_->setText(progressText(status));
        bar_->setRange(0, percent_ < 0 && !waiting_ ? 0 : 100);
        bar_->setValue(std::max(0, percent_));
    }
    if (seen == std::tuple(job_, percent_, stopping_, waiting_)) return;
    if (before != 0 && job_ == 0) reload();
    refreshEnabled();
    Q_EMIT statusChanged();
}

void MattePage::refreshRun(const QString& whyNot)
{
    const bool waits =
        std::ranges::any_of(snapshot_.frames, [](const FrameInfo& f) { return f.correction && !f.correction->matted; });
    progress_->setVisible(job_ != 0);
    bar_->setVisible(job_ != 0);
    run_->setText(job_ == 0   ? waits ? tr("Re-matte corrected frames") : tr("Matte")
                    : stopping_ ? tr("Stopping")
                              : tr("Cancel"));
    setOffReason(*run_, *offReason_, job_ == 0 ? whyNot : QString(),
                 job_ != 0 ? tr("What is finished is kept; run it again to go on")
                 : waits ? tr("The corrected frames and five on each side of them; corrections and decisions are kept")
                         : tr("Frames that are new, corrected or were made with other options; corrections are kept"));
    if (starting_ || stopping_) run_->setEnabled(false);
    const bool busy = starting_ || job_ != 0;
    runAll_->setEnabled(whyNot.isEmpty() && !busy);
    runAll_->setToolTip(!whyNot.isEmpty() ? whyNot
                        : busy            ? tr("Off while frames are being matted")
                                          : tr("Every frame of this recording; corrections are kept"));
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
    refreshRun(reason);
    const QString noMatte = !reason.isEmpty()         ? reason
                            : !frame || !frame->matte ? tr("This frame has no matte yet: press Matte first")
                                                      : QString();
    set(accept_, noMatte, tr("Use this frame whatever its quality (Return); again: let the quality decide"));
    set(reject_, noMatte, tr("Do not use this frame (Del); again: let the quality decide"));
    set(brush_, noMatte, tr("Correct the trimap (B)"));
}

} // namespace clutch::ui
