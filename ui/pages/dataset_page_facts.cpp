// SPDX-License-Identifier: Apache-2.0
// The figures of the Dataset page in words.
#include "engine/core/error.h"
#include "engine/synthesis/synthesis.h"
#include "ui/options/option_editor.h"
#include "ui/pages/dataset_page_data.h"
#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace clutch::ui {

namespace {

struct DatasetFacts {
    Q_DECLARE_TR_FUNCTIONS(DatasetFacts)
};

QString momentText(const std::string& utc)
{
    const QDateTime moment = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate).toLocalTime();
    return moment.isValid() ? QLocale().toString(moment, QLocale::ShortFormat) : QString();
}

QString valueText(const FieldValue& field)
{
    const QString text = QString::fromStdString(field.text), unit = QString::fromUtf8(field.spec.unit);
    const QString measured = unit.isEmpty() ? QString() : QLatin1Char(' ') + unit;
    switch (field.type) {
    case FieldType::Choice:
        return choiceName(text);
    case FieldType::IntRange: {
        const QStringList ends = text.split(QLatin1Char(':'));
        return (ends.first() == ends.last() ? ends.first()
                                            : DatasetFacts::tr("%1 to %2").arg(ends.first(), ends.last())) +
               measured;
    }
    case FieldType::ImageSize:
        return QString(text).replace(QLatin1Char('x'), QStringLiteral(" \u00d7 ")) + measured;
    case FieldType::Double:
        return QLocale().toString(text.toDouble(), 'g', 6) + measured;
    default:
        return text + measured;
    }
}

QString lightText(const PictureDetails& picture)
{
    if (picture.row.illumination == "none") return DatasetFacts::tr("as laid");
    const QString photo = QString::fromStdString(picture.row.photoName);
    return choiceName(QString::fromStdString(picture.row.illumination)) + QStringLiteral(": ") +
           (picture.photoThere ? photo : DatasetFacts::tr("%1, removed since").arg(photo));
}

} // namespace

QString percentText(double share)
{
    const double percent = 100 * share;
    if (percent > 0 && percent < 0.1) return DatasetFacts::tr("< %1 %").arg(QLocale().toString(0.1));
    return DatasetFacts::tr("%1 %").arg(QLocale().toString(percent, 'f', percent > 0 && percent < 10 ? 1 : 0));
}

FactList::Facts recipeOf(const store::RunRow& run)
{
    FactList::Facts facts;
    if (run.id == 0) return facts;
    try {
        const auto usual = describe(synthesis::SynthesisOptions{});
        const auto fields = describe(optionsFromJson<synthesis::SynthesisOptions>(run.options));
        for (std::size_t k = 0; k < fields.size(); ++k) {
            const bool coloured = fields[k].spec.name != std::string("colour") || fields[k].text != usual[k].text;
            if ((fields[k].spec.advanced && fields[k].text == usual[k].text) || !coloured) continue;
            facts.append({translated("Option", fields[k].spec.label), valueText(fields[k])});
        }
    } catch (const Error&) { // options of a newer program
        facts.append({DatasetFacts::tr("Options"), QString::fromStdString(run.options)});
    }
    facts.append({DatasetFacts::tr("Seed"), QString::number(run.seed)});
    facts.append({DatasetFacts::tr("Begun"), momentText(run.startedAt)});
    return facts;
}

double hiddenLimitOf(const store::RunRow& run)
{
    const synthesis::SynthesisOptions usual;
    if (run.id == 0) return usual.hiddenLimit;
    try {
        return optionsFromJson<synthesis::SynthesisOptions>(run.options).hiddenLimit;
    } catch (const Error&) { // options of a newer program
        return usual.hiddenLimit;
    }
}

FactList::Facts pictureFacts(const PictureDetails& picture)
{
    const auto annotated =
        std::ranges::count_if(picture.objects, [](const PictureObject& object) { return object.row.annotated; });
    FactList::Facts facts{
        {DatasetFacts::tr("Number"), QString::number(picture.row.number + 1)},
        {DatasetFacts::tr("Size"), DatasetFacts::tr("%1 \u00d7 %2 px").arg(picture.row.width).arg(picture.row.height)},
        {DatasetFacts::tr("Objects"), DatasetFacts::tr("%1, %2 annotated").arg(picture.objects.size()).arg(annotated)},
        {DatasetFacts::tr("Light"), lightText(picture)}};
    const QString clipped = percentText(picture.row.clippedShare);
    if (picture.row.illumination != "none")
        facts.append({DatasetFacts::tr("Clipped"),
                      picture.row.clippedShare > synthesis::kMuchClipped
                          ? DatasetFacts::tr("%1, much: try Replace, or a background like your table").arg(clipped)
                          : clipped});
    facts.append({DatasetFacts::tr("Seed"), QString::number(picture.row.seed)});
    if (picture.run.id == 0) return facts;
    const QString moment = momentText(picture.run.startedAt);
    facts.append({DatasetFacts::tr("Made"),
                  picture.run.job == "regenerate" ? DatasetFacts::tr("%1, anew").arg(moment) : moment});
    return facts;
}

QString objectText(const PictureObject& object)
{
    const store::InstanceRow& row = object.row;
    const QLocale locale;
    const QStringList lines{
        object.known
            ? DatasetFacts::tr("%1, frame %2 at %3 s")
                  .arg(object.recording, QString::number(object.frame), locale.toString(object.timeMs / 1000, 'f', 2))
            : DatasetFacts::tr("Its frame is gone from the project"),
        DatasetFacts::tr("turned %1\u00b0, scaled %2")
            .arg(locale.toString(row.angleDegrees, 'f', 1), locale.toString(row.scale, 'f', 2)),
        DatasetFacts::tr("centre at %1, %2").arg(locale.toString(row.x, 'f', 0), locale.toString(row.y, 'f', 0)),
        row.annotated ? DatasetFacts::tr("%1 hidden, annotated").arg(percentText(row.hiddenShare))
                      : DatasetFacts::tr("%1 hidden, not annotated").arg(percentText(row.hiddenShare))};
    return lines.join(QLatin1Char('\n'));
}

} // namespace clutch::ui
