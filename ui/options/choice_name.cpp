// SPDX-License-Identifier: Apache-2.0
#include "ui/options/option_editor.h"

#include <QCoreApplication>

#include <utility>

namespace clutch::ui {

QString choiceName(const QString& choice)
{
    static const std::pair<const char*, const char*> names[] = {
        {"single", QT_TRANSLATE_NOOP("Choice", "Single")},
        {"random", QT_TRANSLATE_NOOP("Choice", "Random")},
        {"structure", QT_TRANSLATE_NOOP("Choice", "Structure")},
        {"auto", QT_TRANSLATE_NOOP("Choice", "Automatic")},
        {"resnet50", QT_TRANSLATE_NOOP("Choice", "ResNet-50")},
        {"alexnet", QT_TRANSLATE_NOOP("Choice", "AlexNet")},
        {"small", QT_TRANSLATE_NOOP("Choice", "Small network")},
        {"edges", QT_TRANSLATE_NOOP("Choice", "Edge boxes")},
        {"structured-edges", QT_TRANSLATE_NOOP("Choice", "Structured edges")},
        {"selective-search", QT_TRANSLATE_NOOP("Choice", "Selective search")},
        {"white", QT_TRANSLATE_NOOP("Choice", "White")},
        {"colour", QT_TRANSLATE_NOOP("Choice", "One colour")},
        {"images", QT_TRANSLATE_NOOP("Choice", "Own pictures")},
        {"none", QT_TRANSLATE_NOOP("Choice", "None")},
        {"match", QT_TRANSLATE_NOOP("Choice", "Match")},
        {"replace", QT_TRANSLATE_NOOP("Choice", "Replace")},
        {"rgb", QT_TRANSLATE_NOOP("Choice", "RGB")},
        {"hsv", QT_TRANSLATE_NOOP("Choice", "HSV")},
        {"coco", QT_TRANSLATE_NOOP("Choice", "COCO, run lengths")},
        {"coco-polygons", QT_TRANSLATE_NOOP("Choice", "COCO, polygons")},
        {"rgba", QT_TRANSLATE_NOOP("Choice", "RGBA cut-outs")},
    };
    for (const auto& [value, name] : names)
        if (choice == QLatin1String(value)) return QCoreApplication::translate("Choice", name);
    return choice.left(1).toUpper() + choice.mid(1);
}

} // namespace clutch::ui
