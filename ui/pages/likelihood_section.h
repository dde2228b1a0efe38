// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/synthesis.h"

#include <QWidget>

#include <cstdint>
#include <functional>
#include <string>

class QLabel;
class QPushButton;

namespace clutch::ui {

class JobMonitor;
class OptionsForm;
class OptionsPanel;
class Session;

/// What the Synthesize page says and does about the scene likelihood: whether the object has learned one, from how many
/// photos and how well; the button that lets it learn, and the one that fetches the weights it sees best with.
class LikelihoodSection : public QWidget {
    Q_OBJECT

public:
    /// `wanted`: the options of the images it will place objects in.
    LikelihoodSection(Session& session, OptionsPanel& panel, std::function<synthesis::SynthesisOptions()> wanted);

    /// Why nothing can be placed by structure at present; empty: it can.
    QString missing() const;
    const std::string& hash() const { return hash_; } ///< of the one in use
    void refresh(bool hasCutouts);

Q_SIGNALS:
    void changed();
    void photosWanted(); ///< the person asked for the page where photos are added

private:
    void build(OptionsPanel& panel);
    void jobSampled();
    void reread();
    void refreshState();
    void refreshButtons();
    void learnOrCancel();
    void fetchOrCancel();
    QString whyNotLearn() const;

    Session& session_;
    const std::function<synthesis::SynthesisOptions()> wanted_;
    JobMonitor* monitor_;
    OptionsForm* form_ = nullptr;
    QLabel *state_ = nullptr, *weights_ = nullptr;
    QPushButton *learn_ = nullptr, *photos_ = nullptr, *fetch_ = nullptr;
    bool learned_ = false, hasWeights_ = false, hasCutouts_ = false;
    std::int64_t teaching_ = 0;
    std::string hash_;
    std::int64_t learning_ = 0, fetching_ = 0; // jobs that wait or run; 0: none
};

} // namespace clutch::ui
