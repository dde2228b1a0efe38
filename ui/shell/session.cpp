// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/session.h"

#include "engine/core/files.h"
#include "engine/core/log.h"
#include "ui/shell/session_impl.h"
#include "ui/shell/settings.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>

namespace clutch::ui {

namespace {

constexpr int kContentIntervalMs = 100;

// The job's thread, and those it starts from now on, give way to the window when all cores are taken.
void stepBack()
{
    constexpr int kNiceness = 5;
    const auto self = static_cast<id_t>(gettid());
    if (getpriority(PRIO_PROCESS, self) < kNiceness) setpriority(PRIO_PROCESS, self, kNiceness);
}

} // namespace

QString projectKey(const QString& folder)
{
    return QString::fromLatin1(QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16));
}

QString translated(const char* context, const std::string& text)
{
    return QCoreApplication::translate(context, text.c_str());
}

/// What opening takes from the disk; made on any thread, used by one at a time.
struct Session::Opened {
    QString folder;
    bool readOnly = false;
    std::optional<store::ProjectLock> lock;
    std::optional<store::Project> project;

    static Opened from(const QString& folder, Opening opening);
};

Session::Opened Session::Opened::from(const QString& folder, Opening opening)
{
    const auto path = pathFromUtf8(folder.toStdString());
    if (opening == Opening::New) store::Project::create(path);
    Opened opened;
    opened.folder = folder;
    try {
        opened.lock = store::ProjectLock::tryAcquire(path);
        opened.readOnly = !opened.lock;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::ReadOnly) throw;
        opened.readOnly = true;
    }
    opened.project.emplace(path, opened.readOnly ? store::Access::ReadOnly : store::Access::ReadWrite);
    return opened;
}

Session::Session(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>())
{
    impl_->opener.setMaxThreadCount(1);
    impl_->contentTimer.setSingleShot(true);
    impl_->contentTimer.setInterval(kContentIntervalMs);
    connect(&impl_->contentTimer, &QTimer::timeout, this, &Session::contentChanged);

    // Called on the worker; queued to `this`, so that nothing arrives once the session is gone.
    jobs::JobRunner::Listener listener;
    listener.onStateChanged = [this](std::int64_t job) {
        if (QThread::currentThread() != thread()) stepBack();
        QMetaObject::invokeMethod(
            this, [this, job] { jobStateArrived(job); }, Qt::QueuedConnection);
    };
    listener.onEvent = [this](std::int64_t job, const JobEvent& event) {
        const QString kind = QString::fromStdString(event.kind);
        QMetaObject::invokeMethod(
            this,
            [this, job, kind, id = event.id] {
                Q_EMIT jobEvent(job, kind, id);
                notifyContentChanged();
            },
            Qt::QueuedConnection);
    };
    listener.onNote = [this](std::int64_t job, const std::string& text) {
        QMetaObject::invokeMethod(
            this, [this, job, text] { Q_EMIT jobNote(job, QString::fromStdString(text)); }, Qt::QueuedConnection);
    };
    impl_->runner = std::make_unique<jobs::JobRunner>(std::move(listener));
    impl_->objects = std::make_unique<StoreWorker>(*this);
}

Session::~Session() = default;

void Session::jobStateArrived(qint64 job)
{
    const auto status = impl_->runner->status(job);
    Q_EMIT jobStateChanged(job);
    if (!status || !isFinished(status->state)) return;
    // A quick job has ended before its start is heard of here: both calls then see the end, and it is told once.
    if (!impl_->ended.insert(job).second) return;
    if (status->error) raise(*status->error);
    notifyContentChanged();
}

std::optional<Error> Session::openProject(const QString& folder)
{
    // Opening the project that is already open must not trip over its own lock.
    if (hasProject() && impl_->folder == folder) return std::nullopt;
    try {
        adopt(Opened::from(folder, Opening::Existing));
    } catch (...) {
        return errorFromCurrentException("studio");
    }
    return std::nullopt;
}

