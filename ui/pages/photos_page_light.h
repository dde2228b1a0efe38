// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/text.h"
#include "engine/synthesis/illumination.h"
#include "ui/pages/photos_page_data.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <opencv2/core/mat.hpp>

#include <optional>

namespace clutch::ui {

/// How light is taken over: the engine's own choices without "none", which would show nothing.
struct LightOptions {
    enum class Mode { Match, Replace };
    Mode mode = Mode::Match; // the paper's
    double blur = synthesis::kBlurShare;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(mode, FieldSpec{.name = "mode",
                              .label = CLUTCH_TEXT("Option", "Mode"),
                              .help = CLUTCH_TEXT("Option", "match adds the photo's light; replace exchanges the "
                                                            "picture's own for it"),
                              .choices = {"match", "replace"}});
        visit(blur,
              FieldSpec{.name = "blur",
                        .label = CLUTCH_TEXT("Option", "Blur"),
                        .help = CLUTCH_TEXT("Option", "How far light is smoothed, as a share of the shorter side"),
                        .minimum = 0.01,
                        .maximum = 0.5});
    }
};

struct LightRequest {
    QString photo;                            ///< absolute file whose light is shown
    std::optional<SyntheticSource> synthetic; ///< nothing: the photo itself, as test images are transformed
    LightOptions options;
};

struct LightResult {
    QImage before, after;
    double clippedShare = 0;
    QString unreadable; ///< file that cannot be read; the pictures are null then
};

/// Shows what the light of a photo does to a picture, computed on a thread of its own; of the requests made meanwhile
/// the newest alone. Large photos are looked at through a smaller copy: light has no detail. Threads: the GUI thread.
class LightPreview : public QObject {
    Q_OBJECT

public:
    explicit LightPreview(QObject* parent = nullptr);
    ~LightPreview() override;

    void request(const LightRequest& request);
    void cancel(); ///< what is being computed is not wanted any more
    bool isBusy() const { return running_; }

Q_SIGNALS:
    void ready(const LightResult& result);

private:
    void start(const LightRequest& request);
    LightResult compute(const LightRequest& request); // on the pool's thread
    cv::Mat readPhoto(const QString& file);
    cv::Mat readSynthetic(const SyntheticSource& source);

    bool running_ = false;
    std::optional<LightRequest> next_;
    std::uint64_t wanted_ = 0; // only the newest may arrive
    struct Kept {              // the pool's thread alone: what was read last
        QString photoFile;
        cv::Mat photo;
        std::optional<SyntheticSource> source;
        cv::Mat synthetic;
    } kept_;
    QThreadPool pool_;
};

} // namespace clutch::ui
