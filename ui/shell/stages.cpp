// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/stages.h"

#include "ui/pages/dataset_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/photos_page.h"
#include "ui/pages/record_page.h"
#include "ui/pages/synthesize_page.h"

#include <QCoreApplication>

namespace clutch::ui {

namespace {

template <class Type>
Page* makePage(Session& session, QWidget* parent)
{
    return new Type(session, parent);
}

QString name(const char* english)
{
    return QCoreApplication::translate("Stage", english);
}

} // namespace

QVector<Stage> allStages()
{
    return {
        {QStringLiteral("record"), name(QT_TRANSLATE_NOOP("Stage", "Record")), QStringLiteral("record"),
         makePage<RecordPage>},
        {QStringLiteral("matte"), name(QT_TRANSLATE_NOOP("Stage", "Matte")), QStringLiteral("matte"),
         makePage<MattePage>},
        {QStringLiteral("photos"), name(QT_TRANSLATE_NOOP("Stage", "Photos")), QStringLiteral("photos"),
         makePage<PhotosPage>},
        {QStringLiteral("synthesize"), name(QT_TRANSLATE_NOOP("Stage", "Synthesize")), QStringLiteral("synthesize"),
         makePage<SynthesizePage>},
        {QStringLiteral("dataset"), name(QT_TRANSLATE_NOOP("Stage", "Dataset")), QStringLiteral("dataset"),
         makePage<DatasetPage>},
        {QStringLiteral("export"), name(QT_TRANSLATE_NOOP("Stage", "Export")), QStringLiteral("export"),
         makePage<ExportPage>},
    };
}

} // namespace clutch::ui
