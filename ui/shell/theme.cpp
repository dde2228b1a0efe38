// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <cmath>

// Resources of a static library are dropped by the linker unless somebody asks for them; outside any namespace, as Qt
// wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(app);
    Q_INIT_RESOURCE(translations);
}

namespace clutch::ui {

namespace {

QColor roleColour(IconRole role)
{
    const Tokens& tokens = Theme::instance().tokens();
    switch (role) {
    case IconRole::Text:
        return tokens.text;
    case IconRole::Muted:
        return tokens.muted;
    case IconRole::Accent:
        return tokens.accent;
    case IconRole::OnAccent:
        return tokens.onAccent;
    case IconRole::Ok:
        return tokens.ok;
    case IconRole::Warn:
        return tokens.warn;
    case IconRole::Error:
        return tokens.error;
    }
    return tokens.text;
}

QByteArray svgText(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().replace("currentColor", colour.name().toUtf8());
}

// Colours the drawing when it is painted, so that icons need not be set again when the theme changes.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(QString name, IconRole role) : name_(std::move(name)), role_(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QColor colour =
            state == QIcon::On && role_ == IconRole::Text ? roleColour(IconRole::Accent) : roleColour(role_);
        const double opacity = mode == QIcon::Disabled ? 0.4 : 1.0;
        QSvgRenderer renderer(svgText(name_, colour));
        const double before = painter->opacity();
        painter->setOpacity(before * opacity);
        renderer.render(painter, QRectF(rect));
        painter->setOpacity(before);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(name_, role_); }
    QString key() const override { return QStringLiteral("clutch"); }

private:
    QString name_;
    IconRole role_;
};

QString styleSheet(const Tokens& tokens)
{
    QFile file(QStringLiteral(":/styles/studio.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll());
    // The longer name first: "@on-accent" must not be read as another token.
    const std::pair<const char*, QColor> names[] = {
        {"@on-accent", tokens.onAccent}, {"@window", tokens.window}, {"@panel", tokens.panel},
        {"@raised", tokens.raised},      {"@line", tokens.line},     {"@text", tokens.text},
        {"@muted", tokens.muted},        {"@accent", tokens.accent}, {"@ok", tokens.ok},
        {"@warn", tokens.warn},          {"@error", tokens.error}};
    for (const auto& [name, colour] : names)
        text.replace(QLatin1String(name), colour.name());
    const QString kind = Theme::instance().kind() == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    return text.replace(QStringLiteral("$theme"), kind);
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.panel);
    palette.setColor(QPalette::AlternateBase, tokens.raised);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Button, tokens.raised);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.error);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Light, tokens.line);
    palette.setColor(QPalette::Midlight, tokens.line);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.muted);
    return palette;
}

} // namespace

const Tokens& tokensOf(ThemeKind kind)
{
    // Two of the design's colours are a shade off for the contrast it asks for: white on #B86A00 is 4.1, #E5646E on the
    // dark panel 4.49.
    static const Tokens dark{"#1E1F22", "#26282C", "#2F3237", "#3A3E45", "#E6E8EB", "#9AA1AB",
                             "#F2A33A", "#1E1F22", "#4CB782", "#E5B454", "#E5656F"};
    static const Tokens light{"#F4F4F2", "#FFFFFF", "#FFFFFF", "#D9DADC", "#1D1F23", "#5D646E",
                              "#AE6400", "#FFFFFF", "#23805A", "#8A5A00", "#B3303B"};
    return kind == ThemeKind::Dark ? dark : light;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&](const QColor& c) {
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QIcon themedIcon(const QString& name, IconRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

QPixmap themedPixmap(const QString& name, const QSize& size, qreal devicePixelRatio, const QColor& colour)
{
    QPixmap pixmap(size * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svgText(name, colour)).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QFont themedFont(int pixelSize, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::apply(ThemeKind kind)
{
    loadResources();
    kind_ = kind;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(kTextBody);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(tokens()));
    qApp->setStyleSheet(styleSheet(tokens()));
    Q_EMIT changed();
}

} // namespace clutch::ui
