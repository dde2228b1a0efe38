// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

namespace {

Id addPhoto(Project& project, Id object, const std::string& hash, const char* part = kPartTeach)
{
    PhotoRow row;
    row.object = object;
    row.role = "cluster";
    row.name = hash + " é.jpg";
    row.file = "photos/1/" + hash + ".jpg";
    row.hash = hash;
    row.part = part;
    return project.addPhoto(row);
}

Id save(Project& project, Id object, const std::string& name, const std::vector<std::string>& photos)
{
    LikelihoodRow row;
    row.object = object;
    row.file = "likelihoods/" + name + ".safetensors";
    row.hash = "hash of " + name;
    row.backbone = "small";
    row.accuracy = 0.875;
    row.area = 0.9375;
    row.seconds = 12.5;
    test::touch(project.absolute(row.file));
    return project.saveLikelihood(row, photos);
}

ImageRow imagePlacedBy(Id dataset, Id likelihood)
{
    ImageRow image;
    image.dataset = dataset;
    image.file = "images/1/0.png";
    image.traceFile = "images/1/0.placement";
    image.width = 5, image.height = 3;
    image.likelihood = likelihood;
    return image;
}

} // namespace

class LikelihoodsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneOfAnObjectIsInUse()
    {
        const ProjectFixture fixture;
        Project project(fixture.folder());
        const Id nut = project.addObject("nut"), pill = project.addObject("pill");
        QVERIFY(!project.likelihood(nut));
        const Id first = save(project, nut, "first", {"a", "b", "b"});
        save(project, pill, "of pills", {"a"});
        const LikelihoodRow row = project.likelihood(nut).value();
        QCOMPARE(row.id, first);
        QCOMPARE(row.hash, std::string("hash of first"));
        QCOMPARE(row.backbone, std::string("small"));
        QCOMPARE(row.accuracy, 0.875);
        QCOMPARE(row.area, 0.9375);
        QCOMPARE(row.seconds, 12.5);
        QCOMPARE(row.photos, std::int64_t(2));
        const Id second = save(project, nut, "second", {"a"});
        QCOMPARE(project.likelihood(nut)->id, second);
        QVERIFY(!project.likelihoodById(first)); // it placed nothing
        QVERIFY(!fs::exists(project.absolute("likelihoods/first.safetensors")));
        QVERIFY(fs::exists(project.absolute("likelihoods/second.safetensors")));
        QVERIFY(fs::exists(project.absolute("likelihoods/of pills.safetensors")));
        save(project, nut, "second", {"a"}); // the same once more
        QVERIFY(fs::exists(project.absolute("likelihoods/second.safetensors")));
        project.removeObject(nut);
        QVERIFY(!fs::exists(project.absolute("likelihoods/second.safetensors")));
        QVERIFY(project.likelihood(pill).has_value());
    }

    void whatTaughtIsNotHeldOut()
    {
        const ProjectFixture fixture;
        Project project(fixture.folder());
        const Id nut = project.addObject("nut");
        const Id a = addPhoto(project, nut, "a"), b = addPhoto(project, nut, "b");
        save(project, nut, "first", {"a"});
        QVERIFY(project.taughtLikelihood(nut, "a"));
        QVERIFY(!project.taughtLikelihood(nut, "b"));
        QVERIFY(!project.taughtLikelihood(nut, ""));
        const auto refused = errorOf([&] { project.setPhotoPart(a, kPartHeldOut); });
        QVERIFY(refused && refused->kind() == ErrorKind::BadInput);
        project.setPhotoPart(b, kPartHeldOut);
        const auto late = errorOf([&] { save(project, nut, "second", {"a", "b"}); });
        QVERIFY(late && late->kind() == ErrorKind::BadInput && late->subject() == "b é.jpg");
        QCOMPARE(project.likelihood(nut)->hash, std::string("hash of first"));
        project.removePhoto(a); // it may go, but not come back as one that is held out
        QVERIFY(errorOf([&] { addPhoto(project, nut, "a", kPartHeldOut); }).has_value());
    }

    void whatItPlacedKeepsItsRow()
    {
        const ProjectFixture fixture;
        Project project(fixture.folder());
        const Id nut = project.addObject("nut");
        const Id first = save(project, nut, "first", {"a"});
        const Id dataset = project.addDataset({0, nut, "train"});
        const Id image = project.addImage(imagePlacedBy(dataset, first), {});
        for (const char* file : {"images/1/0.png", "images/1/0.placement"})
            test::touch(project.absolute(file));
        QCOMPARE(project.image(image)->traceFile, std::string("images/1/0.placement"));
        QCOMPARE(project.image(image)->likelihood, first);
        save(project, nut, "second", {"b"});
        QCOMPARE(project.likelihoodById(first)->file, std::string());
        QVERIFY(project.taughtLikelihood(nut, "a")); // through the image
        project.removeImage(image);
        QVERIFY(!fs::exists(project.absolute("images/1/0.placement")));
        QVERIFY(!project.taughtLikelihood(nut, "a"));
    }

    void tracesGoWithTheirImages()
    {
        const ProjectFixture fixture;
        Project project(fixture.folder());
        const Id nut = project.addObject("nut");
        const Id dataset = project.addDataset({0, nut, "train"});
        const auto exists = [&] { return fs::exists(project.absolute("images/1/0.placement")); };
        test::touch(project.absolute("images/1/0.placement"));
        const Id image = project.addImage(imagePlacedBy(dataset, 0), {});
        project.setImagesRemoved({image}, true);
        QVERIFY(exists());
        project.discardRemovedImages();
        QVERIFY(!exists());
        test::touch(project.absolute("images/1/0.placement"));
        const Id other = project.addDataset({0, nut, "other"});
        project.addImage(imagePlacedBy(other, 0), {});
        project.removeDataset(other);
        QVERIFY(!exists());
        ImageRow outside = imagePlacedBy(dataset, 0);
        outside.traceFile = "../0.placement";
        const auto refused = errorOf([&] { project.addImage(outside, {}); });
        QVERIFY(refused && refused->kind() == ErrorKind::Corrupt);
    }
};

QTEST_GUILESS_MAIN(LikelihoodsTest)
#include "likelihoods_test.moc"
