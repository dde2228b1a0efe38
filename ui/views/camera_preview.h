// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QWidget>

namespace clutch::ui {

/// The camera's picture with the corners of a frame in the middle, where the object belongs; a strip of text over it
/// when something is wrong with the camera; words when there is no picture at all.
class CameraPreview : public QWidget {
    Q_OBJECT

public:
    explicit CameraPreview(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    const QImage& image() const { return image_; }
    void setEmptyText(const QString& headline, const QString& hint);
    void setEmptyAction(QWidget* action); ///< a button under the words; taken over
    void placeAction();                   ///< again: its size has changed
    void setGuideShare(double share) { guideShare_ = share; }
    void setNotice(const QString& notice); ///< empty: none
    QString notice() const { return notice_; }
    void setRecording(bool recording);
    void setFramedWell(bool good); ///< the corners turn green

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* action_ = nullptr;
    QImage image_;
    QString headline_, hint_, notice_;
    double guideShare_ = 0.6;
    bool recording_ = false, framedWell_ = false;
};

} // namespace clutch::ui
