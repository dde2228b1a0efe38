// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/rle.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clutch {
class Error;
}

/// The project on disk: a folder with `clutch.sqlite` and the pixels beside it under relative paths, so that it can be
/// moved. The only SQL of the program is in this folder.
namespace clutch::store {

using Id = std::int64_t;

struct ObjectRow {
    Id id = 0;
    std::string name;
};

struct ObjectContents { ///< what hangs on an object, counted
    std::int64_t recordings = 0, frames = 0, cutouts = 0, photos = 0, datasets = 0, images = 0;
};

struct RecordingRow {
    Id id = 0, object = 0;
    std::string name;       ///< file name as imported
    std::string sourcePath; ///< where it came from, absolute UTF-8; for information only
    std::string file;       ///< our copy, relative; empty for a folder of pictures, whose frames are copies
    std::string hash;       ///< XXH3-128 of the source; of a folder: over its files' hashes
    ImageSize size;
    double durationMs = 0;
    std::int64_t sourceFrames = 0; ///< frames in the source, counted while importing
    bool continuous = true;        ///< false: unrelated photos
    Id run = 0;
};

struct FrameRow {
    Id id = 0, recording = 0;
    std::int64_t sourceIndex = 0; ///< the source's frame number
    double timeMs = 0;
    std::string file; ///< relative PNG
    double sharpness = 0;
};

enum class Verdict { Automatic, Accepted, Rejected }; ///< what a person decided; Automatic: nobody did

struct MatteRow {
    Id frame = 0;
    std::string trimapFile, alphaFile, cutoutFile; ///< relative; cut-out empty when there is no object
    int boxX = 0, boxY = 0, boxWidth = 0, boxHeight = 0;
    double quality = 0;
    bool accepted = false; ///< the automatic decision
    std::string reasons;   ///< JSON array of quality texts, English
    Verdict verdict = Verdict::Automatic;
    Id run = 0;
    bool isUsed() const { return verdict == Verdict::Automatic ? accepted : verdict == Verdict::Accepted; }
};

struct CorrectionRow { ///< a trimap a person painted; automation never overwrites it
    Id frame = 0;
    std::string trimapFile;    ///< relative PNG
    bool matted = false;       ///< false: painted after the frame was last matted
    std::int64_t revision = 0; ///< grows with every saveCorrection(); set by the store
};

inline constexpr const char* kPartTeach = "teach";      ///< may lend its light to synthetic images
inline constexpr const char* kPartHeldOut = "held-out"; ///< kept for judging: nothing is learned from it

struct PhotoRow { ///< real photos of clusters, or background pictures
    Id id = 0, object = 0;
    std::string role; ///< "cluster" or "background"
    std::string name, file, hash;
    std::string part = kPartTeach; ///< what a cluster photo is for; background pictures all teach
};

struct DatasetRow {
    Id id = 0, object = 0;
    std::string name;
    Id run = 0;
    std::int64_t images = 0, instances = 0; ///< counted; instances: the annotated ones
};

struct ImageRow {
    Id id = 0, dataset = 0;
    int number = 0;   ///< from 0, within the data set
    std::string file; ///< relative PNG
    std::uint64_t seed = 0;
    int width = 0, height = 0;
    Id run = 0;                           ///< its options are the image's
    std::string illumination = "none";    ///< "match" or "replace": its light was taken from a photo
    Id photo = 0;                         ///< that photo; 0: none, or removed since
    std::string photoName{}, photoHash{}; ///< of that photo, also when it was removed since
    double clippedShare = 0; ///< of the pixels whose brightness the new light would have taken out of range
    std::string traceFile{}; ///< relative; how each object was placed, where a likelihood did
    Id likelihood = 0;       ///< that likelihood; 0: none
};

struct InstanceRow {
    Id id = 0, image = 0;
    Id frame = 0; ///< whose cut-out it is
    double angleDegrees = 0, scale = 1, x = 0, y = 0;
    RunLengthMask visible, amodal;
    double hiddenShare = 0;
    bool annotated = true;
};

/// What tells real clusters of an object from random ones; one at a time is in use.
struct LikelihoodRow {
    Id id = 0, object = 0;
    std::string file; ///< relative safetensors; empty: another has replaced it
    std::string hash; ///< of that file
    std::string backbone;
    double accuracy = 0, area = 0; ///< 0..1, on photos held out while it learned
    double seconds = 0;            ///< it took to learn
    Id run = 0;
    std::int64_t photos = 0; ///< that taught it, counted
};

/// Provenance: one row for every job that ran.
struct RunRow {
    Id id = 0;
    std::string job;     ///< "import", "mattes", "synthesize", "export"
    std::string options; ///< JSON
    std::uint64_t seed = 0;
    std::string version;               ///< of Clutch
    std::string state;                 ///< "running", "done", "cancelled", "failed"
    std::string message;               ///< the error's full sentence
    std::string startedAt, finishedAt; ///< ISO 8601 UTC
};

enum class Access { ReadWrite, ReadOnly };

/// An open project. One object a thread; any number of readers beside one writer (WAL). Everything throws Error:
/// NotFound, Corrupt (never opened as empty, never overwritten; names the newest backup), Unsupported (made by a newer
/// Clutch), ReadOnly, DiskFull, Io.
class Project {
public:
    static constexpr const char* kDatabaseName = "clutch.sqlite";

