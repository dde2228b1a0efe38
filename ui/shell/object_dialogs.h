// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/project.h"
#include "ui/pages/store_worker.h"
#include "ui/shell/session.h"

#include <QDialog>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace clutch::ui {

/// Asks for the name of an object and says in place why it cannot have it. Not waited for: `take` is called with what
/// was typed and hands what stands against it to its second argument; until then the dialog stays as it is.
class NameDialog : public QDialog {
    Q_OBJECT

public:
    using Take = std::function<void(const QString& name, Session::ObjectDone done)>;
    NameDialog(const QString& title, const QString& action, const QString& name, Take take, QWidget* parent);
    void reject() override; ///< not while the name is being written

private:
    void layOut();
    void tryName();
    void answered(const std::optional<Error>& error);
    void refresh();

    QLineEdit* name_;
    QLabel* problem_;
    QPushButton* accept_;
    QPushButton* cancel_;
    const Take take_;
    bool writing_ = false;
    QTimer slow_; // what takes longer says so
};

/// Making, renaming and deleting the project's objects; each asks in a dialog of `window` and returns at once.
class ObjectDialogs : public QObject {
    Q_OBJECT

public:
    ObjectDialogs(Session& session, QWidget* window);
    void askForNew();
    void askToRename(); ///< the object being worked on
    void askToRemove(); ///< the object being worked on, with all that hangs on it
    /// Why the object can be neither renamed nor deleted now; empty when it can.
    QString reasonAgainst() const;

private:
    void ask(QDialog* dialog);
    void putQuestion(store::Id object, const store::ObjectContents& contents);
    void remove(const QString& project, store::Id object);

    Session& session_;
    QWidget* window_;
    StoreWorker store_;
    bool counting_ = false; // what would be deleted
};

} // namespace clutch::ui
