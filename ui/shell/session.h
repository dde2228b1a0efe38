// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/runner.h"
#include "engine/store/project.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace clutch::ui {

/// What all pages share: the open project, the object being worked on, the job runner. Lives on the GUI thread; pages
/// read the store through reader() (small queries only) and change pixels or rows that take time through jobs.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    // Project. What went wrong is returned or handed to `done`, nothing when all is well; the project open before stays
    // open then.
    enum class Opening { Existing, New };
    using OpenDone = std::function<void(std::optional<Error>)>;
    std::optional<Error> openProject(const QString& folder); ///< takes the lock; read-only when another window holds it
    std::optional<Error> createProject(const QString& folder);
    /// The same without holding up the caller: checking, backing up and migrating take as long as the disk wants. The
    /// newest call wins; `done` of those before is not called.
    void openProjectLater(const QString& folder, Opening opening, OpenDone done);
    QString openingFolder() const; ///< empty when nothing is being opened
    void closeProject();
    bool hasProject() const;
    bool isReadOnly() const;
    QString projectFolder() const;
    store::Project& project(); ///< precondition: hasProject(); writes only when !isReadOnly()

    // The object (kind of thing) being worked on; empty when the project has none yet.
    QString objectName() const;
    store::Id objectId() const;          ///< 0: none
    void setObject(const QString& name); ///< made when there is none of that name
    void chooseObject(store::Id object); ///< nothing happens when it is no longer there
    // Written one after another on a thread of their own: deleting thousands of files takes its time. `done` hears what
    // stood against it; it is not called once another project was opened.
    using ObjectDone = std::function<void(const std::optional<Error>&)>;
    void addObject(const QString& name, ObjectDone done); ///< and works on it; not when another has the name
    /// Not when another has the name, nor while a job runs, which knows its object by the name.
    void renameObject(store::Id object, const QString& name, ObjectDone done);
    /// With all that hangs on it. Works on another at once, on none when there is no other; an error is raised.
    void removeObject(store::Id object);

    // The data set that the pages show and write.
    store::Id datasetId() const; ///< the newest is meant while this is none of the object's
    void setDataset(store::Id dataset);

    // Jobs
    jobs::JobRunner& runner();
    std::int64_t run(std::unique_ptr<jobs::Job> job, bool wantsPreview = false);
    std::uint64_t seed() const;
    void setSeed(std::uint64_t seed);

Q_SIGNALS:
    void projectChanged(); ///< another project, or none
    void openingChanged(); ///< openingFolder() changed
    void objectChanged();  ///< another object
    void datasetChanged(); ///< another data set was chosen
    void contentChanged(); ///< rows changed: reload what you show (coalesced, at most 10 a second)
    void jobStateChanged(qint64 job);
    void jobEvent(qint64 job, const QString& kind, qint64 id);
    void jobNote(qint64 job, const QString& text);
    void errorRaised(const QString& problem, const QString& subject,
                     const QString& advice); ///< for the banner; already translated

public:
    void raise(const Error& error); ///< translates and emits errorRaised
    void notifyContentChanged();

private:
    void jobStateArrived(qint64 job);
    void restoreObject();
    void tellObject();
    void leaveObject();
    struct ObjectAnswer;
    void writeObject(std::function<store::Id(store::Project&)> work, std::function<void(const ObjectAnswer&)> done);
    struct Opened;
    void adopt(Opened opened);
    void letGo();

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What stands against another object of this name.
Error objectNameTaken(const QString& name);

/// The engine's English sentence in the language of the studio (contexts "Error", "Option", "Progress", "Quality",
/// "Export").
QString translated(const char* context, const std::string& text);

} // namespace clutch::ui