    /// Makes the folder (or takes an empty one). Error{BadInput} when there already is a project or strangers' files.
    static void create(const std::filesystem::path& folder);
    static bool isProject(const std::filesystem::path& folder);
    explicit Project(const std::filesystem::path& folder, Access access = Access::ReadWrite);
    ~Project();
    Project(Project&&) noexcept;

    const std::filesystem::path& folder() const;
    std::string name() const; ///< the folder's
    /// Throws Error{Corrupt} for a path that leaves the project.
    std::filesystem::path absolute(const std::string& relative) const;

    // Objects
    std::vector<ObjectRow> objects() const;
    std::optional<ObjectRow> findObject(const std::string& name) const;
    Id addObject(const std::string& name); ///< or the one that has the name
    /// Files keep their places: folders carry the object's number. Error{BadInput} when another has the name,
    /// Error{NotFound} when there is no such object.
    void renameObject(Id id, const std::string& name);
    ObjectContents contents(Id object) const;
    /// With its recordings, photos and data sets, all their files included. Error{BadInput} while images of another
    /// object use its cut-outs.
    void removeObject(Id id);

    // Recordings and frames
    std::vector<RecordingRow> recordings(Id object) const;
    std::optional<RecordingRow> recording(Id id) const;
    Id addRecording(const RecordingRow& row);
    void updateRecording(const RecordingRow& row); ///< by id
    /// With frames, mattes, corrections and their files. Error{BadInput} while images use its cut-outs.
    void removeRecording(Id id);
    std::vector<FrameRow> frames(Id recording) const; ///< by sourceIndex
    std::optional<FrameRow> frame(Id id) const;
    Id addFrame(const FrameRow& row);

    // Mattes
    std::vector<MatteRow> mattes(Id recording) const;
    std::optional<MatteRow> matte(Id frame) const;
    void saveMatte(const MatteRow& row); ///< keeps an earlier verdict of a person
    void setVerdict(Id frame, Verdict verdict);
    std::vector<CorrectionRow> corrections(Id recording) const;
    std::optional<CorrectionRow> correction(Id frame) const;
    void saveCorrection(const CorrectionRow& row);
    /// Only when nobody painted since this revision: a job that took long must not hide a newer correction.
    void markCorrectionMatted(Id frame, std::int64_t revision);
    void removeCorrection(Id frame);                   ///< a matte made from it counts as made with other options then
    std::vector<MatteRow> usedMattes(Id object) const; ///< isUsed() and with a cut-out, over all its recordings

    // Photos
    std::vector<PhotoRow> photos(Id object, const std::string& role) const;
    std::optional<PhotoRow> photo(Id id) const;
    /// Images that took the light of a photo with this content name the new row. Error{BadInput} when the object has
    /// the same picture in this role already, and what setPhotoPart() throws for one that is to be held out; for a
    /// background, when the photo is held out.
    Id addPhoto(const PhotoRow& row);
    /// kPartTeach or kPartHeldOut; Error{BadInput} for another, and when it may not be held out: it lent its light to
    /// images, taught the likelihood, or the object has it as a background too.
    void setPhotoPart(Id id, const std::string& part);
    void removePhoto(Id id); ///< images that took its light keep its name and hash
    /// How many of the object's images took the light of a photo with this content, whether it is still here or not.
    /// Those taken out count until they are discarded: they can come back.
    std::int64_t imagesLitBy(Id object, const std::string& hash) const;

