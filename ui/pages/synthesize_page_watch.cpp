// SPDX-License-Identifier: Apache-2.0
// The part of the Synthesize page that shows a placement by structure, while it runs or once more.
#include "engine/core/files.h"
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/pages/synthesize_page.h"
#include "ui/pages/synthesize_watch.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/image_canvas.h"

#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

namespace clutch::ui {

void SynthesizePage::buildWatch()
{
    watchView_ = new SynthesizeWatch(work_);
    connect(watchView_, &SynthesizeWatch::pointed, this, &Page::pointed);
    connect(watchView_, &SynthesizeWatch::captionChanged, caption_, &QLabel::setText);
    connect(watchView_, &SynthesizeWatch::failed, this, [this](const Error& why) { session_.raise(why); });
    connect(watchView_, &SynthesizeWatch::pictureStepped, this, &SynthesizePage::step);
    replay_ = new QToolButton(work_);
    replay_->setObjectName(QStringLiteral("replay"));
    replay_->setText(tr("Replay"));
    replay_->setIcon(themedIcon(QStringLiteral("film")));
    replay_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    replay_->setCheckable(true);
    toLive_ = new QToolButton(work_);
    toLive_->setObjectName(QStringLiteral("toLive"));
    toLive_->setText(tr("Watch live"));
    toLive_->setToolTip(tr("Back to the picture being made"));
    toLive_->setIcon(themedIcon(QStringLiteral("eye")));
    toLive_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(toLive_, &QToolButton::clicked, this, &SynthesizePage::followLive);
    connect(replay_, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            replayChosen(true);
        else if (strip_->currentIndex().isValid() && !follows_)
            loadPixels(strip_->currentIndex().row(), masks_->isChecked());
        chooseView();
    });
}

bool SynthesizePage::isWatching() const
{
    return watch_ && follows_ && job_ != 0 && !waiting_;
}

void SynthesizePage::chooseView()
{
    const bool chosen = strip_ && strip_->currentIndex().isValid() && !follows_;
    replay_->setVisible(!isWatching());
    replay_->setEnabled(chosen);
    replay_->setToolTip(chosen ? tr("How each object of this picture found its place (P)")
                               : tr("Choose a picture first"));
    toLive_->setVisible(job_ != 0 && !waiting_ && !follows_);
    const bool replays = replay_->isChecked() && chosen;
    masks_->setVisible(!isWatching() && !replays);
    if (isWatching())
        watchView_->watchLive(watch_, watchedEvaluations_);
    else if (!replays || watchView_->isLive())
        watchView_->showNothing();
    if (replays && !isWatching() && watchView_->replayed() == 0) replayChosen(false);
    views_->setCurrentIndex(grid_->isChecked() ? 1 : isWatching() || replays ? 2 : 0);
}

void SynthesizePage::replayChosen(bool playing)
{
    const QModelIndex index = strip_->currentIndex();
    if (!index.isValid() || follows_) return;
    const store::ImageRow image = model_->at(index.row());
    if (!image.traceFile.empty()) {
        if (playing || watchView_->replayed() != image.id)
            watchView_->replay(pathFromUtf8(session_.projectFolder().toStdString()), image.id, playing);
        return;
    }
    watchView_->showNothing(tr("Nothing to replay"),
                            tr("The objects of this picture were placed at random. Choose the placement "
                               "\"structure\" to see each one find its place."));
}

// Whoever looks at a finished picture while others are made.
void SynthesizePage::followLive()
{
    follows_ = true;
    previewSerial_ = 0;
    strip_->setCurrentIndex({});
    canvas_->setInstances({});
    canvas_->setHighlight({});
    jobSampled();
    refreshControls();
}

} // namespace clutch::ui
