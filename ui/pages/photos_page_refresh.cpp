// SPDX-License-Identifier: Apache-2.0
// The part of the Photos page that brings its widgets up to date.
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_text.h"
#include "ui/models/gallery_view.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/photos_page.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/empty_state.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr int kNameWidth = 240; // px, of the narrowest inspector
}

QString PhotosPage::whyNoChange() const
{
    if (!session_.hasProject()) return tr("Open or create a project first");
    if (session_.isReadOnly()) return tr("The project is open in another window: this one only shows it");
    if (session_.objectId() == 0) return tr("Name your object on the Record page first");
    return {};
}

// A job that makes pictures has chosen among the photos that teach.
QString PhotosPage::whyNoOtherPart() const
{
    static const std::string synthesis = jobs::makeSynthesisJob({})->title(),
                             anew = jobs::makeRegenerateJob({})->title();
    if (QString why = whyNoChange(); !why.isEmpty()) return why;
    for (const jobs::JobStatus& status : session_.runner().statuses())
        if (!isFinished(status.state) && (status.title == synthesis || status.title == anew))
            return tr("Off while pictures are being made");
    return {};
}

void PhotosPage::refresh()
{
    const QLocale locale;
    const int teach = model_->teachCount();
    teachCount_->setText(locale.toString(teach));
    heldCount_->setText(locale.toString(model_->rowCount() - teach));
    chosenPart_->setVisible(current() && !chosen().isEmpty());
    lightPart_->setVisible(view_->current() == Light && current());
    if (current() && !chosen().isEmpty()) refreshChosen();
    refreshEnabled();
    refreshMiddle();
}

void PhotosPage::refreshChosen()
{
    const QVector<PhotoInfo> photos = chosen();
    const int count = int(photos.size());
    const QString name = count == 1 ? photos.first().name() : tr("%Ln photos chosen", nullptr, count);
    name_->setText(name_->fontMetrics().elidedText(name, Qt::ElideMiddle, kNameWidth));
    name_->setToolTip(name);
    const int teach = int(std::ranges::count_if(photos, &PhotoInfo::teaches));
    QString details = count > 1    ? tr("%L1 teach, %L2 held out").arg(teach).arg(count - teach)
                      : teach == 1 ? tr("teaches")
                                   : tr("held out");
    if (count == 1 && shown_ == photos.first().file && !canvas_->image().isNull())
        details = tr("%1 \u00d7 %2 px").arg(canvas_->image().width()).arg(canvas_->image().height()) +
                  QStringLiteral(", ") + details;
    details_->setText(details);
}

// Whatever is off says why.
void PhotosPage::refreshEnabled()
{
    const auto set = [](QWidget* widget, const QString& why, const QString& tip) {
        widget->setEnabled(why.isEmpty());
        widget->setToolTip(why.isEmpty() ? tip : why);
    };
    const QString why = whyNoChange();
    const bool any = model_->rowCount() > 0;
    set(importFiles_, why, tr("Photos, one or many; they can be dropped anywhere on the window too"));
    set(importFolder_, why, tr("All photos in a folder and the folders in it"));
    const QString whyPart = whyNoOtherPart();
    set(split_, !whyPart.isEmpty() || any ? whyPart : tr("There are no photos yet"),
        tr("Draws anew which of every four photos is held out; can be undone"));
    set(teach_, whyPart, tr("May lend its light to synthetic pictures (T)"));
    set(holdOut_, whyPart, tr("Is kept to judge by (H)"));
    const QString busy = why.isEmpty() && session_.runner().isBusy() ? tr("Off while a job runs") : why;
    set(remove_, !busy.isEmpty() || !chosen().isEmpty() ? busy : tr("Choose a photo first"),
        tr("Remove from the project (Del)"));
    undo_->setEnabled(busy.isEmpty() && history_.canUndo());
    redo_->setEnabled(busy.isEmpty() && history_.canRedo());
    undo_->setToolTip(!busy.isEmpty() ? busy : tr("Undo") + QLatin1Char(' ') + history_.undoText());
    redo_->setToolTip(!busy.isEmpty() ? busy : tr("Redo") + QLatin1Char(' ') + history_.redoText());
    const bool light = view_->current() == Light;
    subject_->setVisible(light);
    another_->setVisible(light);
    another_->setEnabled(subject_->current() == Synthetic);
    grid_->setVisible(!light);
    form_->setVisible(light);
}

void PhotosPage::refreshMiddle()
{
    const bool any = model_->rowCount() > 0;
    picture_->setCurrentWidget(any ? work_ : static_cast<QWidget*>(empty_));
    stripPages_->setCurrentIndex(any ? 1 : 0);
    views_->setCurrentIndex(view_->current() == Light ? 2 : grid_->isChecked() ? 1 : 0);
    if (any) return;
    const QString why = whyNoChange();
    if (session_.hasProject() && session_.objectId() == 0) {
        empty_->setText(tr("Which object?"), tr("Photos belong to an object. Record one, or give it a name, first."),
                        tr("Go to Record"));
        return empty_->setButtonEnabled(true, {});
    }
    empty_->setText(tr("No photos of real heaps yet"),
                    tr("Take some photos of the heaps you want to count and drop them here. No annotation needed: "
                       "they show how light falls where you work, and some are kept to judge the result by."),
                    tr("Import photos..."));
    empty_->setButtonEnabled(why.isEmpty(), why);
}

} // namespace clutch::ui
