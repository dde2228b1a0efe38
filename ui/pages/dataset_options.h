// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/options.h"
#include "engine/core/text.h"

#include <string>

namespace clutch::ui {

/// What the Synthesize page asks for beside the engine's own options; reflected, so that the same form shows it.
struct DatasetOptions {
    std::string dataset = "cluster";
    int count = 100; // enough to look at and to train a first model on
    std::int64_t seed = 1;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(dataset, FieldSpec{.name = "dataset",
                                 .label = CLUTCH_TEXT("Option", "Data set"),
                                 .help = CLUTCH_TEXT("Option", "Name of the data set; one that exists is added to")});
        visit(count, FieldSpec{.name = "count",
                               .label = CLUTCH_TEXT("Option", "Pictures"),
                               .help = CLUTCH_TEXT("Option", "How many pictures the data set has in the end"),
                               .minimum = 1,
                               .maximum = 1000000});
        visit(seed, FieldSpec{.name = "seed",
                              .label = CLUTCH_TEXT("Option", "Seed"),
                              .help = CLUTCH_TEXT("Option", "The same seed and options make the same pictures again"),
                              .minimum = 0,
                              .maximum = 2147483647});
    }
};

} // namespace clutch::ui
