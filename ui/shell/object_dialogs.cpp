// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/object_dialogs.h"

#include "engine/core/text.h"
#include "ui/jobs/job_text.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {
constexpr int kSlowMs = 500;
}

NameDialog::NameDialog(const QString& title, const QString& action, const QString& name, Take take, QWidget* parent)
    : QDialog(parent), name_(new QLineEdit(name, this)), problem_(new QLabel(this)),
      accept_(new QPushButton(action, this)), cancel_(new QPushButton(tr("Cancel"), this)), take_(std::move(take))
{
    setObjectName(QStringLiteral("nameDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    name_->setObjectName(QStringLiteral("dialogName"));
    name_->setAccessibleName(tr("Name of the object"));
    name_->setPlaceholderText(tr("for example: lemon"));
    name_->setMaxLength(80);
    name_->setMinimumWidth(320);
    name_->selectAll();
    problem_->setObjectName(QStringLiteral("dialogProblem"));
    problem_->setProperty("role", "warn");
    problem_->setWordWrap(true);
    problem_->setMinimumHeight(2 * problem_->fontMetrics().lineSpacing()); // so that the buttons stay in their place
    problem_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    accept_->setObjectName(QStringLiteral("dialogAccept"));
    accept_->setDefault(true);
    accept_->setProperty("primary", true);
    cancel_->setAutoDefault(false);
    layOut();
    slow_.setSingleShot(true);
    connect(&slow_, &QTimer::timeout, this,
            [this] { problem_->setText(tr("The project is still being written: one moment")); });
    connect(name_, &QLineEdit::textChanged, this, [this] {
        problem_->clear();
        refresh();
    });
    connect(accept_, &QPushButton::clicked, this, &NameDialog::tryName);
    connect(cancel_, &QPushButton::clicked, this, &NameDialog::reject);
    refresh();
}

void NameDialog::layOut()
{
    auto* label = new QLabel(tr("Name of the object"), this);
    label->setBuddy(name_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpaceSmall);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(accept_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    column->setSpacing(kSpaceSmall);
    column->addWidget(label);
    column->addWidget(name_);
    column->addWidget(problem_);
    column->addLayout(buttons);
}

void NameDialog::refresh()
{
    name_->setReadOnly(writing_);
    accept_->setEnabled(!writing_ && !name_->text().trimmed().isEmpty());
    cancel_->setEnabled(!writing_);
}

void NameDialog::reject()
{
    if (!writing_) QDialog::reject();
}

void NameDialog::tryName()
{
    writing_ = true;
    refresh();
    slow_.start(kSlowMs);
    take_(name_->text().trimmed(), [dialog = QPointer(this)](const std::optional<Error>& error) {
        if (dialog) dialog->answered(error);
    });
}

void NameDialog::answered(const std::optional<Error>& error)
{
    slow_.stop();
    writing_ = false;
    if (!error) return QDialog::accept();
    refresh();
    problem_->setText(errorSentence(*error));
    name_->selectAll();
    name_->setFocus();
}

ObjectDialogs::ObjectDialogs(Session& session, QWidget* window)
    : QObject(window), session_(session), window_(window), store_(session)
{
    const auto forget = [this] { counting_ = false; };
    connect(&store_, &StoreWorker::failed, this, forget);
    connect(&session, &Session::projectChanged, this, forget);
}

QString ObjectDialogs::reasonAgainst() const
{
    if (!session_.hasProject() || session_.objectId() == 0) return tr("There is no object yet");
    if (session_.isReadOnly()) return tr("The project is open in another window: this one only shows it");
    if (session_.runner().isBusy()) return tr("Not while a job runs: wait until it has ended, or cancel it");
    return {};
}

// With another project the object is gone; its number may be that of another there.
void ObjectDialogs::ask(QDialog* dialog)
{
    connect(&session_, &Session::projectChanged, dialog, [dialog] { dialog->done(QDialog::Rejected); });
    dialog->open();
}

void ObjectDialogs::askForNew()
{
    if (!session_.hasProject() || session_.isReadOnly()) return;
    const auto take = [this, project = session_.projectFolder()](const QString& name, Session::ObjectDone done) {
        if (session_.projectFolder() == project) session_.addObject(name, std::move(done));
    };
    ask(new NameDialog(tr("New object"), tr("Create"), {}, take, window_));
}

void ObjectDialogs::askToRename()
{
    if (!reasonAgainst().isEmpty()) return;
    const auto take = [this, project = session_.projectFolder(),
                       object = session_.objectId()](const QString& name, Session::ObjectDone done) {
        if (session_.projectFolder() == project) session_.renameObject(object, name, std::move(done));
    };
    ask(new NameDialog(tr("Rename object"), tr("Rename"), session_.objectName(), take, window_));
}

namespace {

QString listed(const QStringList& parts)
{
    if (parts.size() < 2) return parts.join(QString());
    return ObjectDialogs::tr("%1 and %2").arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.last());
}

QString whatGoes(const store::ObjectContents& contents)
{
    QStringList parts;
    const auto add = [&parts](std::int64_t count, const QString& text) {
        if (count > 0) parts << text;
    };
    add(contents.recordings, ObjectDialogs::tr("%n takes", nullptr, int(contents.recordings)));
    add(contents.frames, ObjectDialogs::tr("%n frames", nullptr, int(contents.frames)));
    add(contents.cutouts, ObjectDialogs::tr("%n cut-outs with their mattes", nullptr, int(contents.cutouts)));
    add(contents.photos, ObjectDialogs::tr("%n photos", nullptr, int(contents.photos)));
    add(contents.datasets, ObjectDialogs::tr("%n data sets", nullptr, int(contents.datasets)));
    add(contents.images, ObjectDialogs::tr("%n made pictures", nullptr, int(contents.images)));
    if (parts.isEmpty()) return ObjectDialogs::tr("Nothing was recorded or made of it yet.");
    return ObjectDialogs::tr("With it go, for good: %1. What was exported stays.").arg(listed(parts));
}

} // namespace

void ObjectDialogs::askToRemove()
{
    if (counting_ || !reasonAgainst().isEmpty()) return;
    counting_ = true;
    const store::Id object = session_.objectId();
    store_.ask<store::ObjectContents>([object](store::Project& project) { return project.contents(object); },
                                      [this, object](const store::ObjectContents& contents) {
                                          counting_ = false;
                                          putQuestion(object, contents);
                                      });
}

void ObjectDialogs::putQuestion(store::Id object, const store::ObjectContents& contents)
{
    if (session_.objectId() != object || !reasonAgainst().isEmpty()) return; // changed while it was counted
    auto* question = new QMessageBox(QMessageBox::Question, tr("Delete object"),
                                     tr("Delete \"%1\"?").arg(session_.objectName()), QMessageBox::NoButton, window_);
    question->setObjectName(QStringLiteral("removeObjectQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(whatGoes(contents));
    auto* yes = question->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QAbstractButton::clicked, this,
            [this, project = session_.projectFolder(), object] { remove(project, object); });
    ask(question);
}

void ObjectDialogs::remove(const QString& project, store::Id object)
{
    if (session_.projectFolder() != project || session_.objectId() != object) return;
    if (reasonAgainst().isEmpty()) session_.removeObject(object); // else a job began meanwhile
}

} // namespace clutch::ui
