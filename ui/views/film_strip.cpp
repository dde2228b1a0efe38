// SPDX-License-Identifier: Apache-2.0
#include "ui/views/film_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {
constexpr int kMargin = 8, kThumbTop = 6, kThumbHeight = 64, kThumbWidth = 86, kGap = 4, kBarHeight = 14;
constexpr int kBigStep = 10;
constexpr int kLeastPaceMs = 15, kMostPaceMs = 500;
} // namespace

FilmStrip::FilmStrip(QWidget* parent) : QWidget(parent), loader_(QSize(2 * kThumbWidth, 2 * kThumbHeight))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(96);
    setAccessibleName(tr("Film strip"));
    player_.setSingleShot(true);
    connect(&player_, &QTimer::timeout, this, &FilmStrip::showNextFrame);
    connect(&loader_, &ThumbnailLoader::ready, this, qOverload<>(&QWidget::update));
}

void FilmStrip::setEmptyText(const QString& text)
{
    emptyText_ = text;
    update();
}

void FilmStrip::setFrames(const QVector<StripFrame>& frames)
{
    if (frames == frames_) return;
    const qint64 id = current_ >= 0 ? frames_[current_].id : 0;
    frames_ = frames;
    if (frames_.isEmpty()) setPlaying(false);
    const int kept = indexOf(id);
    current_ = frames_.isEmpty() ? -1 : std::max(kept, 0);
    setScroll(scroll_);
    if (kept < 0 && current_ >= 0) scrollTo(current_);
    update();
    if (kept < 0) Q_EMIT currentChanged(current_);
}

void FilmStrip::updateFrame(int index, const StripFrame& frame)
{
    frames_[index] = frame;
    update();
}

int FilmStrip::indexOf(qint64 id) const
{
    const auto found =
        std::find_if(frames_.begin(), frames_.end(), [id](const StripFrame& frame) { return frame.id == id; });
    return found == frames_.end() ? -1 : int(found - frames_.begin());
}

void FilmStrip::setCurrent(int index)
{
    if (frames_.isEmpty()) return;
    const int next = std::clamp(index, 0, int(frames_.size()) - 1);
    if (next == current_) return;
    current_ = next;
    scrollTo(next);
    setAccessibleDescription(frames_[next].caption);
    update();
    Q_EMIT currentChanged(next);
}

void FilmStrip::setPlaying(bool playing)
{
    if (playing == player_.isActive() || (playing && frames_.size() < 2)) return;
    if (!playing) {
        player_.stop();
    } else {
        if (current_ == frames_.size() - 1) setCurrent(0);
        player_.start(kLeastPaceMs);
    }
    Q_EMIT playingChanged(playing);
}

void FilmStrip::showNextFrame()
{
    if (current_ + 1 >= frames_.size()) {
        Q_EMIT playingChanged(false);
        return;
    }
    const int shown = current_ + 1;
    // Started before the listeners work, so that they see it playing and their time counts into the pace.
    const double pace = shown + 1 < frames_.size() ? frames_[shown + 1].timeMs - frames_[shown].timeMs : kMostPaceMs;
    player_.start(std::clamp(int(pace), kLeastPaceMs, kMostPaceMs));
    setCurrent(shown);
}

bool FilmStrip::handleKey(int key)
{
    if (frames_.isEmpty()) return false;
    const auto step = [this](int frames) {
        setPlaying(false);
        setCurrent(current_ + frames);
        return true;
    };
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_A:
        return step(-1);
    case Qt::Key_Right:
    case Qt::Key_D:
        return step(1);
    case Qt::Key_V:
        return step(kBigStep);
    case Qt::Key_C:
        return step(-kBigStep);
    case Qt::Key_Home:
        return step(-current_);
    case Qt::Key_End:
        return step(int(frames_.size()));
    case Qt::Key_Space:
        setPlaying(!isPlaying());
        return true;
    default:
        return false;
    }
}

void FilmStrip::keyPressEvent(QKeyEvent* event)
{
    const auto plain = event->modifiers() & ~Qt::KeypadModifier;
    if (plain != Qt::NoModifier || !handleKey(event->key())) event->ignore();
}

QRect FilmStrip::frameRect(int index) const
{
    return {kMargin + index * (kThumbWidth + kGap) - int(scroll_), kThumbTop, kThumbWidth, kThumbHeight};
}

QRect FilmStrip::barRect() const
{
    return {kMargin, kThumbTop + kThumbHeight + 6, width() - 2 * kMargin, kBarHeight};
}

double FilmStrip::mostScroll() const
{
    const double content = double(frames_.size()) * (kThumbWidth + kGap) - kGap + 2 * kMargin;
    return std::max(0.0, content - width());
}

void FilmStrip::setScroll(double scroll)
{
    scroll_ = std::clamp(scroll, 0.0, mostScroll());
    loader_.dropPending();
    update();
}

void FilmStrip::scrollTo(int index)
{
    const double left = double(index) * (kThumbWidth + kGap);
    const double right = left + kThumbWidth + 2 * kMargin;
    if (left < scroll_)
        setScroll(left);
    else if (right > scroll_ + width())
        setScroll(right - width());
}

int FilmStrip::frameAt(QPoint point) const
{
    if (point.y() < kThumbTop || point.y() >= kThumbTop + kThumbHeight) return -1;
    const int index = int(std::floor((point.x() - kMargin + scroll_) / (kThumbWidth + kGap)));
    return index >= 0 && index < frames_.size() ? index : -1;
}

void FilmStrip::scrubTo(double x)
{
    const QRect bar = barRect();
    setCurrent(int(std::floor((x - bar.left()) / bar.width() * double(frames_.size()))));
}

bool FilmStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = frameAt(help->pos());
        if (index < 0) {
            QToolTip::hideText();
        } else {
            const StripFrame& frame = frames_[index];
            QStringList lines{frame.caption};
            lines += frame.reasons;
            if (frame.corrected) lines << tr("Corrected by hand");
            QToolTip::showText(help->globalPos(), lines.join(u'\n'), this, frameRect(index));
        }
        return true;
    }
    // Space and letters are shortcuts of menus too: with the focus here they are the strip's.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) {
        static constexpr int kKeys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_A,    Qt::Key_D,
                                        Qt::Key_V,    Qt::Key_C,     Qt::Key_Space};
        if (std::ranges::find(kKeys, static_cast<QKeyEvent*>(event)->key()) != std::end(kKeys)) event->accept();
    }
    return QWidget::event(event);
}

void FilmStrip::resizeEvent(QResizeEvent*)
{
    setScroll(scroll_);
}

void FilmStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || frames_.isEmpty()) return;
    setPlaying(false);
    scrubbing_ = event->pos().y() >= barRect().top() - 4;
    if (scrubbing_) return scrubTo(event->position().x());
    if (const int index = frameAt(event->pos()); index >= 0) setCurrent(index);
}

void FilmStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (scrubbing_) scrubTo(event->position().x());
}

void FilmStrip::mouseReleaseEvent(QMouseEvent*)
{
    scrubbing_ = false;
}

void FilmStrip::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    setScroll(scroll_ - (std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y()));
    event->accept();
}

} // namespace clutch::ui
