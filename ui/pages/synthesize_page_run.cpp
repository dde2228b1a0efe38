// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/options/options_form.h"
#include "ui/pages/dataset_options.h"
#include "ui/pages/likelihood_section.h"
#include "ui/pages/off_reason.h"
#include "ui/pages/synthesize_page.h"
#include "ui/shell/confirm_row.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"

#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>

namespace clutch::ui {

void SynthesizePage::refreshControls()
{
    refreshOptions();
    refreshRun();
    refreshMiddle(); // its button is that of the options once more
}

void SynthesizePage::refreshOptions()
{
    const QString background = form_->values().value(QStringLiteral("background"));
    form_->setRowEnabled(QStringLiteral("colour"), background == QLatin1String("colour"),
                         tr("Off: the background is not one colour"));
    const bool structured = form_->values().value(QStringLiteral("placement")) == QLatin1String("structure");
    for (const char* field : {"evaluations", "least-visible"})
        form_->setRowEnabled(QLatin1String(field), structured, tr("Off: the placement is not structure"));
    likelihood_->setVisible(structured);
    backgrounds_->setVisible(background == QLatin1String("images"));
    backgrounds_->setEnabled(session_.objectId() != 0 && !session_.isReadOnly());
    backgrounds_->setToolTip(session_.isReadOnly()      ? tr("Off: this project is open read-only")
                             : session_.objectId() == 0 ? tr("Off: name your object on the Record page first")
                                                        : QString());
    const bool hasImage = strip_ && strip_->currentIndex().isValid() && !follows_;
    delete_->setEnabled(hasImage && !session_.isReadOnly() && job_ == 0);
    delete_->setToolTip(delete_->isEnabled()    ? tr("Delete this picture (Del)")
                        : session_.isReadOnly() ? tr("Off: this project is open read-only")
                        : job_ != 0             ? tr("Off while pictures are being made")
                                                : tr("Choose a picture first"));
    if (!delete_->isEnabled()) confirmDelete_->hide();
    chooseView();
}

void SynthesizePage::refreshRun()
{
    const auto wanted = dataForm_->as<DatasetOptions>();
    const Refusal refused = job_ == 0 ? refusal() : Refusal{};
    offeredSeed_ = refused.seed;
    takeSeed_->setVisible(offeredSeed_.has_value());
    if (offeredSeed_) takeSeed_->setText(tr("Take seed %1").arg(*offeredSeed_));
    setOffReason(*run_, *offReason_, refused.why,
                 job_ == 0 ? QString() : tr("What is finished is kept; run it again to go on"));
    if (job_ != 0) {
        run_->setText(stopping_ ? tr("Stopping") : tr("Cancel"));
        run_->setEnabled(!stopping_);
        return;
    }
    const store::DatasetRow* present = datasetNamed(wanted.dataset);
    const std::int64_t missing = std::int64_t(wanted.count) - (present ? present->images : 0);
    run_->setText(present && missing > 0 ? tr("Add %Ln pictures", nullptr, int(missing))
                                         : tr("Make %Ln pictures", nullptr, wanted.count));
}

void SynthesizePage::runOrCancel()
{
    if (job_ != 0) {
        session_.runner().cancel(job_);
        return;
    }
    if (!session_.hasProject()) return;
    const auto wanted = dataForm_->as<DatasetOptions>();
    jobs::SynthesisRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.dataset = wanted.dataset;
    request.count = wanted.count;
    request.options = form_->as<synthesis::SynthesisOptions>();
    session_.setSeed(std::uint64_t(wanted.seed));
    if (request.options.placement == synthesis::PlacementMode::Structure)
        request.watch = std::make_shared<jobs::PlacementWatch>();
    watch_ = request.watch;
    watchedEvaluations_ = request.options.evaluations;
    awaited_ = wanted.dataset;
    seedIsTheirs_ = false; // for these pictures, not for those of another data set
    follows_ = true;
    session_.run(jobs::makeSynthesisJob(std::move(request)), true);
    if (const store::DatasetRow* present = datasetNamed(awaited_)) session_.setDataset(present->id);
}

bool SynthesizePage::acceptsDrop(const QStringList& paths) const
{
    static const QStringList endings{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                                     QStringLiteral("bmp"), QStringLiteral("tif"), QStringLiteral("tiff"),
                                     QStringLiteral("webp")};
    return session_.objectId() != 0 && std::all_of(paths.begin(), paths.end(), [](const QString& path) {
               return endings.contains(QFileInfo(path).suffix().toLower());
           });
}

void SynthesizePage::dropFiles(const QStringList& paths)
{
    addBackgrounds(paths);
}

void SynthesizePage::addBackgrounds(const QStringList& files)
{
    jobs::AddPhotosRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.role = "background";
    for (const QString& file : files)
        request.files.push_back(pathFromUtf8(file.toStdString()));
    session_.run(jobs::makeAddPhotosJob(std::move(request)));
    form_->setValues({{QStringLiteral("background"), QStringLiteral("images")}});
}

} // namespace clutch::ui
