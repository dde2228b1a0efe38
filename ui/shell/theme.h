// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>

namespace clutch::ui {

/// The colours of the studio. Widgets, charts and VTK views all take them from here and nowhere else.
struct Tokens {
    QColor window, panel, raised, line, text, muted, accent, onAccent, ok, warn, error;
};

enum class ThemeKind { Dark, Light };
const Tokens& tokensOf(ThemeKind kind);

inline constexpr int kSpaceTiny = 4, kSpaceSmall = 8, kSpace = 12, kSpaceWide = 16, kSpaceHuge = 24;
inline constexpr int kRadius = 6;
inline constexpr int kControlHeight = 30;
inline constexpr int kTextSmall = 11, kTextBody = 13, kTextTitle = 16, kTextHeadline = 22; // px

/// WCAG 2.1 contrast ratio, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// What an icon stands on decides its colour; it follows the theme when that changes.
enum class IconRole { Text, Muted, Accent, OnAccent, Ok, Warn, Error };

/// An icon of resources/icons by its file name without .svg.
QIcon themedIcon(const QString& name, IconRole role = IconRole::Text);
QPixmap themedPixmap(const QString& name, const QSize& size, qreal devicePixelRatio, const QColor& colour);

/// The interface's font in one of the four sizes, in pixels.
QFont themedFont(int pixelSize, QFont::Weight weight = QFont::Normal);

/// The theme in use: one for the program, on the GUI thread.
class Theme : public QObject {
    Q_OBJECT

public:
    static Theme& instance();
    ThemeKind kind() const { return kind_; }
    const Tokens& tokens() const { return tokensOf(kind_); }
    /// Sets palette, font and style sheet of the whole application.
    void apply(ThemeKind kind);

Q_SIGNALS:
    void changed();

private:
    ThemeKind kind_ = ThemeKind::Dark;
};

} // namespace clutch::ui
