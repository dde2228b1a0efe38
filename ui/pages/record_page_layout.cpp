// SPDX-License-Identifier: Apache-2.0
#include "engine/media/sampling.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/pages/record_page.h"
#include "ui/shell/theme.h"
#include "ui/views/camera_preview.h"
#include "ui/views/level_meter.h"
#include "ui/views/record_button.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

constexpr int kUsualSeconds = 20; // one calm turn of the object

QWidget* labelled(const QString& text, QWidget* field)
{
    auto* row = new QWidget;
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, kSpaceSmall, 0);
    column->setSpacing(kSpaceTiny);
    auto* label = new QLabel(text, row);
    label->setBuddy(field);
    field->setAccessibleName(text);
    column->addWidget(label);
    column->addWidget(field);
    return row;
}

} // namespace

void RecordPage::buildOptions()
{
    options_ = new OptionsPanel(tr("Record"));
    options_->body()->addWidget(buildObjectField());
    options_->explain(object_, tr("The kind of thing that is recorded. All its takes belong together. Type over it to "
                                  "give it another name"));

    options_->addSection(tr("Camera"));
    source_ = new QComboBox(options_);
    source_->setObjectName(QStringLiteral("cameraSource"));
    source_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    options_->body()->addWidget(labelled(tr("Source"), source_));
    options_->explain(source_, tr("The camera is remembered and taken up again when it comes back"));
    connect(source_, &QComboBox::activated, this, &RecordPage::chooseSource);
    length_ = new QSpinBox(options_);
    length_->setObjectName(QStringLiteral("recordSeconds"));
    length_->setRange(1, 300);
    length_->setValue(kUsualSeconds);
    length_->setSuffix(tr(" s"));
    options_->body()->addWidget(labelled(tr("Length"), length_));
    options_->explain(length_, tr("Recording stops by itself after this time"));

    options_->addSection(tr("Import"));
    sampling_ = new OptionsForm(options_);
    sampling_->setFields(describe(media::SamplingOptions{}));
    sampling_->rememberAs(session_, QStringLiteral("record"));
    options_->addForm(sampling_);
    importVideo_ = new QPushButton(themedIcon(QStringLiteral("film")), tr("Import videos..."), options_);
    importVideo_->setObjectName(QStringLiteral("importVideo"));
    importFolder_ =
        new QPushButton(themedIcon(QStringLiteral("folder")), tr("Import a folder of pictures..."), options_);
    importFolder_->setObjectName(QStringLiteral("importFolder"));
    connect(importVideo_, &QPushButton::clicked, this, &RecordPage::askForVideos);
    connect(importFolder_, &QPushButton::clicked, this, &RecordPage::askForFolder);
    importNote_ = new QLabel(options_);
    importNote_->setObjectName(QStringLiteral("importNote"));
    importNote_->setProperty("role", "small");
    importNote_->setWordWrap(true);
    importNote_->hide();
    options_->footer()->addWidget(importNote_);
    options_->footer()->addWidget(importVideo_);
    options_->footer()->addWidget(importFolder_);
}

void RecordPage::buildPicture()
{
    picture_ = new QWidget;
    picture_->setObjectName(QStringLiteral("recordPicture"));
    auto* column = new QVBoxLayout(picture_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    preview_ = new CameraPreview(picture_);
    preview_->setObjectName(QStringLiteral("cameraPreview"));
    preview_->setGuideShare(kGuideShare);
    auto* actions = new QWidget;
    auto* below = new QHBoxLayout(actions);
    below->setContentsMargins(0, 0, 0, 0);
    goToMatte_ = new QPushButton(tr("Go to Matte"), actions);
    goToMatte_->setObjectName(QStringLiteral("goToMatte"));
    goToMatte_->setProperty("primary", true);
    connect(goToMatte_, &QPushButton::clicked, this, [this] { Q_EMIT stageRequested(QStringLiteral("matte")); });
    importInstead_ = new QPushButton(tr("Import a video instead"), actions);
    below->addWidget(goToMatte_);
    below->addWidget(importInstead_);
    importInstead_->setObjectName(QStringLiteral("importInstead"));
    connect(importInstead_, &QPushButton::clicked, this, &RecordPage::askForVideos);
    preview_->setEmptyAction(actions);
    showNextStep(0);
    column->addWidget(preview_, 1);
    column->addWidget(buildControls());
}

QWidget* RecordPage::buildControls()
{
    auto* bar = new QWidget(picture_);
    auto* grid = new QGridLayout(bar);
    grid->setContentsMargins(kSpaceHuge, kSpaceSmall, kSpaceHuge, kSpace);
    grid->setHorizontalSpacing(kSpaceHuge);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    auto* meters = new QHBoxLayout;
    meters->setSpacing(kSpaceHuge);
    contrast_ = new LevelMeter(tr("Contrast"), kGoodContrast, bar);
    exposure_ = new LevelMeter(tr("Exposure"), kGoodExposure, bar);
    sharpness_ = new LevelMeter(tr("Sharpness"), kGoodSharpness, bar);
    for (LevelMeter* meter : {contrast_, exposure_, sharpness_})
        meters->addWidget(meter, 1);
    grid->addLayout(meters, 0, 0, Qt::AlignVCenter);
    record_ = new RecordButton(bar);
    record_->setObjectName(QStringLiteral("recordButton"));
    record_->setShortcut(Qt::Key_R);
    connect(record_, &QAbstractButton::clicked, this, &RecordPage::toggleRecording);
    grid->addWidget(record_, 0, 1, Qt::AlignCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(kSpaceTiny);
    recordHint_ = new QLabel(bar);
    recordHint_->setWordWrap(true);
    captureInfo_ = new QLabel(bar);
    captureInfo_->setObjectName(QStringLiteral("captureInfo"));
    captureInfo_->setProperty("role", "small");
    captureInfo_->setWordWrap(true);
    discard_ = new QPushButton(tr("Discard this take"), bar);
    discard_->setObjectName(QStringLiteral("discardTake"));
    discard_->hide();
    connect(discard_, &QPushButton::clicked, &capture_, &CapturePipeline::discardRecording);
    words->addStretch();
    words->addWidget(recordHint_);
    words->addWidget(captureInfo_);
    words->addWidget(discard_, 0, Qt::AlignLeft);
    words->addStretch();
    grid->addLayout(words, 0, 2);
    return bar;
}

} // namespace clutch::ui
