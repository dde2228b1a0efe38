// SPDX-License-Identifier: Apache-2.0
#include "engine/store/schema.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/store/backup.h"

namespace clutch::store {

namespace {

// AUTOINCREMENT: a removed row's number never comes back, so files and windows that still name it cannot mean another.
// Masks are COCO's compressed run lengths in the image's size. Seeds are the 64 bits of an unsigned number.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL,
    options TEXT NOT NULL,
    seed INTEGER NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
    message TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL DEFAULT ''
);
CREATE TABLE objects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
);
CREATE TABLE recordings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    name TEXT NOT NULL,
    source_path TEXT NOT NULL,
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    duration_ms REAL NOT NULL,
    source_frames INTEGER NOT NULL,
    continuous INTEGER NOT NULL,
    run INTEGER REFERENCES runs (id)
);
CREATE INDEX recordings_of_object ON recordings (object);
CREATE TABLE frames (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    source_index INTEGER NOT NULL,
    time_ms REAL NOT NULL,
    file TEXT NOT NULL,
    sharpness REAL NOT NULL,
    UNIQUE (recording, source_index)
);
CREATE TABLE mattes (
    frame INTEGER PRIMARY KEY REFERENCES frames (id) ON DELETE CASCADE,
    trimap_file TEXT NOT NULL,
    alpha_file TEXT NOT NULL,
    cutout_file TEXT NOT NULL,
    box_x INTEGER NOT NULL,
    box_y INTEGER NOT NULL,
    box_width INTEGER NOT NULL,
    box_height INTEGER NOT NULL,
    quality REAL NOT NULL,
    accepted INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2),
    run INTEGER REFERENCES runs (id)
);
CREATE TABLE corrections (
    frame INTEGER PRIMARY KEY REFERENCES frames (id) ON DELETE CASCADE,
    trimap_file TEXT NOT NULL,
    matted INTEGER NOT NULL,
    revision INTEGER NOT NULL
);
CREATE TABLE photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    role TEXT NOT NULL CHECK (role IN ('cluster', 'background')),
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (object, role, hash)
);
CREATE TABLE datasets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    run INTEGER REFERENCES runs (id)
);
CREATE TABLE images (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,
    seed INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    annotated INTEGER NOT NULL,
    run INTEGER REFERENCES runs (id),
    UNIQUE (dataset, number)
);
CREATE TABLE instances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    image INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
    frame INTEGER NOT NULL REFERENCES frames (id),
    angle_degrees REAL NOT NULL,
    scale REAL NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    visible TEXT NOT NULL,
    amodal TEXT NOT NULL,
    hidden_share REAL NOT NULL,
    annotated INTEGER NOT NULL
);
CREATE INDEX instances_of_image ON instances (image);
CREATE INDEX instances_of_frame ON instances (frame);
)sql";

// photos.part: photos that teach may lend their light to synthetic images, those held out are kept for judging. Of the
// photos already there every fourth is held out, in the order of their hashes, which is as good as chance.
// images.photo_name and photo_hash outlive the photo. images.removed: 1 taken out by a person, can be put back; 2 its
// pixels are gone, the row stays so that its number and seed are not used again.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE photos ADD COLUMN part TEXT NOT NULL DEFAULT 'teach' CHECK (part IN ('teach', 'held-out'));
UPDATE photos SET part = 'held-out' WHERE id IN (
    SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY object ORDER BY hash) AS place FROM photos
                    WHERE role = 'cluster')
    WHERE place % 4 = 0);
ALTER TABLE images ADD COLUMN illumination TEXT NOT NULL DEFAULT 'none'
    CHECK (illumination IN ('none', 'match', 'replace'));
ALTER TABLE images ADD COLUMN photo INTEGER REFERENCES photos (id) ON DELETE SET NULL;
ALTER TABLE images ADD COLUMN photo_name TEXT NOT NULL DEFAULT '';
ALTER TABLE images ADD COLUMN photo_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE images ADD COLUMN clipped_share REAL NOT NULL DEFAULT 0;
ALTER TABLE images ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed BETWEEN 0 AND 2);
CREATE INDEX images_of_photo ON images (photo);
)sql";

