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
    void imagesKnowAPhotoThatCameBack();
    void whatLentItsLightIsNotHeldOut();
    void whatIsHeldOutLendsNoLight();
    void noBackgroundIsHeldOut();
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

ImageRow imageLitBy(Id dataset, int number, Id photo, const std::string& hash)
{
    ImageRow image;
    image.dataset = dataset;
    image.number = number;
    image.file = "images/1/" + std::to_string(number) + ".png";
    image.width = 5, image.height = 3;
    image.illumination = "match";
    image.photo = photo;
    image.photoName = hash + " é.jpg", image.photoHash = hash;
    return image;
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
    project.addPhoto(photoOf(nut, "b", "background"));
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

void PhotosTest::imagesKnowAPhotoThatCameBack()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut"), pill = project.addObject("pill");
    const PhotoRow row = photoOf(nut, "a");
    const Id dataset = project.addDataset({0, nut, "train"}), other = project.addDataset({0, pill, "pills"});
    const Id photo = project.addPhoto(row);
    const Id image = project.addImage(imageLitBy(dataset, 0, photo, "a"), {});
    const Id foreign = project.addImage(imageLitBy(other, 1, 0, "a"), {}),
             unlit = project.addImage(
                 [&] {
                     ImageRow plain = imageLitBy(dataset, 2, 0, "");
                     plain.illumination = "none", plain.photoName.clear();
                     return plain;
                 }(),
                 {});
    project.removePhoto(photo);
    project.addPhoto(photoOf(nut, "b"));
    project.addPhoto(photoOf(nut, "a", "background")); // lends no light
    QCOMPARE(project.image(image)->photo, Id(0));
    const Id back = project.addPhoto(row);
    QVERIFY(back != photo); // numbers never come back
    QCOMPARE(project.image(image)->photo, back);
    QCOMPARE(project.image(foreign)->photo, Id(0));
    QCOMPARE(project.image(unlit)->photo, Id(0));
}

void PhotosTest::whatLentItsLightIsNotHeldOut()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut"), pill = project.addObject("pill");
    const Id dataset = project.addDataset({0, nut, "train"});
    const Id photo = project.addPhoto(photoOf(nut, "a")), unused = project.addPhoto(photoOf(nut, "b")),
             others = project.addPhoto(photoOf(pill, "a"));
    const Id first = project.addImage(imageLitBy(dataset, 0, photo, "a"), {}),
             second = project.addImage(imageLitBy(dataset, 1, photo, "a"), {});
    QCOMPARE(project.imagesLitBy(nut, "a"), std::int64_t(2));
    QCOMPARE(project.imagesLitBy(nut, "b"), std::int64_t(0));
    QCOMPARE(project.imagesLitBy(pill, "a"), std::int64_t(0));
    const auto refused = errorOf([&] { project.setPhotoPart(photo, kPartHeldOut); });
    QVERIFY(refused && refused->kind() == ErrorKind::BadInput);
    QCOMPARE(refused->subject(), std::string("a é.jpg, pictures in its light: 2"));
    QVERIFY(!refused->advice().empty());
    QCOMPARE(project.photo(photo)->part, std::string(kPartTeach));
    project.setPhotoPart(photo, kPartTeach); // as it is
    project.setPhotoPart(unused, kPartHeldOut);
    project.setPhotoPart(others, kPartHeldOut);

    // Nor by taking it out and adding it again.
    project.removePhoto(photo);
    PhotoRow again = photoOf(nut, "a");
    again.part = kPartHeldOut;
    QVERIFY(errorOf([&] { project.addPhoto(again); }).has_value());
    QCOMPARE(project.photos(nut, "cluster").size(), std::size_t(1));
    again.part = kPartTeach;
    const Id back = project.addPhoto(again);

    // Pictures that were deleted can come back, until they are discarded.
    project.setImagesRemoved({first, second}, true);
    QVERIFY(errorOf([&] { project.setPhotoPart(back, kPartHeldOut); }).has_value());
    project.discardRemovedImages();
    project.setPhotoPart(back, kPartHeldOut);
    QCOMPARE(project.photo(back)->part, std::string(kPartHeldOut));
}

void PhotosTest::whatIsHeldOutLendsNoLight()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut");
    const Id dataset = project.addDataset({0, nut, "train"});
    const Id photo = project.addPhoto(photoOf(nut, "a"));
    project.setPhotoPart(photo, kPartHeldOut); // after a job has chosen it
    const auto refused = errorOf([&] { project.addImage(imageLitBy(dataset, 0, photo, "a"), {}); });
    QVERIFY(refused && refused->kind() == ErrorKind::BadInput);
    QCOMPARE(refused->subject(), std::string("a é.jpg"));
    QVERIFY(project.images(dataset).empty());
}

void PhotosTest::noBackgroundIsHeldOut()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id nut = project.addObject("nut"), pill = project.addObject("pill");
    const Id photo = project.addPhoto(photoOf(nut, "a"));
    project.addPhoto(photoOf(nut, "a", "background"));
    const auto part = errorOf([&] { project.setPhotoPart(photo, kPartHeldOut); });
    QVERIFY(part && part->kind() == ErrorKind::BadInput);
    QCOMPARE(part->subject(), std::string("a é.jpg, background a é.jpg"));
    PhotoRow held = photoOf(nut, "b");
    held.part = kPartHeldOut;
    project.addPhoto(held);
    const auto background = errorOf([&] { project.addPhoto(photoOf(nut, "b", "background")); });
    QVERIFY(background && background->kind() == ErrorKind::BadInput);
    QCOMPARE(background->subject(), std::string("b é.jpg, held out as b é.jpg"));
    project.addPhoto(photoOf(nut, "c", "background"));
    held = photoOf(nut, "c");
    held.part = kPartHeldOut;
    QVERIFY(errorOf([&] { project.addPhoto(held); }).has_value());
    held.object = pill; // another object's model
    project.addPhoto(held);
}

QTEST_APPLESS_MAIN(PhotosTest)
#include "photos_test.moc"
