// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

class QAction;

namespace clutch::ui {

/// Every key of the studio in one list: actions, whose keys a person may change, and the fixed keys of canvas and film
/// strip. Changes are remembered. From it come the key list of the guide and the shortcut editor with its warnings.
class Shortcuts : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString id, group, text;
        QList<QKeySequence> initial, keys;
        QAction* action = nullptr; ///< null: a fixed key
    };

    using QObject::QObject;
    /// Gives the action its keys: those remembered, else `keys`.
    void add(const QString& id, const QString& group, QAction* action, const QList<QKeySequence>& keys);
    void addFixed(const QString& group, const QString& text, const QList<QKeySequence>& keys);
    const QVector<Entry>& entries() const { return entries_; }
    /// Texts of all other entries that use this key; empty when it is free.
    QStringList conflicts(const QString& id, const QKeySequence& key) const;
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    /// Takes the key away from every changeable entry but `id`.
    void takeAway(const QString& id, const QKeySequence& key);
    void resetAll();
    QString htmlTable() const; ///< for the guide

Q_SIGNALS:
    void changed();

private:
    void apply(Entry& entry, const QList<QKeySequence>& keys, bool remember);
    QVector<Entry> entries_;
};

} // namespace clutch::ui