// datasets.inputs: what its images are made of; '' where it was begun before that was noted. Pictures whose photo was
// removed and brought back under another number find it again by its content.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE datasets ADD COLUMN inputs TEXT NOT NULL DEFAULT '';
CREATE INDEX images_of_photo_hash ON images (photo_hash);
UPDATE images SET photo = (SELECT p.id FROM photos p JOIN datasets d ON d.object = p.object
                           WHERE d.id = images.dataset AND p.role = 'cluster' AND p.hash = images.photo_hash)
    WHERE photo IS NULL AND photo_hash <> '';
)sql";

// likelihoods: the one of an object that has a file is in use; rows without are kept for what they placed. What taught
// them is known by content, because photos come and go.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE likelihoods (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    backbone TEXT NOT NULL,
    accuracy REAL NOT NULL,
    area REAL NOT NULL,
    seconds REAL NOT NULL,
    run INTEGER REFERENCES runs (id)
);
CREATE INDEX likelihoods_of_object ON likelihoods (object);
CREATE TABLE likelihood_photos (
    likelihood INTEGER NOT NULL REFERENCES likelihoods (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    PRIMARY KEY (likelihood, hash)
) WITHOUT ROWID;
ALTER TABLE images ADD COLUMN trace_file TEXT NOT NULL DEFAULT '';
ALTER TABLE images ADD COLUMN likelihood INTEGER REFERENCES likelihoods (id);
CREATE INDEX images_of_likelihood ON images (likelihood);
)sql";

constexpr Migration kMigrations[] = {{1, kVersion1}, {2, kVersion2}, {3, kVersion3}, {4, kVersion4}};

void runStep(Connection& connection, const Migration& step)
{
    TransactionGuard transaction(connection);
    if (schemaVersion(connection) >= step.version) return; // another program was faster
    connection.script(step.sql);
    if (connection.number("SELECT count(*) FROM pragma_foreign_key_check") != 0)
        throw Error(ErrorKind::Corrupt, "store", CLUTCH_TEXT("Error", "the project cannot be brought to this version"),
                    "schema " + std::to_string(step.version),
                    CLUTCH_TEXT("Error", "restore the project from a backup"));
    connection.script(("PRAGMA user_version = " + std::to_string(step.version)).c_str());
    transaction.commit();
}

} // namespace

std::span<const Migration> migrations()
{
    return kMigrations;
}

int newestVersion(std::span<const Migration> steps)
{
    return steps.back().version;
}

int schemaVersion(Connection& connection)
{
    return static_cast<int>(connection.number("PRAGMA user_version"));
}

void migrate(Connection& connection, std::span<const Migration> steps)
{
    // A step may rebuild a table that others refer to; SQLite ignores this switch inside a transaction.
    connection.script("PRAGMA foreign_keys = OFF");
    try {
        for (const Migration& step : steps)
            if (step.version > schemaVersion(connection)) runStep(connection, step);
    } catch (const Error&) {
        connection.script("PRAGMA foreign_keys = ON");
        throw;
    }
    connection.script("PRAGMA foreign_keys = ON");
}

void requireSound(Connection& connection, const std::filesystem::path& folder)
{
    if (connection.number("PRAGMA application_id") != kApplicationId) throw corruptProject(folder, "application_id");
    const int version = schemaVersion(connection);
    if (version > newestVersion())
        throw Error(ErrorKind::Unsupported, "store", CLUTCH_TEXT("Error", "the project was made by a newer Clutch"),
                    utf8(folder) + ", schema " + std::to_string(version) + namedBackup(folder),
                    CLUTCH_TEXT("Error", "open it with that version; nothing was changed"));
    if (version < 1) throw corruptProject(folder, "user_version");
    // Clutch makes none of these: somebody else's would run with our statements.
    if (connection.number("SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')") != 0)
        throw corruptProject(folder, "trigger");
    const std::string finding = connection.text("PRAGMA quick_check(1)");
    if (finding != "ok") throw corruptProject(folder, finding);
}

Error corruptProject(const std::filesystem::path& folder, const std::string& detail)
{
    return Error(ErrorKind::Corrupt, "store",
                 CLUTCH_TEXT("Error", "the project's database is damaged or not one of Clutch"),
                 utf8(folder / Project::kDatabaseName) + ", " + detail + namedBackup(folder),
                 CLUTCH_TEXT("Error", "put the newest file of backups/ in its place; nothing was changed"));
}

} // namespace clutch::store
