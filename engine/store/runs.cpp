// SPDX-License-Identifier: Apache-2.0
#include "engine/core/version.h"
#include "engine/store/project_impl.h"

#include <bit>

namespace clutch::store {

namespace {

RunRow readRun(const SQLite::Statement& row)
{
    RunRow run;
    run.id = row.getColumn(0).getInt64();
    run.job = row.getColumn(1).getString();
    run.options = row.getColumn(2).getString();
    run.seed = std::bit_cast<std::uint64_t>(row.getColumn(3).getInt64());
    run.version = row.getColumn(4).getString();
    run.state = row.getColumn(5).getString();
    run.message = row.getColumn(6).getString();
    run.startedAt = row.getColumn(7).getString();
    run.finishedAt = row.getColumn(8).getString();
    return run;
}

} // namespace

Id Project::startRun(const RunRow& row)
{
    impl_->requireWritable();
    TransactionGuard transaction(impl_->database);
    impl_->database.execute(
        "UPDATE runs SET state = 'failed', message = 'interrupted', finished_at = ? WHERE state = 'running'",
        nowAsText());
    const Id id = impl_->database.insert(
        "INSERT INTO runs (job, options, seed, version, state, started_at) VALUES (?, ?, ?, ?, 'running', ?)", row.job,
        row.options, row.seed, row.version.empty() ? std::string(kVersion) : row.version, nowAsText());
    transaction.commit();
    return id;
}

void Project::finishRun(Id id, const std::string& state, const std::string& message)
{
    impl_->requireWritable();
    impl_->database.execute("UPDATE runs SET state = ?, message = ?, finished_at = ? WHERE id = ?", state, message,
                            nowAsText(), id);
}

std::vector<RunRow> Project::runs() const
{
    return impl_->database.select(&readRun,
                                  "SELECT id, job, options, seed, version, state, message, started_at, finished_at "
                                  "FROM runs ORDER BY id DESC");
}

std::optional<RunRow> Project::run(Id id) const
{
    return impl_->database.selectOne(
        &readRun,
        "SELECT id, job, options, seed, version, state, message, started_at, finished_at FROM runs WHERE id = ?", id);
}

} // namespace clutch::store
