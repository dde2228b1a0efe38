// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/store/project.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <bit>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clutch::store {

/// A reference to another row; 0 is stored as NULL.
struct Reference {
    Id id = 0;
};

enum class ConnectionMode { ReadWrite, ReadOnly, Create };

/// One SQLite connection with our settings: foreign keys, WAL, busy timeout. Every call throws Error instead of
/// SQLite's own exception.
class Connection {
public:
    Connection(const std::filesystem::path& file, ConnectionMode mode);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void script(const char* sql); ///< any number of statements without values

    template <class... Values>
    int execute(const char* sql, const Values&... values) ///< the number of rows changed
    {
        return translated([&] {
            SQLite::Statement statement(database_, sql);
            bindAll(statement, values...);
            return statement.exec();
        });
    }

    template <class... Values>
    Id insert(const char* sql, const Values&... values) ///< the new row's id
    {
        execute(sql, values...);
        return database_.getLastInsertRowid();
    }

    template <class Row, class... Values>
    std::vector<Row> select(Row (*read)(const SQLite::Statement&), const char* sql, const Values&... values)
    {
        return translated([&] {
            SQLite::Statement statement(database_, sql);
            bindAll(statement, values...);
            std::vector<Row> rows;
            while (statement.executeStep())
                rows.push_back(read(statement));
            return rows;
        });
    }

    template <class Row, class... Values>
    std::optional<Row> selectOne(Row (*read)(const SQLite::Statement&), const char* sql, const Values&... values)
    {
        return translated([&]() -> std::optional<Row> {
            SQLite::Statement statement(database_, sql);
            bindAll(statement, values...);
            if (!statement.executeStep()) return std::nullopt;
            return read(statement);
        });
    }

    template <class... Values>
    std::int64_t number(const char* sql, const Values&... values) ///< the first column of the first row; 0 without rows
    {
        return selectOne(&readNumber, sql, values...).value_or(0);
    }

    std::string text(const char* sql);

    void copyTo(const std::filesystem::path& file); ///< SQLite's online backup
    bool inTransaction() const;

private:
    static std::int64_t readNumber(const SQLite::Statement& row);
    [[noreturn]] void throwTranslated(const SQLite::Exception& error) const;

    template <class Call>
    auto translated(Call&& call) const
    {
        try {
            return call();
        } catch (const SQLite::Exception& error) {
            throwTranslated(error);
        }
    }

    static void bindOne(SQLite::Statement& statement, int index, std::int64_t value) { statement.bind(index, value); }
    static void bindOne(SQLite::Statement& statement, int index, int value) { statement.bind(index, value); }
    static void bindOne(SQLite::Statement& statement, int index, bool value) { statement.bind(index, value ? 1 : 0); }
    static void bindOne(SQLite::Statement& statement, int index, double value) { statement.bind(index, value); }
    static void bindOne(SQLite::Statement& statement, int index, const std::string& value)
    {
        statement.bind(index, value);
    }
    // SQLite's integers are signed: the same 64 bits are kept.
    static void bindOne(SQLite::Statement& statement, int index, std::uint64_t value)
    {
        statement.bind(index, std::bit_cast<std::int64_t>(value));
    }
    static void bindOne(SQLite::Statement& statement, int index, Reference value)
    {
        if (value.id == 0)
            statement.bind(index);
        else
            statement.bind(index, value.id);
    }
    template <class... Values>
    static void bindAll(SQLite::Statement& statement, const Values&... values)
    {
        int index = 0;
        (bindOne(statement, ++index, values), ...);
    }

    std::filesystem::path file_;
    SQLite::Database database_;
};

/// BEGIN IMMEDIATE, or a savepoint inside a transaction that runs; rolled back by the destructor unless committed.
class TransactionGuard {
public:
    explicit TransactionGuard(Connection& connection);
    ~TransactionGuard();
    TransactionGuard(const TransactionGuard&) = delete;
    TransactionGuard& operator=(const TransactionGuard&) = delete;
    void commit();

private:
    Connection& connection_;
    const bool outer_;
    bool open_ = true;
};

/// The error for a project that must not be touched; names the newest backup.
Error corruptProject(const std::filesystem::path& folder, const std::string& detail);

} // namespace clutch::store
