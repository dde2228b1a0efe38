// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <SQLiteCpp/Database.h>

namespace clutch::test {

/// Keeps everybody else from writing to a project's database until it is let go: another program at work, or a long
/// deletion. Who waits for it on this thread waits in vain.
class StoreLock {
public:
    explicit StoreLock(const QString& project)
        : database_(project.toStdString() + "/clutch.sqlite", SQLite::OPEN_READWRITE, 10000)
    {
        database_.exec("BEGIN IMMEDIATE");
    }
    void run(const char* sql) { database_.exec(sql); }
    void letGo() { database_.exec("COMMIT"); }

private:
    SQLite::Database database_;
};

} // namespace clutch::test
