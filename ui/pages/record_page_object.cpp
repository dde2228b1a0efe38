// SPDX-License-Identifier: Apache-2.0
// The part of the Record page that names the object being recorded.
#include "ui/jobs/job_text.h"
#include "ui/options/options_panel.h"
#include "ui/pages/record_page.h"
#include "ui/shell/object_dialogs.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace clutch::ui {

QWidget* RecordPage::buildObjectField()
{
    auto* field = new QWidget(options_);
    object_ = new QLineEdit(field);
    object_->setObjectName(QStringLiteral("objectName"));
    object_->setPlaceholderText(tr("for example: lemon"));
    object_->setMaxLength(80);
    object_->setAccessibleName(tr("Object"));
    newObjectButton_ = new QPushButton(tr("New object..."), field);
    newObjectButton_->setObjectName(QStringLiteral("newObjectButton"));
    objectNote_ = new QLabel(field);
    objectNote_->setObjectName(QStringLiteral("objectNote"));
    objectNote_->setProperty("role", "warn");
    objectNote_->setWordWrap(true);
    objectNote_->hide();
    auto* label = new QLabel(tr("Object"), field);
    label->setBuddy(object_);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpaceTiny);
    row->addWidget(object_, 1);
    row->addWidget(newObjectButton_);
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, kSpaceSmall, 0);
    column->setSpacing(kSpaceTiny);
    column->addWidget(label);
    column->addLayout(row);
    column->addWidget(objectNote_);
    connect(object_, &QLineEdit::editingFinished, this, &RecordPage::takeObjectName);
    connect(object_, &QLineEdit::textEdited, objectNote_, &QWidget::hide);
    objectDialogs_ = new ObjectDialogs(session_, this);
    connect(newObjectButton_, &QPushButton::clicked, objectDialogs_, &ObjectDialogs::askForNew);
    return field;
}

void RecordPage::showObject()
{
    const store::Id before = std::exchange(shownObject_, session_.objectId());
    objectNote_->hide();
    // An import made the object while its name was being typed: what is typed will be its name.
    if (before == 0 && shownObject_ != 0 && object_->isModified() && object_->hasFocus()) return;
    const bool waits = !waitingName_.isEmpty() && waitingFor_ == shownObject_;
    object_->setText(waits ? waitingName_ : session_.objectName());
}

void RecordPage::noteOnObject(const QString& text)
{
    objectNote_->setText(text);
    objectNote_->setVisible(!text.isEmpty());
}

// The field names the object that is there; only where there is none yet it makes one. What was to be imported waits
// until that is written: it goes into the object of that name, or nowhere.
void RecordPage::takeObjectName()
{
    if (naming_ || !session_.hasProject() || session_.isReadOnly()) return;
    const QString name = object_->text().trimmed();
    const store::Id object = session_.objectId();
    if (name.isEmpty())
        showObject();
    else if (object == 0 && imports_.isEmpty())
        return writeName(0, name);
    else if (object == 0 || session_.runner().isBusy())
        return renameLater(object, name); // an import that has ended, too, is heard of with its old name
    else if (name != session_.objectName())
        return writeName(object, name);
    else
        keepName();
    importWaiting();
}

// What is typed is its name already.
void RecordPage::keepName()
{
    if (waitingFor_ == session_.objectId()) waitingName_.clear();
    object_->setText(session_.objectName());
}

void RecordPage::writeName(store::Id object, const QString& name)
{
    naming_ = true;
    object_->setReadOnly(true);
    if (waitingFor_ == object) waitingName_.clear();
    const auto done = [this, object, name](const std::optional<Error>& error) { nameWritten(object, name, error); };
    if (object == 0)
        session_.addObject(name, done);
    else
        session_.renameObject(object, name, done);
}

void RecordPage::nameWritten(store::Id object, const QString& name, const std::optional<Error>& error)
{
    naming_ = false;
    object_->setReadOnly(false);
    if (!error) {
        showObject();
        importWaiting();
    } else if (object != 0 && session_.runner().isBusy()) {
        renameLater(object, name); // a job began meanwhile
    } else {
        nameRefused(*error);
    }
    renameNow(); // of another, if one waited
}

void RecordPage::nameRefused(const Error& error)
{
    const bool imports = !waitingImports_.isEmpty();
    waitingImports_.clear();
    showObject();
    noteOnObject(imports ? tr("Nothing was imported: %1").arg(errorSentence(error)) : errorSentence(error));
}

void RecordPage::renameLater(store::Id object, const QString& name)
{
    const QString now = object == 0 ? newObject_ : nameOf(object);
    const auto other = session_.project().findObject(name.toStdString());
    if (name != now && other && other->id != object) return nameRefused(objectNameTaken(name));
    waitingName_ = name == now ? QString() : name;
    waitingFor_ = object;
    object_->setModified(false);
    noteOnObject(name == now ? QString() : tr("It is called \"%1\" as soon as no job runs any more").arg(name));
    importWaiting();
}

void RecordPage::renameNow()
{
    if (naming_ || waitingName_.isEmpty() || session_.runner().isBusy() || !session_.hasProject()) return;
    if (waitingFor_ == 0 && !imports_.isEmpty()) return; // its end was not heard of yet
    const QString name = std::exchange(waitingName_, QString());
    if (waitingFor_ == 0) return noteOnObject({}); // the import failed: the name is taken for the next one
    writeName(waitingFor_, name);
}

QString RecordPage::nameOf(store::Id object) const
{
    if (object == session_.objectId()) return session_.objectName();
    for (const store::ObjectRow& row : session_.project().objects())
        if (row.id == object) return QString::fromStdString(row.name);
    return {};
}

// An import never waits for a name: one can be given, or changed, at any time. A new object is made by the import, not
// here: one that fails must leave none behind.
QString RecordPage::newObjectFor(const QString& suggestion)
{
    const QString typed = object_->text().trimmed();
    if (!imports_.isEmpty() && !newObject_.isEmpty()) {
        if (!typed.isEmpty()) renameLater(0, typed);
        return newObject_;
    }
    newObject_ = typed.isEmpty() ? suggestion : typed;
    return newObject_;
}

} // namespace clutch::ui
