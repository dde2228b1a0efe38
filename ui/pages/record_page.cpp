// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_page.h"

#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/media/image_file.h"
#include "ui/options/options_panel.h"
#include "ui/views/camera_preview.h"
#include "ui/views/level_meter.h"
#include "ui/views/record_button.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>

namespace clutch::ui {

namespace {

QString fromPath(const std::filesystem::path& path)
{
    return QString::fromStdString(utf8(path));
}

QString clockText(double milliseconds)
{
    const int seconds = qRound(milliseconds / 1000);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

// Our own takes are named by their time, to the millisecond; a person reads "20 Nov 14:05".
QString shownName(const QString& fileName)
{
    const QDateTime time = QDateTime::fromString(fileName, QStringLiteral("'take 'yyyy-MM-dd HH-mm-ss-zzz'.mkv'"));
    return time.isValid() ? QLocale().toString(time, QStringLiteral("d MMM HH:mm:ss")) : fileName;
}

// Takes that were recorded and whose import did not happen: the program was closed, or died.
QVector<TakeCard> waitingTakes(const std::filesystem::path& project)
{
    QVector<TakeCard> cards;
    const std::filesystem::path folder = project / "takes";
    if (!std::filesystem::is_directory(folder)) return cards;
    for (const auto& file : sortedFiles(folder)) {
        if (!media::isVideoFile(file)) continue;
        cards << TakeCard{0, shownName(fromPath(file.filename())), {}, {}, fromPath(file)};
    }
    return cards;
}

QVector<TakeCard> loadTakes(store::Project& project, store::Id object)
{
    QVector<TakeCard> cards;
    if (object != 0) {
        for (const store::RecordingRow& row : project.recordings(object)) {
            const auto frames = project.frames(row.id);
            TakeCard card{row.id, shownName(QString::fromStdString(row.name)), {}, {}, {}};
            card.detail = RecordPage::tr("%n frames", nullptr, int(frames.size()));
            if (row.durationMs > 0) card.detail += QStringLiteral("   ") + clockText(row.durationMs);
            if (!frames.empty()) card.thumbnail = fromPath(project.absolute(frames[frames.size() / 2].file));
            cards << card;
        }
    }
    return cards + waitingTakes(project.folder());
}

} // namespace

RecordPage::RecordPage(Session& session, QWidget* parent) : Page(session, parent), camera_(capture_), store_(session)
{
    buildOptions();
    buildPicture();
    strip_ = new TakesStrip;
    strip_->setObjectName(QStringLiteral("takes"));
    strip_->setEmptyText(
        tr("Takes of this object appear here. Videos and folders of pictures can be dropped anywhere"));
    connect(strip_, &TakesStrip::removeRequested, this, [this](int index) { removeTake(index); });
    connect(strip_, &TakesStrip::importRequested, this,
            [this](int index) { importFiles({strip_->takes()[index].waitingFile}); });
    connectCapture();
    connect(&session_, &Session::objectChanged, this, [this] {
        newObject_.clear();
        showObject();
        reloadTakes();
    });
    connect(&session_, &Session::contentChanged, this, &RecordPage::reloadTakes);
    connect(&store_, &StoreWorker::failed, this, [this] { loading_ = loadAgain_ = false; });
    connect(&session_, &Session::jobStateChanged, this, [this](qint64 job) {
        jobChanged(job);
        renameNow();
    });
    connect(&session_, &Session::projectChanged, this, [this] {
        capture_.stopRecording();
        imports_.clear();
        loading_ = loadAgain_ = false; // what was asked of the project before is not answered
        newObject_.clear();
        waitingName_.clear();
        waitingImports_.clear();
        naming_ = false;
        object_->setReadOnly(false);
        importNote_->hide();
        strip_->setTakes({});
        showNextStep(0);
        refreshEnabled();
        reloadTakes();
    });
    showObject();
    refreshEnabled();
    reloadTakes();
}

RecordPage::~RecordPage() = default;

QWidget* RecordPage::optionsPanel()
{
    return options_;
}
QWidget* RecordPage::picture()
{
    return picture_;
}
QWidget* RecordPage::strip()
{
    return strip_;
}

StageStatus RecordPage::status() const
{
    StageStatus status;
    const auto& takes = strip_->takes();
    const auto imported = std::ranges::count_if(takes, [](const TakeCard& card) { return card.recording != 0; });
    status.state = imported > 0 ? StageState::Done : session_.hasProject() ? StageState::Ready : StageState::Empty;
    if (imported > 0) status.count = tr("%n takes", nullptr, int(imported));
    for (const qint64 job : imports_.keys()) {
        const auto running = session_.runner().status(job);
        if (!running || running->state != jobs::JobState::Running) continue;
        status.state = StageState::Running;
        status.percent = running->progress.total > 0 ? int(100 * running->progress.done / running->progress.total) : -1;
    }
    return status;
}

void RecordPage::activated()
{
    active_ = true;
    startSource();
}

void RecordPage::deactivated()
{
    active_ = false;
    capture_.stopRecording();
    camera_.stop();
    for (LevelMeter* meter : {contrast_, exposure_, sharpness_})
        meter->clear();
}

bool RecordPage::acceptsDrop(const QStringList& paths) const
{
    if (paths.isEmpty() || !session_.hasProject() || session_.isReadOnly()) return false;
    return std::ranges::all_of(paths, [](const QString& path) {
        return QFileInfo(path).isDir() || media::isVideoFile(pathFromUtf8(path.toStdString()));
    });
}

void RecordPage::dropFiles(const QStringList& paths)
{
    importFiles(paths);
}

void RecordPage::reloadTakes()
{
    if (!session_.hasProject()) return;
    // One question at a time, however fast a job writes.
    if (loading_) {
        loadAgain_ = true;
        return;
    }
    loading_ = true;
    store_.ask<QVector<TakeCard>>(
        [object = session_.objectId()](store::Project& project) { return loadTakes(project, object); },
        [this](const QVector<TakeCard>& takes) {
            loading_ = false;
            showTakes(takes);
            if (std::exchange(loadAgain_, false)) reloadTakes();
        });
}

void RecordPage::showTakes(const QVector<TakeCard>& takes)
{
    QVector<TakeCard> shown = takes;
    for (TakeCard& card : shown) {
        if (card.recording != 0) continue;
        card.detail = imports_.isEmpty() ? tr("Not imported yet: click to import") : tr("Importing...");
    }
    strip_->setTakes(shown);
    showNextStep(int(std::ranges::count_if(shown, [](const TakeCard& card) { return card.recording != 0; })));
    Q_EMIT statusChanged();
}

// What the middle says while no camera fills it.
void RecordPage::showNextStep(int takes)
{
    goToMatte_->setVisible(takes > 0);
    if (takes > 0)
        preview_->setEmptyText(tr("%n takes: next, Matte", nullptr, takes),
                               tr("Cut the object out of its frames there, or add another take here."));
    else
        preview_->setEmptyText(
            tr("Put one object on a plain background of another colour. Press the button and turn it for 20 seconds."),
            tr("Choose a camera on the left, or drop a video here."));
    preview_->placeAction();
}

void RecordPage::removeTake(int index)
{
    const TakeCard card = strip_->takes()[index];
    auto* question = new QMessageBox(QMessageBox::Question, tr("Remove take"),
                                     tr("Remove \"%1\" with its frames and mattes?").arg(card.name),
                                     QMessageBox::NoButton, picture_);
    question->setObjectName(QStringLiteral("removeTakeQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QAbstractButton::clicked, this,
            [this, folder = session_.projectFolder(), card] { removeTake(folder, card); });
    // With another project the take is gone; its number may be that of another there.
    connect(&session_, &Session::projectChanged, question, [question] { question->done(QDialog::Rejected); });
    question->open();
}

void RecordPage::removeTake(const QString& folder, const TakeCard& card)
{
    if (session_.projectFolder() != folder) return;
    store_.write(
        [card](store::Project& project) {
            if (card.recording != 0)
                project.removeRecording(card.recording);
            else
                std::filesystem::remove(pathFromUtf8(card.waitingFile.toStdString()));
        },
        [this] { session_.notifyContentChanged(); });
}

// Whatever is off says why.
void RecordPage::refreshEnabled()
{
    QString reason;
    if (!session_.hasProject())
        reason = tr("Open or create a project first");
    else if (session_.isReadOnly())
        reason = tr("The project is open in another window: this one only shows it");
    for (QWidget* widget :
         std::initializer_list<QWidget*>{importVideo_, importFolder_, importInstead_, object_, newObjectButton_}) {
        widget->setEnabled(reason.isEmpty());
        widget->setToolTip(reason);
    }
    if (reason.isEmpty()) newObjectButton_->setToolTip(tr("Record another kind of thing in the same project"));
    strip_->setRemovable(reason.isEmpty(), reason);
    const bool recording = capture_.isRecording();
    if (reason.isEmpty() && camera_.state() != CameraFeed::State::Live)
        reason =
            camera_.state() == CameraFeed::State::Frozen ? tr("The camera froze") : tr("No picture from a camera yet");
    record_->setEnabled(reason.isEmpty() || recording);
    record_->setToolTip(reason.isEmpty() ? tr("Record (R)") : reason);
    recordHint_->setText(recording          ? tr("Turn the object slowly. Press again to stop early.")
                         : reason.isEmpty() ? tr("Press the button and turn the object once.")
                                            : reason + QLatin1Char('.'));
    discard_->setVisible(recording);
    length_->setEnabled(!recording);
    source_->setEnabled(!recording);
    if (!recording) record_->setProgress(0, 0);
}

} // namespace clutch::ui
