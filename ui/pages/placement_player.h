// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/placement_replay.h"
#include "ui/pages/latest_worker.h"

#include <QObject>
#include <QTimer>
#include <QVector>

#include <memory>

namespace clutch::ui {

/// Plays the recorded placement of a finished picture: a place in it, moved by hand or by time. Reading and drawing are
/// done on a thread of their own. Threads: the GUI thread.
class PlacementPlayer : public QObject {
    Q_OBJECT

public:
    struct Place {
        int object = 1;    ///< from 1
        int evaluated = 0; ///< placements of it that were tried
        bool decided = false;
        bool operator==(const Place&) const = default;
    };
    static constexpr int kRound = 8; ///< evaluations

    explicit PlacementPlayer(QObject* parent = nullptr);

    void open(const std::filesystem::path& project, std::int64_t image, bool playing);
    void close();
    bool isOpen() const { return !evaluations_.isEmpty(); }
    std::int64_t image() const { return image_; } ///< 0: none
    int objects() const { return int(evaluations_.size()); }
    int evaluations(int object) const { return evaluations_.value(object - 1); }
    const Place& place() const { return place_; }
    bool isShown() const { return isOpen() && !worker_.isBusy(); } ///< the moment at place() has been shown

    void goTo(Place place);        ///< the nearest there is
    void step(int rounds);         ///< on, or back when negative
    void setPlaying(bool playing); ///< from the start, at the end
    bool isPlaying() const { return timer_.isActive(); }
    void setRoundsPerSecond(double rate); ///< 0: as fast as it goes

Q_SIGNALS:
    void opened();
    void failed(const clutch::Error& why);
    void placeChanged();
    void playingChanged();
    void shown(const clutch::jobs::PlacementView& view);

private:
    struct Recording;
    Place next(Place from) const;
    Place previous(Place from) const;
    bool isLast(const Place& place) const { return place.object == objects() && place.decided; }
    void ask();
    void tick();

    LatestWorker worker_;
    std::shared_ptr<Recording> recording_; // used on the worker's thread
    std::int64_t image_ = 0;
    QVector<int> evaluations_;
    Place place_;
    QTimer timer_;
};

} // namespace clutch::ui
