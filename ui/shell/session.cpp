// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/session.h"

#include "engine/core/files.h"
#include "engine/core/log.h"
#include "ui/shell/settings.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QTimer>

namespace clutch::ui {

namespace {

constexpr int kContentIntervalMs = 100;

// A project moved elsewhere starts with fresh view settings; that is all that hangs on its path.
QString projectKey(const QString& folder)
{
    return QString::fromLatin1(QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16));
}

} // namespace

QString translated(const char* context, const std::string& text)
{
    return QCoreApplication::translate(context, text.c_str());
}

struct Session::Impl {
    std::optional<store::ProjectLock> lock;
    std::optional<store::Project> project;
    bool readOnly = false;
    QString folder, object;
    store::Id objectId = 0;
    std::uint64_t seed = 1;
    QTimer contentTimer;
    // Last, so that it is destroyed first: its destructor waits for the worker, whose listener reaches into the
    // session.
    std::unique_ptr<jobs::JobRunner> runner;
};

Session::Session(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>())
{
    impl_->contentTimer.setSingleShot(true);
    impl_->contentTimer.setInterval(kContentIntervalMs);
    connect(&impl_->contentTimer, &QTimer::timeout, this, &Session::contentChanged);

    // Called on the worker; queued to `this`, so that nothing arrives once the session is gone.
    jobs::JobRunner::Listener listener;
    listener.onStateChanged = [this](std::int64_t job) {
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
}

Session::~Session() = default;

void Session::jobStateArrived(qint64 job)
{
    const auto status = impl_->runner->status(job);
    Q_EMIT jobStateChanged(job);
    if (!status) return;
    if (status->state == jobs::JobState::Failed && status->error) raise(*status->error);
    if (status->state == jobs::JobState::Done || status->state == jobs::JobState::Cancelled ||
        status->state == jobs::JobState::Failed)
        notifyContentChanged();
}

std::optional<Error> Session::openProject(const QString& folder)
{
    try {
        const auto path = pathFromUtf8(folder.toStdString());
        // Opening the project that is already open must not trip over its own lock.
        if (hasProject() && impl_->folder == folder) return std::nullopt;
        bool readOnly = false;
        std::optional<store::ProjectLock> lock;
        try {
            lock = store::ProjectLock::tryAcquire(path);
            readOnly = !lock;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::ReadOnly) throw;
            readOnly = true;
        }
        store::Project opened(path, readOnly ? store::Access::ReadOnly : store::Access::ReadWrite);
        impl_->runner->cancelAll();
        impl_->project.reset();
        impl_->lock = std::move(lock);
        impl_->project.emplace(std::move(opened));
        impl_->readOnly = readOnly;
        impl_->folder = folder;
    } catch (...) {
        return errorFromCurrentException("studio");
    }
    restoreObject();
    logInfo("opened project " + folder.toStdString() + (impl_->readOnly ? " (read-only)" : ""));
    Q_EMIT projectChanged();
    Q_EMIT objectChanged();
    Q_EMIT contentChanged();
    return std::nullopt;
}

void Session::restoreObject()
{
    impl_->object.clear();
    impl_->objectId = 0;
    QSettings settings = userSettings();
    impl_->seed = settings.value(QStringLiteral("projects/%1/seed").arg(projectKey(impl_->folder)), 1).toULongLong();
    const QString remembered =
        settings.value(QStringLiteral("projects/%1/object").arg(projectKey(impl_->folder))).toString();
    for (const store::ObjectRow& row : impl_->project->objects()) {
        const QString name = QString::fromStdString(row.name);
        if (impl_->objectId != 0 && name != remembered) continue;
        impl_->object = name;
        impl_->objectId = row.id;
    }
}

std::optional<Error> Session::createProject(const QString& folder)
{
    try {
        store::Project::create(pathFromUtf8(folder.toStdString()));
    } catch (...) {
        return errorFromCurrentException("studio");
    }
    return openProject(folder);
}

void Session::closeProject()
{
    if (!hasProject()) return;
    impl_->runner->cancelAll();
    impl_->project.reset();
    impl_->lock.reset();
    impl_->readOnly = false;
    impl_->folder.clear();
    impl_->object.clear();
    impl_->objectId = 0;
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

QString Session::objectName() const
{
    return impl_->object;
}

store::Id Session::objectId() const
{
    return impl_->objectId;
}

void Session::setObject(const QString& name)
{
    if (!hasProject() || name == impl_->object) return;
    try {
        const auto found = impl_->project->findObject(name.toStdString());
        if (!found && impl_->readOnly) return;
        impl_->objectId = found ? found->id : impl_->project->addObject(name.toStdString());
        impl_->object = name;
    } catch (...) {
        raise(errorFromCurrentException("studio"));
        return;
    }
    userSettings().setValue(QStringLiteral("projects/%1/object").arg(projectKey(impl_->folder)), name);
    Q_EMIT objectChanged();
    notifyContentChanged();
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
