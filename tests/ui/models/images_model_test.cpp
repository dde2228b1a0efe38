// SPDX-License-Identifier: Apache-2.0
#include "ui/models/images_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace clutch;
using namespace clutch::ui;

namespace {

store::ImageRow row(int number, store::Id id = 0, store::Id dataset = 1)
{
    store::ImageRow image;
    image.id = id != 0 ? id : number + 1;
    image.dataset = dataset;
    image.number = number;
    image.file = "images/" + std::to_string(dataset) + "/" + std::to_string(image.id) + ".png";
    return image;
}

std::vector<store::ImageRow> rows(std::initializer_list<int> numbers)
{
    std::vector<store::ImageRow> list;
    for (const int number : numbers)
        list.push_back(row(number));
    return list;
}

} // namespace

class ImagesModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesRowByRow_data()
    {
        QTest::addColumn<QList<int>>("after");
        QTest::newRow("nothing") << QList<int>{0, 1, 2, 3, 4, 5};
        QTest::newRow("more") << QList<int>{0, 1, 2, 3, 4, 5, 6, 9};
        QTest::newRow("some gone") << QList<int>{1, 2, 5};
        QTest::newRow("gone and more") << QList<int>{0, 3, 4, 7};
        QTest::newRow("all but one") << QList<int>{3};
    }

    void changesRowByRow()
    {
        QFETCH(QList<int>, after);
        ImagesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setImages(rows({0, 1, 2, 3, 4, 5}), QStringLiteral("/p"));
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(3), QItemSelectionModel::ClearAndSelect);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        std::vector<store::ImageRow> list;
        for (const int number : after)
            list.push_back(row(number));
        model.setImages(list, QStringLiteral("/p"));
        QCOMPARE(model.rowCount(), int(after.size()));
        for (int k = 0; k < after.size(); ++k) {
            QCOMPARE(model.at(k).number, after[k]);
            QCOMPARE(model.rowOf(after[k] + 1), k);
        }
        QCOMPARE(resets.size(), 0);
        if (after.contains(3)) QCOMPARE(model.at(selection.currentIndex().row()).number, 3);
        model.setImages(rows({0, 1, 2, 3, 4, 5}), QStringLiteral("/p")); // and back, as undo does
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.rowCount(), 6);
        for (int k = 0; k < 6; ++k)
            QCOMPARE(model.at(k).number, k);
    }

    void aPictureMadeAnewKeepsItsRow()
    {
        ImagesModel model;
        model.setImages(rows({0, 1, 2}), QStringLiteral("/p"));
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged),
            resets(&model, &QAbstractItemModel::modelReset);
        model.setImages({row(0), row(1, 17), row(2)}, QStringLiteral("/p"));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        QCOMPARE(model.at(1).id, store::Id(17));
        QCOMPARE(model.fileAt(1), QStringLiteral("/p/images/1/17.png"));
    }

    void anotherDataSetBeginsAnew()
    {
        ImagesModel model;
        model.setImages(rows({0, 1, 2}), QStringLiteral("/p"));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setImages({row(0, 30, 2)}, QStringLiteral("/p"));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.rowCount(), 1);
        model.setImages({row(0, 30, 2)}, QStringLiteral("/q"));
        QCOMPARE(resets.size(), 2);
        model.setImages({}, QStringLiteral("/q"));
        model.setImages({}, QStringLiteral("/q"));
        QCOMPARE(resets.size(), 3);
    }
};

QTEST_MAIN(ImagesModelTest)
#include "images_model_test.moc"
