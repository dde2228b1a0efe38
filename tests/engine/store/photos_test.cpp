// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

class PhotosTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsPhotosByObjectAndRole();
    void theSamePictureTwiceIsRefused();
    void movesBetweenTheParts();
    void imagesRememberAPhotoThatIsGone();
};

namespace {

PhotoRow photoOf(Id object, const std::string& hash, const std::string& role = "cluster")
{
    PhotoRow row;
    row.object = object;
    row.role = role;
    row.name = hash + " é.jpg";
    row.file = "photos/" + std::to_string(object) + "/" + role + "-" + hash + ".jpg";
    row.hash = hash;
    return row;
}

} // namespace

void PhotosTest::keepsPhotosByObjectAndRole()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut"), pill = project.addObject("pill");
    PhotoRow held = photoOf(nut, "a");
    held.part = kPartHeldOut;
    const Id id = project.addPhoto(held);
    project.addPhoto(photoOf(nut, "a", "background"));
    project.addPhoto(photoOf(pill, "a"));
    QCOMPARE(project.photos(nut, "cluster").size(), std::size_t(1));
    QCOMPARE(project.photos(nut, "background").size(), std::size_t(1));
    const PhotoRow row = project.photo(id).value();
    QCOMPARE(row.object, nut);
    QCOMPARE(row.role, std::string("cluster"));
    QCOMPARE(row.name, std::string("a é.jpg"));
    QCOMPARE(row.hash, std::string("a"));
    QCOMPARE(row.part, std::string(kPartHeldOut));
    QCOMPARE(project.photos(pill, "cluster")[0].part, std::string(kPartTeach));
    test::touch(project.absolute(row.file));
    project.removePhoto(id);
    QVERIFY(!project.photo(id));
    QVERIFY(!fs::exists(project.absolute(row.file)));
}

void PhotosTest::theSamePictureTwiceIsRefused()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut");
    project.addPhoto(photoOf(nut, "a"));
    const auto twice = errorOf([&] { project.addPhoto(photoOf(nut, "a")); });
    QVERIFY(twice && twice->kind() == ErrorKind::BadInput);
    QCOMPARE(project.photos(nut, "cluster").size(), std::size_t(1));
}

void PhotosTest::movesBetweenTheParts()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id id = project.addPhoto(photoOf(project.addObject("nut"), "a"));
    project.setPhotoPart(id, kPartHeldOut);
    QCOMPARE(project.photo(id)->part, std::string("held-out"));
    project.setPhotoPart(id, kPartTeach);
    QCOMPARE(project.photo(id)->part, std::string("teach"));
    const auto unknown = errorOf([&] { project.setPhotoPart(id, "holiday"); });
    QVERIFY(unknown && unknown->kind() == ErrorKind::BadInput);
    PhotoRow wrong = photoOf(1, "b");
    wrong.part = "";
    QVERIFY(errorOf([&] { project.addPhoto(wrong); }).has_value());
    Project reader(fixture.folder(), Access::ReadOnly);
    const auto readOnly = errorOf([&] { reader.setPhotoPart(id, kPartHeldOut); });
    QVERIFY(readOnly && readOnly->kind() == ErrorKind::ReadOnly);
}

void PhotosTest::imagesRememberAPhotoThatIsGone()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut");
    const Id photo = project.addPhoto(photoOf(nut, "a"));
    ImageRow image;
    image.dataset = project.addDataset({0, nut, "train"});
    image.file = "images/1/0.png";
    image.width = 5, image.height = 3;
    image.illumination = "match";
    image.photo = photo;
    image.photoName = "a é.jpg", image.photoHash = "a";
    image.clippedShare = 0.125;
    const Id id = project.addImage(image, {});
    QCOMPARE(project.image(id)->photo, photo);
    QCOMPARE(project.image(id)->clippedShare, 0.125);
    project.removePhoto(photo);
    const ImageRow row = project.images(image.dataset).at(0);
    QCOMPARE(row.photo, Id(0));
    QCOMPARE(row.illumination, std::string("match"));
    QCOMPARE(row.photoName, std::string("a é.jpg"));
    QCOMPARE(row.photoHash, std::string("a"));
}

QTEST_APPLESS_MAIN(PhotosTest)
#include "photos_test.moc"
