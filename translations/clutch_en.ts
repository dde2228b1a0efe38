<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>clutch::ui::DatasetCharts</name>
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
    <message numerus="yes">
        <source>%Ln annotated objects</source>
        <translation>
            <numerusform>%Ln annotated object</numerusform>
            <numerusform>%Ln annotated objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::DatasetPage</name>
    <message numerus="yes">
        <source>%Ln data sets</source>
        <translation>
            <numerusform>%Ln data set</numerusform>
            <numerusform>%Ln data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln pictures</source>
        <translation>
            <numerusform>Delete %Ln picture</numerusform>
            <numerusform>Delete %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln pictures anew, with other seeds</source>
        <translation>
            <numerusform>Make %Ln picture anew, with other seeds</numerusform>
            <numerusform>Make %Ln pictures anew, with other seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures chosen</source>
        <translation>
            <numerusform>%Ln picture chosen</numerusform>
            <numerusform>%Ln pictures chosen</numerusform>
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
        <source>%Ln pictures deleted</source>
        <translation>
            <numerusform>%Ln picture deleted</numerusform>
            <numerusform>%Ln pictures deleted</numerusform>
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
        <source>Make %Ln pictures anew? The present ones cannot be brought back.</source>
        <translation>
            <numerusform>Make %Ln picture anew? The present ones cannot be brought back.</numerusform>
            <numerusform>Make %Ln pictures anew? The present ones cannot be brought back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::ExportPage</name>
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
    <name>clutch::ui::ExportTree</name>
    <message numerus="yes">
        <source>about %Ln pictures</source>
        <translation>
            <numerusform>about %Ln picture</numerusform>
            <numerusform>about %Ln pictures</numerusform>
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
        <source>%Ln pictures (.jpg)</source>
        <translation>
            <numerusform>%Ln picture (.jpg)</numerusform>
            <numerusform>%Ln pictures (.jpg)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut-outs (.png)</source>
        <translation>
            <numerusform>%Ln cut-out (.png)</numerusform>
            <numerusform>%Ln cut-outs (.png)</numerusform>
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
</context>
<context>
    <name>clutch::ui::LikelihoodSection</name>
    <message numerus="yes">
        <source>Learned from %Ln photos with the %1. Of crops of photos it had not seen, it told %2 % right from random ones.</source>
        <translation>
            <numerusform>Learned from %Ln photo with the %1. Of crops of photos it had not seen, it told %2 % right from random ones.</numerusform>
            <numerusform>Learned from %Ln photos with the %1. Of crops of photos it had not seen, it told %2 % right from random ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos teach now: let it learn anew to use them.</source>
        <translation>
            <numerusform>%Ln photo teaches now: let it learn anew to use it.</numerusform>
            <numerusform>%Ln photos teach now: let it learn anew to use them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Has not learned yet. %Ln photos teach.</source>
        <translation>
            <numerusform>Has not learned yet. %Ln photo teaches.</numerusform>
            <numerusform>Has not learned yet. %Ln photos teach.</numerusform>
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
    <name>clutch::ui::ObjectDialogs</name>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut-outs with their mattes</source>
        <translation>
            <numerusform>%n cut-out with its matte</numerusform>
            <numerusform>%n cut-outs with their mattes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made pictures</source>
        <translation>
            <numerusform>%n made picture</numerusform>
            <numerusform>%n made pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::PhotosPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos chosen</source>
        <translation>
            <numerusform>%Ln photo chosen</numerusform>
            <numerusform>%Ln photos chosen</numerusform>
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
    <message numerus="yes">
        <source>%n blurred</source>
        <translation>
            <numerusform>%n blurred</numerusform>
            <numerusform>%n blurred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly identical</source>
        <translation>
            <numerusform>%n nearly identical</numerusform>
            <numerusform>%n nearly identical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than wanted</source>
        <translation>
            <numerusform>%n more than wanted</numerusform>
            <numerusform>%n more than wanted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n frames taken</source>
        <translation>
            <numerusform>%1 of %n frame taken</numerusform>
            <numerusform>%1 of %n frames taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::ScorePlot</name>
    <message numerus="yes">
        <source>%Ln evaluations</source>
        <translation>
            <numerusform>%Ln evaluation</numerusform>
            <numerusform>%Ln evaluations</numerusform>
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
