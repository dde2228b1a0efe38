// SPDX-License-Identifier: Apache-2.0
#include "app/studio_arguments.h"

#include "engine/core/version.h"

#include <QCommandLineParser>

#include <algorithm>

namespace clutch {

namespace {

constexpr int kWrongUsage = 2;
constexpr int kMostPixels = 16384;

// What QApplication takes for itself; with a value of its own but for the last ones.
const QStringList kQtOptions{QStringLiteral("platform"),
                             QStringLiteral("platformpluginpath"),
                             QStringLiteral("platformtheme"),
                             QStringLiteral("plugin"),
                             QStringLiteral("qwindowgeometry"),
                             QStringLiteral("qwindowicon"),
                             QStringLiteral("qwindowtitle"),
                             QStringLiteral("session"),
                             QStringLiteral("style"),
                             QStringLiteral("stylesheet"),
                             QStringLiteral("display"),
                             QStringLiteral("geometry"),
                             QStringLiteral("fontengine"),
                             QStringLiteral("dialogs"),
                             QStringLiteral("icon"),
                             QStringLiteral("title")};
const QStringList kQtSwitches{QStringLiteral("reverse"), QStringLiteral("widgetcount"), QStringLiteral("nograb"),
                              QStringLiteral("dograb"), QStringLiteral("sync")};

const QStringList kPages{QStringLiteral("record"),     QStringLiteral("matte"),   QStringLiteral("photos"),
                         QStringLiteral("synthesize"), QStringLiteral("dataset"), QStringLiteral("export")};
const QStringList kThemes{QStringLiteral("dark"), QStringLiteral("light")};

QStringList withoutQtOptions(const QStringList& arguments)
{
    QStringList own;
    for (int i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        if (i == 0 || !name.startsWith(QLatin1Char('-')) || name == QLatin1String("--")) {
            own << arguments[i];
            if (name == QLatin1String("--")) return own + arguments.mid(i + 1);
            continue;
        }
        name.remove(0, name.startsWith(QLatin1String("--")) ? 2 : 1);
        if (kQtSwitches.contains(name) || kQtOptions.contains(name.section(QLatin1Char('='), 0, 0))) {
            if (kQtOptions.contains(name)) ++i;
            continue;
        }
        own << arguments[i];
    }
    return own;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Clutch studio: one recording in, a labelled data set out"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("Project folder to open"),
                                 QStringLiteral("[project]"));
    parser.addOptions(
        {{QStringLiteral("page"), QStringLiteral("Page to begin with: %1").arg(kPages.join(QStringLiteral(", "))),
          QStringLiteral("name")},
         {QStringLiteral("lang"), QStringLiteral("Language, such as de; the system's otherwise"),
          QStringLiteral("code")},
         {QStringLiteral("theme"), QStringLiteral("dark or light"), QStringLiteral("name")},
         {QStringLiteral("size"), QStringLiteral("Size of the window, such as 1280x720"), QStringLiteral("size")},
         {QStringLiteral("screenshot"), QStringLiteral("Draw the window to a PNG once it has settled, then quit"),
          QStringLiteral("file")}});
}

StudioAnswer wrong(const QString& sentence)
{
    return {kWrongUsage, QStringLiteral("clutch-studio: error: %1: see clutch-studio --help\n").arg(sentence)};
}

// Invalid for what is no size.
QSize sizeOf(const QString& text)
{
    const QStringList sides = text.split(QLatin1Char('x'));
    if (sides.size() != 2) return {};
    bool isWidth = false, isHeight = false;
    const QSize size(sides[0].toInt(&isWidth), sides[1].toInt(&isHeight));
    const auto fits = [](int side) { return side > 0 && side <= kMostPixels; };
    return isWidth && isHeight && fits(size.width()) && fits(size.height()) ? size : QSize();
}

std::optional<StudioAnswer> checked(const QCommandLineParser& parser, StudioArguments& result)
{
    if (parser.positionalArguments().size() > 1)
        return wrong(QStringLiteral("only one project can be opened (%1)").arg(parser.positionalArguments().at(1)));
    if (!parser.positionalArguments().isEmpty()) result.project = parser.positionalArguments().first();
    result.page = parser.value(QStringLiteral("page"));
    result.language = parser.value(QStringLiteral("lang"));
    result.theme = parser.value(QStringLiteral("theme"));
    result.screenshot = parser.value(QStringLiteral("screenshot"));
    if (parser.isSet(QStringLiteral("page")) && !kPages.contains(result.page))
        return wrong(QStringLiteral("there is no such page (%1)").arg(result.page));
    if (parser.isSet(QStringLiteral("theme")) && !kThemes.contains(result.theme))
        return wrong(QStringLiteral("the theme is dark or light (%1)").arg(result.theme));
    if (!parser.isSet(QStringLiteral("size"))) return std::nullopt;
    result.size = sizeOf(parser.value(QStringLiteral("size")));
    if (result.size.isValid()) return std::nullopt;
    return wrong(
        QStringLiteral("a size is two numbers such as 1280x720 (%1)").arg(parser.value(QStringLiteral("size"))));
}

} // namespace

std::optional<StudioAnswer> readArguments(const QStringList& arguments, StudioArguments& result)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool understood = parser.parse(withoutQtOptions(arguments));
    if (parser.isSet(QStringLiteral("help"))) {
        // Without an application object the parser does not know what the program is called.
        QString text = parser.helpText();
        return StudioAnswer{0, text.replace(QLatin1String("<executable_name>"), QLatin1String("clutch-studio"))};
    }
    if (parser.isSet(QStringLiteral("version")))
        return StudioAnswer{0, QStringLiteral("clutch-studio %1\n").arg(QLatin1String(kVersion))};
    if (!understood) {
        QString sentence = parser.errorText();
        while (sentence.endsWith(QLatin1Char('.')))
            sentence.chop(1);
        return wrong(sentence.left(1).toLower() + sentence.mid(1));
    }
    return checked(parser, result);
}

} // namespace clutch
