// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/likelihood_section.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/weights.h"
#include "ui/jobs/job_monitor.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {

constexpr std::int64_t kLeastPhotos = 4; // as trainLikelihood() asks for
constexpr double kPoor = 0.7;            // accuracy; one half is chance

std::int64_t runningJob(const JobMonitor& monitor, const std::string& title)
{
    for (const jobs::JobStatus& status : monitor.statuses())
        if (status.title == title && !isFinished(status.state)) return status.id;
    return 0;
}

QLabel* textLine(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setProperty("role", "muted");
    return label;
}

QString networkName(const std::string& backbone)
{
    return backbone == "resnet50"  ? QStringLiteral("ResNet-50")
           : backbone == "alexnet" ? QStringLiteral("AlexNet")
                                   : LikelihoodSection::tr("small network");
}

} // namespace

LikelihoodSection::LikelihoodSection(Session& session, OptionsPanel& panel,
                                     std::function<synthesis::SynthesisOptions()> wanted)
    : QWidget(&panel), session_(session), wanted_(std::move(wanted)), monitor_(new JobMonitor(session, this))
{
    setObjectName(QStringLiteral("likelihoodSection"));
    build(panel);
    connect(monitor_, &JobMonitor::sampled, this, &LikelihoodSection::jobSampled);
    connect(form_, &OptionsForm::changed, this, &LikelihoodSection::refreshButtons);
    connect(learn_, &QPushButton::clicked, this, &LikelihoodSection::learnOrCancel);
    connect(fetch_, &QPushButton::clicked, this, &LikelihoodSection::fetchOrCancel);
    connect(photos_, &QPushButton::clicked, this, &LikelihoodSection::photosWanted);
    reread();
}

void LikelihoodSection::build(OptionsPanel& panel)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpaceSmall);
    auto* heading = new QLabel(tr("Likelihood").toUpper(), this);
    heading->setProperty("role", "section");
    heading->setContentsMargins(0, kSpaceSmall, 0, 0);
    state_ = textLine(QStringLiteral("likelihoodState"), this);
    form_ = new OptionsForm(this);
    form_->setFields(describe(synthesis::LikelihoodOptions{}));
    form_->rememberAs(session_, QStringLiteral("likelihood"));
    learn_ = new QPushButton(this);
    learn_->setObjectName(QStringLiteral("learnLikelihood"));
    photos_ = new QPushButton(tr("Go to Photos"), this);
    photos_->setObjectName(QStringLiteral("photosForLikelihood"));
    weights_ = textLine(QStringLiteral("weightsState"), this);
    weights_->setText(tr("It sees better with weights from ImageNet, which are not on this computer yet."));
    fetch_ = new QPushButton(this);
    fetch_->setObjectName(QStringLiteral("fetchWeights"));
    column->addWidget(heading);
    column->addWidget(state_);
    column->addWidget(form_);
    column->addWidget(photos_);
    column->addWidget(learn_);
    column->addWidget(weights_);
    column->addWidget(fetch_);
    panel.explain(learn_,
                  tr("Shows a network proposals of your photos and of pictures laid at random until it tells one "
                     "from the other. Each object is then laid where the heap looks most like your photos."));
}

QString LikelihoodSection::missing() const
{
    if (learned_) return {};
    return tr("Off: the likelihood has not learned from your photos yet");
}

void LikelihoodSection::refresh(bool hasCutouts)
{
    hasCutouts_ = hasCutouts;
    reread();
}

void LikelihoodSection::reread()
{
    learned_ = false;
    hash_.clear();
    teaching_ = 0;
    hasWeights_ = jobs::imageNetWeights().has_value();
    refreshState();
    refreshButtons();
}

void LikelihoodSection::refreshState()
{
    QString text;
    try {
        const store::Id object = session_.hasProject() ? session_.objectId() : 0;
        if (object != 0) {
            const std::vector<store::PhotoRow> photos = session_.project().photos(object, "cluster");
            teaching_ = std::ranges::count(photos, std::string(store::kPartTeach), &store::PhotoRow::part);
            if (const auto row = session_.project().likelihood(object)) {
                learned_ = true;
                hash_ = row->hash;
                text = tr("Learned from %Ln photos with the %1. Of crops of photos it had not seen, it told %2 % right "
                          "from random ones.",
                          nullptr, int(row->photos))
                           .arg(networkName(row->backbone))
                           .arg(QLocale().toString(100 * row->accuracy, 'f', 0));
                if (row->accuracy < kPoor)
                    text += QLatin1Char(' ') +
                            tr("That is little better than chance: add photos, or fetch the weights and learn anew.");
                if (row->photos != teaching_)
                    text += QLatin1Char(' ') +
                            tr("%Ln photos teach now: let it learn anew to use them.", nullptr, int(teaching_));
            }
        }
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
    }
    if (!learned_)
        text = teaching_ < kLeastPhotos
                   ? tr("Has not learned yet. It needs at least four photos of heaps that teach; there are %1.")
                         .arg(teaching_)
                   : tr("Has not learned yet. %Ln photos teach.", nullptr, int(teaching_));
    state_->setText(text);
}

QString LikelihoodSection::whyNotLearn() const
{
    if (session_.isReadOnly()) return tr("Off: this project is open read-only");
    if (!hasCutouts_) return tr("Off: there are no mattes yet");
    if (teaching_ < kLeastPhotos) return tr("Off: fewer than four photos teach");
    return form_->problem();
}

void LikelihoodSection::refreshButtons()
{
    const QString why = learning_ == 0 ? whyNotLearn() : QString();
    learn_->setText(learning_ != 0 ? tr("Cancel learning") : learned_ ? tr("Learn anew") : tr("Learn from photos"));
    learn_->setEnabled(why.isEmpty());
    learn_->setToolTip(!why.isEmpty()   ? why
                       : learning_ != 0 ? tr("What was learned before stays")
                       : learned_       ? tr("Data sets begun with the present one cannot be added to afterwards")
                                        : tr("About a minute or two"));
    photos_->setVisible(teaching_ < kLeastPhotos);
    const bool small = form_->as<synthesis::LikelihoodOptions>().network == synthesis::LikelihoodNetwork::Small;
    weights_->setVisible(!hasWeights_ && !small);
    fetch_->setVisible(weights_->isVisibleTo(this));
    fetch_->setText(fetching_ != 0 ? tr("Cancel fetching") : tr("Fetch weights (95 MB)"));
}

void LikelihoodSection::jobSampled()
{
    static const std::string learning = jobs::makeLikelihoodJob({})->title(),
                             fetching = jobs::makeWeightsJob({})->title();
    const std::int64_t learns = runningJob(*monitor_, learning), fetches = runningJob(*monitor_, fetching);
    if (learns == learning_ && fetches == fetching_) return;
    learning_ = learns;
    fetching_ = fetches;
    reread();
    Q_EMIT changed();
}

void LikelihoodSection::learnOrCancel()
{
    if (learning_ != 0) {
        session_.runner().cancel(learning_);
        return;
    }
    if (!session_.hasProject()) return;
    jobs::LikelihoodRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.synthesis = wanted_();
    request.options = form_->as<synthesis::LikelihoodOptions>();
    learning_ = session_.run(jobs::makeLikelihoodJob(std::move(request)));
    refreshButtons();
}

void LikelihoodSection::fetchOrCancel()
{
    if (fetching_ != 0) {
        session_.runner().cancel(fetching_);
        return;
    }
    fetching_ = session_.run(jobs::makeWeightsJob({}));
    refreshButtons();
}

} // namespace clutch::ui
