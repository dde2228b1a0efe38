<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>clutch::ui::ExportPage</name>
    <message numerus="yes">
        <source>%Ln cut-outs (.png)</source>
        <translation>
            <numerusform>%Ln cut-out (.png)</numerusform>
            <numerusform>%Ln cut-outs (.png)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures (.png)</source>
        <translation>
            <numerusform>%Ln picture (.png)</numerusform>
            <numerusform>%Ln pictures (.png)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures written</source>
        <translation>
            <numerusform>%Ln picture written</numerusform>
            <numerusform>%Ln pictures written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::ImageInspector</name>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotated</source>
        <translation>
            <numerusform>%Ln annotated</numerusform>
            <numerusform>%Ln annotated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::MattePage</name>
    <message numerus="yes">
        <source>%n not matted yet</source>
        <translation>
            <numerusform>%n not matted yet</numerusform>
            <numerusform>%n not matted yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flagged</source>
        <translation>
            <numerusform>%n flagged</numerusform>
            <numerusform>%n flagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>%n corrected</numerusform>
            <numerusform>%n corrected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::RecordPage</name>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped: the disk is too slow</source>
        <translation>
            <numerusform>%n dropped: the disk is too slow</numerusform>
            <numerusform>%n dropped: the disk is too slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n takes: next, Matte</source>
        <translation>
            <numerusform>%n take: next, Matte</numerusform>
            <numerusform>%n takes: next, Matte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::SynthesizePage</name>
    <message numerus="yes">
        <source>Picture %1: %n objects</source>
        <translation>
            <numerusform>Picture %1: %n object</numerusform>
            <numerusform>Picture %1: %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut-outs are ready</source>
        <translation>
            <numerusform>%Ln cut-out is ready</numerusform>
            <numerusform>%Ln cut-outs are ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln pictures</source>
        <translation>
            <numerusform>Add %Ln picture</numerusform>
            <numerusform>Add %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln pictures</source>
        <translation>
            <numerusform>Make %Ln picture</numerusform>
            <numerusform>Make %Ln pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
