// SPDX-License-Identifier: Apache-2.0
// The part of the Export page that brings its widgets up to date.
#include "ui/pages/export_page.h"
#include "ui/pages/export_page_preview.h"
#include "ui/pages/export_page_split.h"
#include "ui/pages/off_reason.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace clutch::ui {

// With nothing to write, the page leads to the step that comes next.
void ExportPage::refreshEmpty()
{
    const bool nothing = datasets_.empty() && cutouts_ == 0;
    stack_->setCurrentWidget(nothing ? static_cast<QWidget*>(empty_) : cardsPage_);
    if (!nothing) return;
    if (recordings_ == 0) {
        nextStage_ = QStringLiteral("record");
        empty_->setText(tr("Nothing to export yet"),
                        tr("Record your object first. Pictures and cut-outs made from it are written from here for "
                           "your training tools."),
                        tr("Go to Record"));
    } else {
        nextStage_ = QStringLiteral("matte");
        empty_->setText(tr("Nothing to export yet"),
                        tr("Cut your object out on the Matte page, then make pictures on the Synthesize page. They "
                           "are written from here for your training tools."),
                        tr("Go to Matte"));
    }
}

QString ExportPage::whyNot() const
{
    if (!session_.hasProject()) return tr("Off: open or create a project first");
    if (datasets_.empty() && cutouts_ == 0) return tr("Off: there is nothing to export yet");
    if (isCutouts() && cutouts_ == 0) return tr("Off: there are no cut-outs yet");
    if (!isCutouts() && !dataset()) return tr("Off: there is no data set yet; make pictures on the Synthesize page");
    if (folder_->text().trimmed().isEmpty()) return tr("Off: choose a folder first");
    if (!split_->problem().isEmpty()) return tr("Off: the shares of the split do not add up");
    return {};
}

void ExportPage::refreshSplit()
{
    split_->setPossible(!isCutouts() && dataset(), isCutouts() ? tr("Off: cut-outs are not split into parts")
                                                               : tr("Off: there is no data set yet"));
    split_->setHint(recordings_ > 1 ? tr("Pictures of a recording stay together. If they all mix the same recordings, "
                                         "they are split at random, and you are told.")
                                    : tr("There is one recording: pictures are split at random and the same cut-outs "
                                         "are in every part, so scores on val and test say little about other "
                                         "objects."));
}

void ExportPage::refreshControls()
{
    datasetBox_->setEnabled(!isCutouts() && !datasets_.empty());
    datasetBox_->setToolTip(isCutouts()         ? tr("Off: cut-outs belong to the object, not to a data set")
                            : datasets_.empty() ? tr("Off: there is no data set yet")
                                                : QString());
    refreshSplit();
    refreshTree();
    const QString why = job_ == 0 ? whyNot() : QString();
    run_->setText(job_ == 0 ? tr("Export") : stopping_ ? tr("Stopping") : tr("Cancel"));
    setOffReason(*run_, *offReason_, why);
    if (stopping_) run_->setEnabled(false);
    const bool anything = !datasets_.empty() || cutouts_ > 0;
    for (QWidget* widget : {static_cast<QWidget*>(folder_), static_cast<QWidget*>(browse_)}) {
        widget->setEnabled(anything);
        widget->setToolTip(anything ? QString() : tr("Off: there is nothing to export yet"));
    }
}

void ExportPage::refreshTree()
{
    ExportTree::Plan plan;
    plan.format = format();
    plan.folder = QFileInfo(folder_->text()).fileName();
    plan.items = isCutouts() ? qint64(cutouts_) : dataset() ? qint64(dataset()->images) : 0;
    plan.isSplit = split_->isOn();
    plan.percents = split_->percents();
    tree_->setVisible(plan.items > 0);
    nothingToWrite_->setVisible(plan.items == 0);
    tree_->showPlan(plan);
}

} // namespace clutch::ui
