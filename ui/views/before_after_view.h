// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace clutch::ui {

class ImageCanvas;

/// Two versions of one picture on both sides of a divider that is dragged over them, and below them what they are, with
/// a slider for the divider: for the keyboard and for those who do not see it. Over the picture Left and Right move the
/// divider too, with Shift faster, Home and End to either side.
class BeforeAfterView : public QWidget {
    Q_OBJECT

public:
    explicit BeforeAfterView(QWidget* parent = nullptr);

    void setImages(const QImage& before, const QImage& after);     ///< null images: nothing to compare
    void setCaptions(const QString& before, const QString& after); ///< left and right of the divider
    ImageCanvas* canvas() const { return canvas_; }
    QSlider* slider() const { return slider_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool handleKey(int key, bool fast);

    ImageCanvas* canvas_;
    QWidget* legend_;
    QSlider* slider_;
    QLabel *before_, *after_;
};

} // namespace clutch::ui