std::optional<Error> Session::createProject(const QString& folder)
{
    try {
        adopt(Opened::from(folder, Opening::New));
    } catch (...) {
        return errorFromCurrentException("studio");
    }
    return std::nullopt;
}

void Session::openProjectLater(const QString& folder, Opening opening, OpenDone done)
{
    const std::uint64_t turn = ++impl_->openings;
    const auto finish = [this, turn, done = std::move(done)](const std::shared_ptr<Opened>& opened,
                                                             const std::optional<Error>& error) {
        if (turn != impl_->openings) return;
        impl_->openingFolder.clear();
        Q_EMIT openingChanged();
        if (opened) adopt(std::move(*opened));
        done(error);
    };
    if (opening == Opening::Existing && hasProject() && impl_->folder == folder) return finish(nullptr, std::nullopt);
    impl_->openingFolder = folder;
    Q_EMIT openingChanged();
    impl_->opener.start([this, folder, opening, finish] {
        std::shared_ptr<Opened> opened;
        std::optional<Error> error;
        try {
            opened = std::make_shared<Opened>(Opened::from(folder, opening));
        } catch (...) {
            error = errorFromCurrentException("studio");
        }
        QMetaObject::invokeMethod(
            this, [finish, opened, error] { finish(opened, error); }, Qt::QueuedConnection);
    });
}

QString Session::openingFolder() const
{
    return impl_->openingFolder;
}

void Session::adopt(Opened opened)
{
    letGo();
    impl_->project.emplace(std::move(*opened.project));
    impl_->lock = std::move(opened.lock);
    impl_->readOnly = opened.readOnly;
    impl_->folder = opened.folder;
    restoreObject();
    logInfo("opened project " + impl_->folder.toStdString() + (impl_->readOnly ? " (read-only)" : ""));
    Q_EMIT projectChanged();
    Q_EMIT objectChanged();
    Q_EMIT contentChanged();
}

void Session::letGo()
{
    if (!hasProject()) return;
    impl_->runner->cancelAll();
    impl_->lock.reset();
    // Closing brings the write-ahead log into the database, which waits for the disk.
    auto old = std::make_shared<store::Project>(std::move(*impl_->project));
    impl_->project.reset();
    impl_->opener.start([old = std::move(old)]() mutable { old.reset(); });
}

void Session::closeProject()
{
    if (!hasProject()) return;
    letGo();
    impl_->readOnly = false;
    impl_->folder.clear();
    impl_->object.clear();
    impl_->objectId = impl_->dataset = 0;
    Q_EMIT projectChanged();
    Q_EMIT objectChanged();
    Q_EMIT contentChanged();
}

bool Session::hasProject() const
{
    return impl_->project.has_value();
}

bool Session::isReadOnly() const
{
    return impl_->readOnly;
}

QString Session::projectFolder() const
{
    return impl_->folder;
}

store::Project& Session::project()
{
    Q_ASSERT(hasProject());
    return *impl_->project;
}

jobs::JobRunner& Session::runner()
{
    return *impl_->runner;
}

std::int64_t Session::run(std::unique_ptr<jobs::Job> job, bool wantsPreview)
{
    const std::int64_t id = impl_->runner->enqueue(std::move(job), impl_->seed, 0, wantsPreview);
    Q_EMIT jobStateChanged(id);
    return id;
}

std::uint64_t Session::seed() const
{
    return impl_->seed;
}

void Session::setSeed(std::uint64_t seed)
{
    impl_->seed = seed;
    if (hasProject())
        userSettings().setValue(QStringLiteral("projects/%1/seed").arg(projectKey(impl_->folder)), qulonglong(seed));
}

void Session::raise(const Error& error)
{
    logError(error.what());
    Q_EMIT errorRaised(translated("Error", error.problem()), QString::fromStdString(error.subject()),
                       translated("Error", error.advice()));
}

void Session::notifyContentChanged()
{
    // Not restarted while it runs: a steady stream of events must still come through ten times a second.
    if (!impl_->contentTimer.isActive()) impl_->contentTimer.start();
}

} // namespace clutch::ui
