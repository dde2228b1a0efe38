// SPDX-License-Identifier: Apache-2.0
// The part of the Photos page that shows what a photo's light does.
#include "ui/models/gallery_view.h"
#include "ui/options/options_form.h"
#include "ui/pages/photos_page.h"
#include "ui/views/before_after_view.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QLabel>
#include <QLocale>
#include <QStyle>

namespace clutch::ui {

// The synthetic picture is looked for once, and again when another is wanted.
void PhotosPage::showLight()
{
    if (view_->current() != Light || !session_.hasProject()) return;
    if (subject_->current() == Itself || source_) return requestLight();
    const store::Id object = session_.objectId();
    const auto turn = sourceTurn_;
    store_.ask<SyntheticSource>(
        [object, turn](store::Project& project) { return findSyntheticSource(project, object, turn); },
        [this, object, turn](const SyntheticSource& source) {
            if (object == session_.objectId() && turn == sourceTurn_) takeSource(source);
        });
}

void PhotosPage::takeSource(const SyntheticSource& source)
{
    if (!source.isEmpty()) source_ = source;
    requestLight();
    if (!source.isEmpty() || subject_->current() == Itself) return;
    compare_->setImages({}, {});
    compare_->canvas()->setEmptyText(tr("No cut-outs yet"), tr("Make the object's mattes first: a synthetic picture is "
                                                               "laid from its cut-outs. Until then look at what "
                                                               "happens to \"This photo\"."));
}

void PhotosPage::requestLight()
{
    const PhotoInfo* photo = current();
    if (view_->current() != Light || !photo) return;
    const bool itself = subject_->current() == Itself;
    if (!itself && !source_) return;
    light_.request({photo->file, itself ? std::nullopt : source_, form_->as<LightOptions>()});
}

void PhotosPage::takeLight(const LightResult& result)
{
    if (view_->current() != Light) return;
    const auto options = form_->as<LightOptions>();
    const bool itself = subject_->current() == Itself;
    compare_->canvas()->setEmptyText(tr("This picture cannot be read"), result.unreadable);
    compare_->setImages(result.before, result.after);
    const QString subject = itself                                ? tr("as it was taken")
                            : source_ && !source_->name.isEmpty() ? source_->name
                                                                  : tr("as it was laid");
    compare_->setCaptions(subject, itself ? tr("as the model will see it") : tr("in this photo's light"));
    if (result.after.isNull()) {
        clipped_->clear();
        return clippedHint_->clear();
    }
    const bool much = result.clippedShare > synthesis::kMuchClipped;
    clipped_->setText(tr("%1 %").arg(QLocale().toString(100 * result.clippedShare, 'f', 1)));
    QString hint = tr("of the pixels came out brighter than white or darker than black and were clipped.");
    if (itself && options.mode == LightOptions::Mode::Replace)
        hint = tr("A photo's light replaced by its own changes nothing.");
    else if (much)
        hint += QLatin1Char(' ') + tr("That is much: try the other mode, or a photo in softer light.");
    if (!itself && current() && !current()->teaches())
        hint += QLatin1Char('\n') + tr("This photo is held out: no picture that teaches takes its light.");
    clippedHint_->setText(hint);
    clippedHint_->setProperty("role", much ? "warn" : "muted");
    clippedHint_->style()->unpolish(clippedHint_);
    clippedHint_->style()->polish(clippedHint_);
}

} // namespace clutch::ui