    // Likelihoods
    std::optional<LikelihoodRow> likelihood(Id object) const; ///< the one in use
    std::optional<LikelihoodRow> likelihoodById(Id id) const;
    /// Replaces the one in use and removes its file. `photoHashes`: of the photos that taught it. Error{BadInput} when
    /// one of them was held out meanwhile.
    Id saveLikelihood(const LikelihoodRow& row, const std::vector<std::string>& photoHashes);
    /// Whether a photo with this content taught the likelihood in use, or one that placed images which are still here.
    bool taughtLikelihood(Id object, const std::string& hash) const;

    // Data sets
    std::vector<DatasetRow> datasets() const;
    std::optional<DatasetRow> findDataset(const std::string& name) const;
    Id addDataset(const DatasetRow& row); ///< Error{BadInput} when the name is taken
    /// JSON: what its images are made of, so that all are made of the same; empty: not noted. Large, so in no row.
    std::string datasetInputs(Id id) const;
    void setDatasetInputs(Id id, const std::string& inputs);
    void removeDataset(Id id);                      ///< with images and files
    std::vector<ImageRow> images(Id dataset) const; ///< by number, without those taken out
    std::optional<ImageRow> image(Id id) const;     ///< also one taken out, until it is discarded
    std::vector<InstanceRow> instances(Id image) const;
    /// One transaction. Error{BadInput} when the photo whose light it has was held out meanwhile.
    Id addImage(const ImageRow& image, const std::vector<InstanceRow>& instances);
    void removeImage(Id id); ///< as if it had never been made: its number may come again
    /// Takes images out of their data set, or puts them back; files stay. One transaction.
    void setImagesRemoved(const std::vector<Id>& images, bool removed);
    /// Deletes the pixels and instances of all images taken out. Their numbers and seeds stay taken: completing a data
    /// set never brings back what a person did not want.
    void discardRemovedImages();
    std::vector<int> removedNumbers(Id dataset) const; ///< of images taken out, discarded or not
    /// The images that have these numbers now, also those taken out, until they are discarded: an image made anew keeps
    /// its number alone.
    std::vector<Id> imagesNumbered(Id dataset, const std::vector<int>& numbers) const;
    /// Puts a new image in the place of `old`, under its number; one transaction, after which the old file is removed.
    Id replaceImage(Id old, const ImageRow& image, const std::vector<InstanceRow>& instances);

    // Runs
    Id startRun(const RunRow& row); ///< runs still "running" died with their program: they become "failed"
    void finishRun(Id id, const std::string& state, const std::string& message);
    std::vector<RunRow> runs() const; ///< newest first
    std::optional<RunRow> run(Id id) const;

    /// A consistent copy of the database into backups/ (rolling, the newest 5 kept). Called before a migration, and
    /// when a project is opened for writing unless there is one from the last ten minutes: five jobs in a row must not
    /// push out yesterday's.
    void backUp();

private:
    friend class Transaction;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What is thrown for a photo that is to be held out after it lent its light to `images` images.
Error hasLentLight(const std::string& photo, std::int64_t images);

/// What is thrown for a photo that is to be held out after it taught the likelihood.
Error hasTaught(const std::string& photo);

/// Several changes as one: rolled back unless committed. One inside another is part of it.
class Transaction {
public:
    explicit Transaction(Project& project);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Held by the program that may write (`clutch.lock`, flock: gone when the process dies). A second window finds it
/// taken and opens read-only.
class ProjectLock {
public:
    /// Nothing when somebody else holds it. Error{ReadOnly} when the folder may not be written.
    static std::optional<ProjectLock> tryAcquire(const std::filesystem::path& folder);
    ~ProjectLock();
    ProjectLock(ProjectLock&&) noexcept;
    ProjectLock& operator=(ProjectLock&&) noexcept;

private:
    explicit ProjectLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

} // namespace clutch::store
