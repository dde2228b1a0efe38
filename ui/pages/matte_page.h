// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/matte_data.h"
#include "ui/pages/matte_page_trimap_editor.h"
#include "ui/pages/page.h"
#include "ui/pages/store_worker.h"
#include "ui/views/image_canvas.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QStackedLayout;
class QToolButton;

namespace clutch::ui {

class FrameListView;
class JobMonitor;
class OptionsForm;
class OptionsPanel;
class SegmentedSwitch;
class VolumePanel;

/// Mattes of one recording: run, look, correct, accept. Keys over the picture: those of the film strip, B brush, [ and
/// ] its size, Return accepts, Delete rejects, Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y).
class MattePage : public Page {
    Q_OBJECT

public:
    enum View { Original, Trimap, Alpha, Cutout, Volume };
    enum Paint { Object, Background, Unknown };

    explicit MattePage(Session& session, QWidget* parent = nullptr);
    ~MattePage() override;

    QString title() const override { return tr("Matte"); }
    QString iconName() const override { return QStringLiteral("matte"); }
    QWidget* optionsPanel() override;
    QWidget* picture() override;
    QWidget* inspector() override;
    QWidget* strip() override;
    StageStatus status() const override;
    void activated() override;
    void deactivated() override;

    void setView(View view);
    void setBrushActive(bool active);
    bool isReadyToPaint() const;                           ///< the frame's trimap has been read
    void setVerdict(qint64 frame, store::Verdict verdict); ///< saved; undo goes through the stack, see decide()
    const std::vector<FrameInfo>& frames() const { return snapshot_.frames; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // matte_page_layout.cpp
    void buildOptions();
    void buildPicture();
    QWidget* buildToolBar();
    QWidget* buildBrushBar();
    void buildInspector();
    void connectParts();
    // matte_page.cpp
    void focusPicture();
    void reload();
    void takeSnapshot(MatteSnapshot snapshot);
    void showRecordings();
    void refreshFrame(int position);
    void refreshSummary();
    void refreshEnabled();
    void chooseRecording(int index);
    void run(bool again);
    std::vector<store::Id> framesToMatteAgain() const;
    void runOrCancel();
    void jobSampled();
    void refreshRun(const QString& whyNot);
    // matte_page_picture.cpp
    const FrameInfo* current() const;
    void applyView(View view);
    void requestPictures();
    void readPictures(const FrameFiles& files);
    void takePictures(const FramePictures& pictures);
    void showPictures();
    void showFrameDetails();
    // matte_page_edit.cpp
    void beginStroke(QPointF point, Qt::KeyboardModifiers modifiers);
    void showPainted(qint64 frame, const QRect& box);
    void saveCorrection(qint64 frame, const cv::Mat& trimap);
    void decide(store::Verdict verdict);
    bool handleKey(int key);
    int positionOf(qint64 frame) const;

    StoreWorker store_;
    QThreadPool pictureReader_;
    TrimapEditor editor_;
    MatteSnapshot snapshot_;
    FramePictures pictures_;
    QImage trimapOverlay_;
    bool readingPictures_ = false, pictureWaits_ = false;
    bool closing_ = false, viewChosen_ = false;
    bool loading_ = false, loadAgain_ = false;
    store::Id wanted_ = 0; // the recording just chosen, until it is shown
    QTimer reloadTimer_;
    JobMonitor* monitor_ = nullptr;
    std::int64_t job_ = 0; // mattes that wait or are being made; 0: none
    int percent_ = -1;
    bool stopping_ = false, waiting_ = false;
    bool starting_ = false; // asked for, not handed to the runner yet

    OptionsPanel* options_ = nullptr;
    OptionsForm* form_ = nullptr;
    QComboBox* recording_ = nullptr;
    QLabel *offReason_ = nullptr, *progress_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* runAll_ = nullptr;
    QWidget* picture_ = nullptr;
    SegmentedSwitch* view_ = nullptr;
    QToolButton* compare_ = nullptr;
    QSlider* opacity_ = nullptr;
    QToolButton* brush_ = nullptr;
    QWidget* brushBar_ = nullptr;
    SegmentedSwitch* paint_ = nullptr;
    QSlider* brushSize_ = nullptr;
    QStackedLayout* stack_ = nullptr;
    ImageCanvas* canvas_ = nullptr;
    VolumePanel* volume_ = nullptr;
    QWidget* inspector_ = nullptr;
    QLabel* summary_ = nullptr;
    QLabel* summaryDetail_ = nullptr;
    QCheckBox* flaggedOnly_ = nullptr;
    FrameListView* list_ = nullptr;
    QLabel* details_ = nullptr;
    QPushButton* accept_ = nullptr;
    QPushButton* reject_ = nullptr;
    FilmStrip* strip_ = nullptr;
};

} // namespace clutch::ui
