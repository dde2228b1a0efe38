// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/placement_watch.h"
#include "ui/pages/latest_worker.h"
#include "ui/pages/placement_player.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <memory>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace clutch::ui {

class ImageCanvas;
class PlacementCanvas;
class ScorePlot;
class SurfaceView;
class WatchTransport;

/// Placing by structure as it happens, or as it happened: the picture growing with the places tried as ghosts, their
/// scores in the order tried, and what the model believes as a landscape; below them pause, step, pace and, for a
/// finished picture, sliders. A running job is looked at only while this can be seen, and costs it little: what is
/// shown waits so long that showing takes a small share of the time.
class SynthesizeWatch : public QWidget {
    Q_OBJECT

public:
    explicit SynthesizeWatch(QWidget* parent = nullptr);
    ~SynthesizeWatch() override; ///< lets the job go on

    /// A job's; `evaluations` it will try an object. Stays until the next of these.
    void watchLive(std::shared_ptr<jobs::PlacementWatch> watch, int evaluations);
    void replay(const std::filesystem::path& project, std::int64_t image, bool playing); ///< of a finished picture
    void showNothing(const QString& headline = {}, const QString& hint = {});            ///< why there is nothing
    QString nothingSaid() const; ///< the headline, while there is nothing
    bool isLive() const { return watch_ != nullptr; }
    std::int64_t replayed() const { return player_.image(); } ///< the picture; 0: none

    const jobs::PlacementView& shown() const { return view_; }
    PlacementPlayer& player() { return player_; }
    PlacementCanvas& canvas() { return *canvas_; }
    bool isSurfaceCurrent() const; ///< what the surface shows is what is shown

Q_SIGNALS:
    void pointed(const QString& text);
    void captionChanged(const QString& text); ///< "Picture 3: object 7 of 20"
    void failed(const clutch::Error& why);
    void pictureStepped(int pictures); ///< D and A

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildKeys();
    void connectViews();
    void connectPlayer();
    void poll();
    void togglePlaying();
    void step(int rounds);
    void setPace(double roundsPerSecond);
    void showMoment(const jobs::PlacementView& view);
    void showPlot();
    void showSurface();
    void takeSurface(std::uint64_t asked, double milliseconds);
    void followPlace();
    void highlight(int evaluation);
    int expected() const;
    bool isUnhurried() const; ///< nothing computes that showing could slow

    std::shared_ptr<jobs::PlacementWatch> watch_;
    PlacementPlayer player_;
    int evaluations_ = 0;
    jobs::PlacementView view_;
    QStackedWidget* stack_ = nullptr;
    ImageCanvas* nothing_ = nullptr; // never has a picture: it says why
    QSplitter *outer_ = nullptr, *inner_ = nullptr;
    PlacementCanvas* canvas_ = nullptr;
    ScorePlot* plot_ = nullptr;
    SurfaceView* surface_ = nullptr;
    WatchTransport* transport_ = nullptr;
    QTimer poll_, surfaceDue_;
    LatestWorker surfaceWorker_;
    QElapsedTimer sinceSurface_;
    double surfaceMs_ = 0;                     // one took: its model and its picture
    std::uint64_t moment_ = 0, surfaceOf_ = 0; // shown; by the surface
};

} // namespace clutch::ui
