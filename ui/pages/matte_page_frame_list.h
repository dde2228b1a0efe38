// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/matte_data.h"

#include <QAbstractListModel>
#include <QListView>

namespace clutch::ui {

class FrameListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PositionRole = Qt::UserRole, MarkRole, QualityRole, ReasonRole, VerdictRole };

    using QAbstractListModel::QAbstractListModel;
    /// Rows of the same frames as before are changed in place: the list keeps its place while a job writes.
    void setRows(const QVector<FrameListRow>& rows);
    void updateRow(int position, const FrameListRow& row); ///< by position in the recording
    void setFlaggedOnly(bool flaggedOnly);
    int rowOfPosition(int position) const; ///< -1 when the filter hides it
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void filter();
    bool passes(const FrameListRow& row) const { return !flaggedOnly_ || row.flagged; }

    QVector<FrameListRow> all_;
    QVector<int> shown_;
    bool flaggedOnly_ = false;
};

/// The frames of a recording with their quality in figures and in words.
class FrameListView : public QListView {
    Q_OBJECT

public:
    explicit FrameListView(QWidget* parent = nullptr);
    FrameListModel& frames() { return *model_; }
    void setCurrentPosition(int position);

Q_SIGNALS:
    void positionChosen(int position);

private:
    FrameListModel* model_;
    bool following_ = false;
};

} // namespace clutch::ui
