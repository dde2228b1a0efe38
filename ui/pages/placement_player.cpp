// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/placement_player.h"


#include <algorithm>
#include <optional>
#include <utility>

namespace clutch::ui {

namespace {
constexpr int kQuickestMs = 60; // between two rounds played as fast as it goes
}

struct PlacementPlayer::Recording {
    std::optional<jobs::PlacementReplay> replay;
};

PlacementPlayer::PlacementPlayer(QObject* parent) : QObject(parent)
{
    timer_.setInterval(kQuickestMs);
    connect(&timer_, &QTimer::timeout, this, &PlacementPlayer::tick);
}

void PlacementPlayer::open(const std::filesystem::path& project, std::int64_t image, bool playing)
{
    close();
    image_ = image;
    recording_ = std::make_shared<Recording>();
    worker_.ask([this, recording = recording_, project, image, playing]() -> std::function<void()> {
        try {
            recording->replay.emplace(project, image);
            QVector<int> evaluations;
            for (int object = 1; object <= recording->replay->objects(); ++object)
                evaluations << recording->replay->evaluations(object);
            return [this, recording, evaluations, playing] {
                if (recording != recording_) return;
                evaluations_ = evaluations;
                // The first that was chosen among others, with all of them, unless it is to be played.
                const int first = playing || objects() < 2 ? 1 : 2;
                place_ = {first, this->evaluations(first), this->evaluations(first) == 0};
                Q_EMIT opened();
                ask();
                if (playing) setPlaying(true);
            };
        } catch (...) {
            return [this, recording, why = errorFromCurrentException("studio")] {
                if (recording == recording_) Q_EMIT failed(why);
            };
        }
    });
}

void PlacementPlayer::close()
{
    setPlaying(false);
    worker_.forget();
    recording_.reset();
    image_ = 0;
    evaluations_.clear();
    place_ = {};
}

void PlacementPlayer::goTo(Place place)
{
    if (!isOpen()) return;
    place.object = std::clamp(place.object, 1, objects());
    place.evaluated = std::clamp(place.evaluated, 0, evaluations(place.object));
    place.decided = place.decided || evaluations(place.object) == 0;
    if (place == place_) return;
    place_ = place;
    Q_EMIT placeChanged();
    ask();
}

PlacementPlayer::Place PlacementPlayer::next(Place from) const
{
    const int all = evaluations(from.object);
    if (from.decided) {
        if (from.object == objects()) return from;
        const int tried = std::min(kRound, evaluations(from.object + 1));
        return {from.object + 1, tried, tried == 0};
    }
    if (from.evaluated == all) return {from.object, all, true};
    return {from.object, std::min(all, (from.evaluated / kRound + 1) * kRound), false};
}

PlacementPlayer::Place PlacementPlayer::previous(Place from) const
{
    const int all = evaluations(from.object);
    if (from.decided && all > 0) return {from.object, all, false};
    if (from.evaluated > kRound) return {from.object, (from.evaluated - 1) / kRound * kRound, false};
    if (from.object == 1) return from;
    return {from.object - 1, evaluations(from.object - 1), true};
}

void PlacementPlayer::step(int rounds)
{
    setPlaying(false);
    Place to = place_;
    for (int k = 0; k < std::abs(rounds); ++k)
        to = rounds > 0 ? next(to) : previous(to);
    goTo(to);
}

void PlacementPlayer::setPlaying(bool playing)
{
    if (playing == isPlaying() || (playing && !isOpen())) return;
    if (playing) {
        if (isLast(place_)) goTo({1, 0, true});
        timer_.start();
    } else {
        timer_.stop();
    }
    Q_EMIT playingChanged();
}

void PlacementPlayer::setRoundsPerSecond(double rate)
{
    timer_.setInterval(rate > 0 ? std::max(kQuickestMs, int(1000 / rate)) : kQuickestMs);
}

void PlacementPlayer::tick()
{
    if (worker_.isBusy()) return; // the next moment waits for this one to be seen
    goTo(next(place_));
    if (isLast(place_)) setPlaying(false);
}

void PlacementPlayer::ask()
{
    worker_.ask([this, recording = recording_, place = place_]() -> std::function<void()> {
        try {
            const jobs::PlacementView view = recording->replay->at(place.object, place.evaluated, place.decided);
            return [this, recording, view] {
                if (recording == recording_) Q_EMIT shown(view);
            };
        } catch (...) {
            return [this, recording, why = errorFromCurrentException("studio")] {
                if (recording != recording_) return;
                setPlaying(false);
                Q_EMIT failed(why);
            };
        }
    });
}

} // namespace clutch::ui
