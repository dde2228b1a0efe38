// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcuts.h"

#include "ui/shell/settings.h"

#include <QAction>

namespace clutch::ui {

namespace {
QString settingOf(const QString& id)
{
    return QStringLiteral("shortcuts/") + id;
}
} // namespace

void Shortcuts::add(const QString& id, const QString& group, QAction* action, const QList<QKeySequence>& keys)
{
    Entry entry{id, group, action->text().remove(QLatin1Char('&')), keys, {}, action};
    QSettings settings = userSettings();
    const QVariant remembered = settings.value(settingOf(id));
    const QList<QKeySequence> present =
        remembered.isValid() ? QKeySequence::listFromString(remembered.toString(), QKeySequence::PortableText) : keys;
    apply(entry, present, false);
    entries_.push_back(entry);
}

void Shortcuts::addFixed(const QString& group, const QString& text, const QList<QKeySequence>& keys)
{
    entries_.push_back({QString(), group, text, keys, keys, nullptr});
}

QStringList Shortcuts::conflicts(const QString& id, const QKeySequence& key) const
{
    QStringList texts;
    if (key.isEmpty()) return texts;
    for (const Entry& entry : entries_)
        if ((entry.id != id || id.isEmpty()) && entry.keys.contains(key)) texts << entry.text;
    return texts;
}

void Shortcuts::apply(Entry& entry, const QList<QKeySequence>& keys, bool remember)
{
    entry.keys = keys;
    entry.action->setShortcuts(keys);
    const QString tip = entry.action->property("tip").toString();
    const QString shown =
        keys.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(keys.first().toString(QKeySequence::NativeText));
    entry.action->setToolTip((tip.isEmpty() ? entry.text : tip) + shown);
    if (!remember) return;
    QSettings settings = userSettings();
    if (keys == entry.initial)
        settings.remove(settingOf(entry.id));
    else
        settings.setValue(settingOf(entry.id), QKeySequence::listToString(keys, QKeySequence::PortableText));
}

void Shortcuts::setKeys(const QString& id, const QList<QKeySequence>& keys)
{
    for (Entry& entry : entries_)
        if (entry.action && entry.id == id) apply(entry, keys, true);
    Q_EMIT changed();
}

void Shortcuts::takeAway(const QString& id, const QKeySequence& key)
{
    for (Entry& entry : entries_) {
        if (!entry.action || entry.id == id || !entry.keys.contains(key)) continue;
        QList<QKeySequence> rest = entry.keys;
        rest.removeAll(key);
        apply(entry, rest, true);
    }
    Q_EMIT changed();
}

void Shortcuts::resetAll()
{
    for (Entry& entry : entries_)
        if (entry.action) apply(entry, entry.initial, true);
    Q_EMIT changed();
}

QString Shortcuts::htmlTable() const
{
    QStringList groups;
    for (const Entry& entry : entries_)
        if (!groups.contains(entry.group)) groups << entry.group;
    QString html;
    for (const QString& group : groups) {
        html += QStringLiteral("<h3>%1</h3><table cellspacing=\"0\" cellpadding=\"3\">").arg(group.toHtmlEscaped());
        for (const Entry& entry : entries_) {
            if (entry.group != group || entry.keys.isEmpty()) continue;
            const QString keys = QKeySequence::listToString(entry.keys, QKeySequence::NativeText)
                                     .replace(QLatin1String("; "), QStringLiteral(", "));
            html += QStringLiteral("<tr><td width=\"180\"><b>%1</b></td><td>%2</td></tr>")
                        .arg(keys.toHtmlEscaped(), entry.text.toHtmlEscaped());
        }
        html += QStringLiteral("</table>");
    }
    return html;
}

} // namespace clutch::ui
