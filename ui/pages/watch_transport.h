// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace clutch::ui {

class SegmentedSwitch;

/// Play or pause, one round on or back, the pace, ghosts on or off; and, for a recorded placement, a slider over its
/// objects and one over the placements tried for the present one.
class WatchTransport : public QWidget {
    Q_OBJECT

public:
    explicit WatchTransport(QWidget* parent = nullptr);

    void setLive(bool live); ///< no sliders, no way back
    void setPlaying(bool playing);
    void setUsable(bool usable, const QString& why); ///< off as a whole; the reason is the tooltips'
    void setObjects(int object, int objects);        ///< object from 1
    void setEvaluations(int evaluated, int evaluations, bool decided);
    void setGhosts(bool visible);
    void setWide(bool wide);        ///< sliders beside each other rather than above
    double roundsPerSecond() const; ///< 0: as fast as it goes

Q_SIGNALS:
    void playClicked();
    void stepped(int rounds);
    void paceChanged(double roundsPerSecond);
    void objectChosen(int object);
    void evaluationChosen(int evaluated, bool decided);
    void ghostsChosen(bool visible);

private:
    QWidget* buildButtons();
    QWidget* buildSlider(QLabel*& label, QSlider*& slider, const QString& name);
    QToolButton* button(const QString& name, const QString& icon, const QString& text);
    void sayPlaying();

    QToolButton *back_ = nullptr, *play_ = nullptr, *on_ = nullptr, *ghosts_ = nullptr;
    SegmentedSwitch* pace_ = nullptr;
    QWidget* sliders_ = nullptr;
    QBoxLayout* sliderRow_ = nullptr;
    QLabel *objectLabel_ = nullptr, *evaluationLabel_ = nullptr;
    QSlider *object_ = nullptr, *evaluation_ = nullptr;
    bool live_ = false, playing_ = false;
    int evaluations_ = 0;
};

} // namespace clutch::ui
