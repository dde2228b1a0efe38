// SPDX-License-Identifier: Apache-2.0
// The part of the Synthesize page that knows what each data set was begun with, and what may go on.
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/synthesis/synthesis.h"
#include "ui/options/options_form.h"
#include "ui/pages/dataset_options.h"
#include "ui/pages/likelihood_section.h"
#include "ui/pages/synthesize_page.h"
#include "ui/shell/session.h"

#include <algorithm>
#include <limits>

namespace clutch::ui {

namespace {

bool fitsForm(std::uint64_t seed)
{
    return seed <= std::uint64_t(std::numeric_limits<std::int32_t>::max());
}

} // namespace

void SynthesizePage::loadRecipes()
{
    for (const store::DatasetRow& row : datasets_)
        if (!begun_.contains(row.id))
            if (auto run = session_.project().run(row.run)) begun_.emplace(row.id, std::move(*run));
    std::erase_if(begun_, [this](const auto& known) {
        return std::ranges::none_of(datasets_, [&](const store::DatasetRow& row) { return row.id == known.first; });
    });
}

const store::RunRow* SynthesizePage::begunWith(const store::DatasetRow& dataset) const
{
    const auto found = begun_.find(dataset.id);
    return found == begun_.end() ? nullptr : &found->second;
}

std::uint64_t SynthesizePage::freeSeed() const
{
    std::uint64_t seed = 1;
    while (std::ranges::any_of(begun_, [seed](const auto& known) { return known.second.seed == seed; }))
        ++seed;
    return seed;
}

// A data set goes on with the seed it was begun with; a new one takes the next free. A seed that a person typed stays.
void SynthesizePage::followSeed()
{
    const auto wanted = dataForm_->as<DatasetOptions>();
    if (wanted.seed != shownSeed_) seedIsTheirs_ = true;
    shownSeed_ = wanted.seed;
    if (seedIsTheirs_) return;
    const store::DatasetRow* present = datasetNamed(wanted.dataset);
    const store::RunRow* run = present ? begunWith(*present) : nullptr;
    const auto seed = std::uint64_t(wanted.seed);
    const bool taken =
        !present && std::ranges::any_of(begun_, [seed](const auto& known) { return known.second.seed == seed; });
    takeSeed(run ? run->seed : taken ? freeSeed() : seed);
}

void SynthesizePage::takeSeed(std::uint64_t seed)
{
    if (!fitsForm(seed)) return;
    seedIsTheirs_ = false;
    if (shownSeed_ == std::int64_t(seed)) return;
    shownSeed_ = std::int64_t(seed); // before the form tells of it: nobody typed this
    dataForm_->setValues({{QStringLiteral("seed"), QString::number(seed)}});
}

SynthesizePage::Refusal SynthesizePage::refusal() const
{
    const auto wanted = dataForm_->as<DatasetOptions>();
    const auto options = form_->as<synthesis::SynthesisOptions>();
    const store::DatasetRow* present = datasetNamed(wanted.dataset);
    const QString name = QString::fromStdString(wanted.dataset);
    if (session_.isReadOnly()) return {tr("Off: this project is open read-only"), {}};
    if (mattes_ == 0) return {tr("Off: there are no mattes yet"), {}};
    if (wanted.dataset.empty()) return {tr("Off: the data set needs a name"), {}};
    if (!form_->problem().isEmpty()) return {form_->problem(), {}};
    const bool structured = options.placement == synthesis::PlacementMode::Structure;
    if (structured && !likelihood_->missing().isEmpty()) return {likelihood_->missing(), {}};
    if (present && wanted.count <= present->images)
        return {tr("Off: the data set has %1 pictures already; ask for more, or name another").arg(present->images),
                {}};
    if (present) {
        const store::RunRow* run = begunWith(*present);
        if (!run) return {};
        if (!jobs::hadOptions(*run, options))
            return {tr("Off: %1 was begun with other options; name another data set, or put them back").arg(name), {}};
        if (structured && jobs::likelihoodOf(session_.project().datasetInputs(present->id)) != likelihood_->hash())
            return {tr("Off: %1 was begun with another likelihood; name another data set").arg(name), {}};
        if (run->seed == std::uint64_t(wanted.seed)) return {};
        return {tr("Off: %1 was begun with seed %2").arg(name).arg(run->seed),
                fitsForm(run->seed) ? std::optional(run->seed) : std::nullopt};
    }
    for (const store::DatasetRow& row : datasets_) {
        const store::RunRow* run = begunWith(row);
        if (!run || run->seed != std::uint64_t(wanted.seed) || !jobs::hadOptions(*run, options)) continue;
        return {tr("Off: seed %1 has made these pictures already, in %2; seed %3 is free")
                    .arg(wanted.seed)
                    .arg(QString::fromStdString(row.name))
                    .arg(freeSeed()),
                freeSeed()};
    }
    return {};
}

} // namespace clutch::ui
