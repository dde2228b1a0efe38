// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/placement_watch.h"
#include "engine/store/project.h"
#include "ui/pages/page.h"

#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace clutch::ui {

class ConfirmRow;
class EmptyState;
class GalleryView;
class ImageCanvas;
class ImageInspector;
class ImagesModel;
class JobMonitor;
class LikelihoodSection;
class OptionsForm;
class OptionsPanel;
class SynthesizeWatch;

/// Makes labelled pictures of clusters: options left, the picture as its objects land in the middle, finished pictures
/// below, data sets and provenance right.
class SynthesizePage : public Page {
    Q_OBJECT

public:
    explicit SynthesizePage(Session& session, QWidget* parent = nullptr);
    ~SynthesizePage() override;

    QString title() const override { return tr("Synthesize"); }
    QString iconName() const override { return QStringLiteral("synthesize"); }
    QWidget* optionsPanel() override;
    QWidget* picture() override { return middle_; }
    QWidget* inspector() override;
    QWidget* strip() override;
    StageStatus status() const override;
    void activated() override;
    bool acceptsDrop(const QStringList& paths) const override;
    void dropFiles(const QStringList& paths) override;

private:
    void buildOptions();
    void buildMiddle();
    QWidget* buildCanvasBar();
    void reload();
    void reloadImages();
    void jobSampled();
    void refreshControls();
    void refreshOptions();
    void refreshRun();
    void refreshMiddle();
    void runOrCancel();
    void chooseDataset(store::Id dataset);
    void showImage(int row);
    void loadPixels(int row, bool withMasks);
    void step(int pictures);
    void askDeletion();
    void deleteImage();
    void addBackgrounds(const QStringList& files);
    const store::DatasetRow* datasetNamed(const std::string& name) const;
    void showDataset();
    // synthesize_page_watch.cpp
    void buildWatch();
    void chooseView();
    bool isWatching() const;
    void replayChosen(bool playing);
    void followLive();
    // synthesize_page_recipe.cpp
    struct Refusal {
        QString why;                       ///< nothing can be made; empty: it can
        std::optional<std::uint64_t> seed; ///< with which it could
    };
    Refusal refusal() const;
    void loadRecipes();
    const store::RunRow* begunWith(const store::DatasetRow& dataset) const;
    std::uint64_t freeSeed() const;
    void followSeed();
    void takeSeed(std::uint64_t seed);

    OptionsPanel* panel_ = nullptr;
    OptionsForm *dataForm_ = nullptr, *form_ = nullptr;
    QPushButton *run_ = nullptr, *backgrounds_ = nullptr, *takeSeed_ = nullptr;
    QLabel* offReason_ = nullptr;
    QWidget *middle_ = nullptr, *work_ = nullptr;
    QStackedWidget *stack_ = nullptr, *views_ = nullptr;
    EmptyState* empty_ = nullptr;
    ImageCanvas* canvas_ = nullptr;
    QLabel *caption_ = nullptr, *live_ = nullptr;
    QToolButton *masks_ = nullptr, *grid_ = nullptr, *delete_ = nullptr, *replay_ = nullptr, *toLive_ = nullptr;
    ConfirmRow* confirmDelete_ = nullptr;
    LikelihoodSection* likelihood_ = nullptr;
    GalleryView *strip_ = nullptr, *gridView_ = nullptr;
    ImagesModel* model_ = nullptr;
    ImageInspector* inspector_ = nullptr;
    JobMonitor* monitor_ = nullptr;
    SynthesizeWatch* watchView_ = nullptr;
    std::shared_ptr<jobs::PlacementWatch> watch_; // of the job begun here; null: it does not place by structure
    int watchedEvaluations_ = 0;                  // it tries an object
    QTimer reloadTimer_;

    std::vector<store::DatasetRow> datasets_;
    store::Id dataset_ = 0;                    // the one shown
    std::string awaited_;                      // a data set being begun: shown as soon as it is there
    std::map<store::Id, store::RunRow> begun_; // the run that began each of datasets_
    std::int64_t shownSeed_ = 0;
    bool seedIsTheirs_ = false; // typed since the last run
    std::optional<std::uint64_t> offeredSeed_;
    std::size_t mattes_ = 0; // cut-outs that can be used
    store::Id newestMatteRun_ = 0;
    std::int64_t job_ = 0; // the synthesis that waits or runs; 0: none
    int percent_ = -1;
    bool stopping_ = false, waiting_ = false;
    bool follows_ = true; // the canvas shows the picture being made, not a chosen one
    std::uint64_t previewSerial_ = 0;
    std::uint64_t loadSerial_ = 0; // only the picture asked for last may arrive
};

} // namespace clutch::ui
