// SPDX-License-Identifier: Apache-2.0
// The part of the session that knows the object being worked on, and the data set.
#include "engine/core/text.h"
#include "ui/shell/session_impl.h"
#include "ui/shell/settings.h"

namespace clutch::ui {

namespace {

QString objectKey(const QString& folder)
{
    return QStringLiteral("projects/%1/object").arg(projectKey(folder));
}

Error notNow(const QString& name)
{
    return Error(ErrorKind::BadInput, "studio", CLUTCH_TEXT("Error", "an object cannot be renamed while a job runs"),
                 name.toStdString(), CLUTCH_TEXT("Error", "wait until it has ended, or cancel it"));
}

} // namespace

Error objectNameTaken(const QString& name)
{
    return Error(ErrorKind::BadInput, "studio", CLUTCH_TEXT("Error", "there already is an object of this name"),
                 name.toStdString(), CLUTCH_TEXT("Error", "choose another name"));
}

void Session::restoreObject()
{
    impl_->object.clear();
    impl_->objectId = impl_->dataset = 0;
    QSettings settings = userSettings();
    impl_->seed = settings.value(QStringLiteral("projects/%1/seed").arg(projectKey(impl_->folder)), 1).toULongLong();
    const QString remembered = settings.value(objectKey(impl_->folder)).toString();
    for (const store::ObjectRow& row : impl_->project->objects()) {
        const QString name = QString::fromStdString(row.name);
        if (impl_->objectId != 0 && name != remembered) continue;
        impl_->object = name;
        impl_->objectId = row.id;
    }
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
    tellObject();
}

void Session::chooseObject(store::Id object)
{
    if (!hasProject() || object == impl_->objectId) return;
    try {
        for (const store::ObjectRow& row : impl_->project->objects()) {
            if (row.id != object) continue;
            impl_->object = QString::fromStdString(row.name);
            impl_->objectId = object;
            return tellObject();
        }
    } catch (...) {
        raise(errorFromCurrentException("studio"));
    }
}

void Session::writeObject(std::function<store::Id(store::Project&)> work, std::function<void(const ObjectAnswer&)> done)
{
    const auto guarded = [work = std::move(work)](store::Project& project) {
        try {
            return ObjectAnswer{work(project), std::nullopt, false};
        } catch (...) {
            return ObjectAnswer{0, errorFromCurrentException("studio"), false};
        }
    };
    // What else can go wrong is said by the worker: it could not open the project once more.
    const auto unopened = [this, done] {
        const Error error(ErrorKind::Io, "studio", CLUTCH_TEXT("Error", "the project's database cannot be opened"),
                          impl_->folder.toStdString(), CLUTCH_TEXT("Error", "check the folder and its permissions"));
        done(ObjectAnswer{0, error, true});
    };
    impl_->objects->ask<ObjectAnswer>(guarded, done, unopened);
}

void Session::addObject(const QString& name, ObjectDone done)
{
    const auto add = [name](store::Project& project) {
        if (project.findObject(name.toStdString())) throw objectNameTaken(name);
        return project.addObject(name.toStdString());
    };
    writeObject(add, [this, name, done = std::move(done)](const ObjectAnswer& answer) {
        if (!answer.error) {
            impl_->objectId = answer.object;
            impl_->object = name;
            tellObject();
        }
        done(answer.error);
    });
}

void Session::renameObject(store::Id object, const QString& name, ObjectDone done)
{
    const auto rename = [object, name, runner = impl_->runner.get()](store::Project& project) {
        if (runner->isBusy()) throw notNow(name); // a job may have begun while this waited for its turn
        project.renameObject(object, name.toStdString());
        return object;
    };
    writeObject(rename, [this, object, name, done = std::move(done)](const ObjectAnswer& answer) {
        if (!answer.error && object == impl_->objectId) {
            impl_->object = name;
            tellObject();
        }
        done(answer.error);
    });
}

// The pages go on to another object first.
void Session::removeObject(store::Id object)
{
    if (object == impl_->objectId) leaveObject();
    const auto remove = [object](store::Project& project) {
        project.removeObject(object);
        return object;
    };
    writeObject(remove, [this, object, turn = impl_->objectTurns](const ObjectAnswer& answer) {
        if (answer.error) {
            if (!answer.wasRaised) raise(*answer.error);
            if (turn == impl_->objectTurns) chooseObject(object); // nobody has chosen another since
        } else if (object == impl_->objectId) {
            leaveObject(); // chosen once more while it was being deleted
        }
        notifyContentChanged();
    });
}

void Session::leaveObject()
{
    const store::Id left = impl_->objectId;
    impl_->object.clear();
    impl_->objectId = 0;
    try {
        for (const store::ObjectRow& row : impl_->project->objects()) {
            if (row.id == left) continue;
            impl_->object = QString::fromStdString(row.name);
            impl_->objectId = row.id;
        }
    } catch (...) {
        raise(errorFromCurrentException("studio"));
    }
    tellObject();
}

store::Id Session::datasetId() const
{
    return impl_->dataset;
}

void Session::setDataset(store::Id dataset)
{
    if (dataset == impl_->dataset) return;
    impl_->dataset = dataset;
    Q_EMIT datasetChanged();
}

void Session::tellObject()
{
    ++impl_->objectTurns;
    userSettings().setValue(objectKey(impl_->folder), impl_->object);
    Q_EMIT objectChanged();
    notifyContentChanged();
}

} // namespace clutch::ui
