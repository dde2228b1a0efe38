// SPDX-License-Identifier: Apache-2.0
// The part of the Dataset page that changes the data set: deleting with undo, making anew.
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/pages/dataset_page.h"
#include "ui/shell/confirm_row.h"
#include "ui/shell/session.h"
#include "ui/views/segmented_switch.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFrame>
#include <QItemSelectionModel>
#include <QLabel>
#include <QUndoCommand>

#include <algorithm>

namespace clutch::ui {

namespace {

class RemoveCommand : public QUndoCommand {
public:
    RemoveCommand(DatasetPage& page, store::Id dataset, std::vector<int> numbers)
        : QUndoCommand(DatasetPage::tr("delete pictures")), page_(page), dataset_(dataset), numbers_(std::move(numbers))
    {
    }
    void undo() override { page_.setRemoved(dataset_, numbers_, false); }
    void redo() override { page_.setRemoved(dataset_, numbers_, true); }

private:
    DatasetPage& page_;
    const store::Id dataset_;
    const std::vector<int> numbers_;
};

// What the runner calls the jobs that write into data sets, whoever queued them.
const std::string& synthesisTitle()
{
    static const std::string title = jobs::makeSynthesisJob({})->title();
    return title;
}

const std::string& regenerateTitle()
{
    static const std::string title = jobs::makeRegenerateJob({})->title();
    return title;
}

// Ascending; without a selection the current one.
std::vector<int> chosenRows(const QAbstractItemView& strip)
{
    std::vector<int> rows;
    for (const QModelIndex& index : strip.selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    if (rows.empty() && strip.currentIndex().isValid()) rows.push_back(strip.currentIndex().row());
    std::ranges::sort(rows);
    return rows;
}

QString withKey(const QString& text, const QAction& action)
{
    return QStringLiteral("%1 (%2)").arg(text, action.shortcut().toString(QKeySequence::NativeText));
}

} // namespace

void DatasetPage::jobSampled()
{
    const std::int64_t before = remaking_;
    const bool wasBusy = busy_;
    const int percentBefore = percent_;
    busy_ = false;
    remaking_ = 0;
    percent_ = -1;
    for (const jobs::JobStatus& status : monitor_->statuses()) {
        if (isFinished(status.state)) continue;
        const bool anew = status.title == regenerateTitle();
        busy_ = busy_ || anew || status.title == synthesisTitle();
        if (!anew || remaking_ != 0) continue;
        remaking_ = status.id;
        percent_ = percentOf(status.progress);
    }
    if (before == remaking_ && wasBusy == busy_ && percentBefore == percent_) return;
    refreshActions();
    Q_EMIT statusChanged();
}

std::vector<store::Id> DatasetPage::chosenPictures() const
{
    const std::vector<int> rows = chosenRows(*strip_);
    std::vector<store::Id> pictures;
    pictures.reserve(rows.size());
    for (const int row : rows)
        pictures.push_back(model_->at(row).id);
    return pictures;
}

void DatasetPage::refreshActions()
{
    const int chosen = int(chosenPictures().size());
    const QString why = session_.isReadOnly() ? tr("Off: this project is open read-only")
                        : busy_               ? tr("Off while pictures are being made")
                                              : QString();
    const QString whyNone = !why.isEmpty() ? why : chosen == 0 ? tr("Off: choose a picture first") : QString();
    remove_->setEnabled(whyNone.isEmpty());
    remove_->setToolTip(whyNone.isEmpty() ? withKey(tr("Delete %Ln pictures", nullptr, chosen), *remove_) : whyNone);
    const QString whyNotAnew =
        whyNone.isEmpty() && view_->current() == Statistics ? tr("Off: choose pictures in another view") : whyNone;
    anew_->setEnabled(whyNotAnew.isEmpty());
    anew_->setToolTip(whyNotAnew.isEmpty()
                          ? withKey(tr("Make %Ln pictures anew, with other seeds", nullptr, chosen), *anew_)
                          : whyNotAnew);
    if (!anew_->isEnabled() || chosenPictures() != asked_) confirmAnew_->hide();
    undoAction_->setEnabled(undo_.canUndo() && why.isEmpty());
    undoAction_->setToolTip(!why.isEmpty()     ? why
                            : !undo_.canUndo() ? tr("Off: nothing to undo")
                                               : withKey(tr("Undo: %1").arg(undo_.undoText()), *undoAction_));
    redoAction_->setEnabled(undo_.canRedo() && why.isEmpty());
    if (!undo_.canUndo() || !why.isEmpty()) notice_->hide();
    const int rows = model_->rowCount(), row = strip_->currentIndex().row();
    caption_->setText(chosen > 1 ? tr("%Ln pictures chosen", nullptr, chosen)
                      : row >= 0 ? tr("Picture %1 of %2").arg(row + 1).arg(rows)
                                 : tr("%Ln pictures", nullptr, rows));
}

void DatasetPage::removeChosen()
{
    const std::vector<int> rows = chosenRows(*strip_);
    if (!remove_->isEnabled() || rows.empty()) return;
    std::vector<int> numbers;
    numbers.reserve(rows.size());
    for (const int row : rows)
        numbers.push_back(model_->at(row).number);
    undo_.push(new RemoveCommand(*this, snapshot_.dataset, std::move(numbers)));
    noteRemoval(int(rows.size()));
}

void DatasetPage::setRemoved(store::Id dataset, const std::vector<int>& numbers, bool removed)
{
    session_.setDataset(dataset);
    worker_.ask<std::vector<store::Id>>(
        [dataset, numbers, removed](store::Project& project) {
            std::vector<store::Id> pictures = project.imagesNumbered(dataset, numbers);
            project.setImagesRemoved(pictures, removed);
            return pictures;
        },
        [this, removed](std::vector<store::Id> pictures) {
            if (!removed) choose_ = std::move(pictures); // what came back is what one wants to see
            reload();
            session_.notifyContentChanged();
        },
        [this] { // what could not be saved can be neither undone nor done again
            undo_.clear();
            notice_->hide();
        });
}

void DatasetPage::noteRemoval(int pictures)
{
    noticeText_->setText(tr("%Ln pictures deleted", nullptr, pictures));
    notice_->show();
}

// The old pictures are gone then: nothing keeps them for an undo.
void DatasetPage::askToRemake()
{
    if (!anew_->isEnabled()) return;
    asked_ = chosenPictures();
    if (asked_.empty()) return;
    confirmAnew_->ask(
        tr("Make %Ln pictures anew? The present ones cannot be brought back.", nullptr, int(asked_.size())));
}

void DatasetPage::remake()
{
    if (!anew_->isEnabled() || asked_.empty()) return;
    jobs::RegenerateRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.images.assign(asked_.begin(), asked_.end());
    session_.run(jobs::makeRegenerateJob(std::move(request)), true);
}

} // namespace clutch::ui
