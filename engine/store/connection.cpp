// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/log.h"
#include "engine/core/text.h"

#include <SQLiteCpp/Backup.h>

#include <cerrno>
#include <sqlite3.h>

namespace clutch::store {

namespace fs = std::filesystem;

namespace {

constexpr int kBusyTimeoutMs = 10000; // a writer's transactions are short; a backup of a large project takes a second

// A file: address: everything but what is harmless is escaped.
std::string addressOf(const fs::path& file)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string address = "file:";
    for (const char c : fs::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte < 0x80 && std::isalnum(byte) != 0) || c == '/' || c == '-' || c == '_' || c == '.';
        if (plain)
            address += c;
        else
            (((address += '%') += kDigits[byte >> 4]) += kDigits[byte & 15]);
    }
    return address;
}

bool hasPendingLog(const fs::path& file)
{
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(fs::path(file) += "-wal", failure);
    return !failure && size > 0;
}

// A WAL database in a folder that may not be written can only be read as immutable: the index of the log cannot be
// made.
bool needsImmutable(const fs::path& file)
{
    sqlite3* handle = nullptr;
    int code = sqlite3_open_v2(utf8(file).c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    if (code == SQLITE_OK) code = sqlite3_exec(handle, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    const int primary = code & 0xff;
    return (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) && !hasPendingLog(file);
}

SQLite::Database openDatabase(const fs::path& file, ConnectionMode mode)
{
    try {
        if (mode == ConnectionMode::ReadWrite) return {utf8(file), SQLite::OPEN_READWRITE, kBusyTimeoutMs};
        if (mode == ConnectionMode::Create)
            return {utf8(file), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyTimeoutMs};
        if (needsImmutable(file))
            return {addressOf(file) + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI, kBusyTimeoutMs};
        return {utf8(file), SQLite::OPEN_READONLY, kBusyTimeoutMs};
    } catch (const SQLite::Exception& error) {
        throw Error(ErrorKind::Io, "store", CLUTCH_TEXT("Error", "the project's database cannot be opened"),
                    utf8(file) + ": " + error.what(), CLUTCH_TEXT("Error", "check the folder and its permissions"));
    }
}

} // namespace

Connection::Connection(const fs::path& file, ConnectionMode mode) : file_(file), database_(openDatabase(file, mode))
{
    script("PRAGMA foreign_keys = ON");
    script("PRAGMA trusted_schema = OFF"); // the file may come from anybody
    if (mode == ConnectionMode::ReadOnly) return;
    // In WAL mode NORMAL survives a crash of the program; a power cut may cost the last transactions, never the file.
    // A new file is synced as a whole before it gets its name.
    script("PRAGMA journal_mode = WAL");
    script(mode == ConnectionMode::Create ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = NORMAL");
}

void Connection::script(const char* sql)
{
    translated([&] { database_.exec(sql); });
}

std::string Connection::text(const char* sql)
{
    const auto read = [](const SQLite::Statement& row) { return row.getColumn(0).getString(); };
    return selectOne<std::string>(read, sql).value_or("");
}

void Connection::copyTo(const fs::path& file)
{
    translated([&] {
        SQLite::Database target(utf8(file), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyTimeoutMs);
        target.exec("PRAGMA synchronous = OFF"); // the caller syncs the finished file
        SQLite::Backup backup(target, database_);
        for (int code = SQLITE_OK; code != SQLITE_DONE;) {
            code = backup.executeStep();
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw SQLite::Exception("the database is busy", code);
        }
    });
    // The copy took over the WAL mode; back to one file that can be moved on its own.
    translated([&] {
        SQLite::Database(utf8(file), SQLite::OPEN_READWRITE)
            .exec("PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE");
    });
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

std::int64_t Connection::readNumber(const SQLite::Statement& row)
{
    return row.getColumn(0).getInt64();
}

void Connection::throwTranslated(const SQLite::Exception& error) const
{
    const std::string subject = utf8(file_) + ": " + error.what();
    const int system = sqlite3_system_errno(database_.getHandle());
    const int code = error.getErrorCode() & 0xff;
    if (code == SQLITE_FULL || (code == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT)))
        throw Error(ErrorKind::DiskFull, "store", CLUTCH_TEXT("Error", "the disk is full"), subject,
                    CLUTCH_TEXT("Error", "free some space and run it again; what was finished is kept"));
    if (code == SQLITE_READONLY || code == SQLITE_PERM || code == SQLITE_CANTOPEN)
        throw Error(ErrorKind::ReadOnly, "store", CLUTCH_TEXT("Error", "the project may not be written"), subject,
                    CLUTCH_TEXT("Error", "copy the project to a folder you may write"));
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) throw corruptProject(file_.parent_path(), error.what());
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        throw Error(ErrorKind::Io, "store", CLUTCH_TEXT("Error", "another program is writing to the project"), subject,
                    CLUTCH_TEXT("Error", "close the other program and try again"));
    if (code == SQLITE_NOMEM)
        throw Error(ErrorKind::OutOfMemory, "store", CLUTCH_TEXT("Error", "there was not enough memory"), subject,
                    CLUTCH_TEXT("Error", "close other programs or use smaller images"));
    if (code == SQLITE_CONSTRAINT)
        throw Error(ErrorKind::Internal, "store", CLUTCH_TEXT("Error", "a row does not fit the others"), subject,
                    CLUTCH_TEXT("Error", "please report this with the log file"));
    throw Error(ErrorKind::Io, "store", CLUTCH_TEXT("Error", "the project's database cannot be read or written"),
                subject, CLUTCH_TEXT("Error", "check the disk and try again"));
}

TransactionGuard::TransactionGuard(Connection& connection)
    : connection_(connection), outer_(!connection.inTransaction())
{
    connection_.script(outer_ ? "BEGIN IMMEDIATE" : "SAVEPOINT clutch");
}

TransactionGuard::~TransactionGuard()
{
    if (!open_) return;
    try { // SQLite has already rolled back by itself after some errors, a full disk for one
        if (connection_.inTransaction()) connection_.script(outer_ ? "ROLLBACK" : "ROLLBACK TO clutch; RELEASE clutch");
    } catch (const Error& error) {
        logWarning(error.what());
    }
}

void TransactionGuard::commit()
{
    connection_.script(outer_ ? "COMMIT" : "RELEASE clutch");
    open_ = false;
}

} // namespace clutch::store
