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
        <source>coco: run lengths, lossless; coco-polygons: outlines, holes are lost; rgba: the cut-outs</source>
        <translation>coco: Lauflängen, verlustfrei; coco-polygons: Umrisse, Löcher gehen verloren; rgba: die Freisteller</translation>
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
        <source>single: one object an image; random: anywhere, overlapping</source>
        <translation>Einzeln: ein Objekt je Bild; Zufällig: überall, überlappend</translation>
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
</context>
<context>
    <name>clutch::ui::CameraPreview</name>
    <message>
        <source>Camera preview</source>
        <translation>Kamerabild</translation>
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
        <source>Make pictures on the Synthesize page, or cut-outs on the Matte page. They are written from here for your training tools.</source>
        <translation>Erst auf der Seite Synthese Bilder oder auf der Seite Maske Freisteller erzeugen. Von hier aus werden sie für Trainingsprogramme geschrieben.</translation>
    </message>
    <message>
        <source>Go to Synthesize</source>
        <translation>Zur Synthese</translation>
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
        <source>Masks to the pixel, holes, visible and whole outline, where each object came from.</source>
        <translation>Pixelgenaue Masken, Löcher, sichtbarer und ganzer Umriss, Herkunft jedes Objekts.</translation>
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
        <source>Outlines you can edit in labelling tools.</source>
        <translation>Umrisse, die sich in Beschriftungsprogrammen bearbeiten lassen.</translation>
    </message>
    <message>
        <source>Holes, and single pixels along the outline.</source>
        <translation>Löcher und einzelne Pixel am Umriss.</translation>
    </message>
    <message>
        <source>RGBA cut-outs</source>
        <translation>RGBA-Freisteller</translation>
    </message>
    <message>
        <source>The object alone, one picture a frame, for compositing elsewhere.</source>
        <translation>Nur das Objekt, ein Bild je Aufnahmebild, zum Einsetzen anderswo.</translation>
    </message>
    <message>
        <source>Soft edges and true colours along them.</source>
        <translation>Weiche Kanten mit ihren wahren Farben.</translation>
    </message>
    <message>
        <source>The data set&apos;s pictures and positions: only cut-outs are written.</source>
        <translation>Bilder und Positionen des Datensatzes: nur Freisteller werden geschrieben.</translation>
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
        <source>Folder that will be written</source>
        <translation>Ordner, der geschrieben wird</translation>
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
        <source>(no folder chosen)</source>
        <translation>(kein Ordner gewählt)</translation>
    </message>
    <message>
        <source>Choose the folder to write to</source>
        <translation>Zielordner wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut-outs (.png)</source>
        <translation>
            <numerusform>%Ln Freisteller (.png)</numerusform>
            <numerusform>%Ln Freisteller (.png)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures (.png)</source>
        <translation>
            <numerusform>%Ln Bild (.png)</numerusform>
            <numerusform>%Ln Bilder (.png)</numerusform>
        </translation>
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
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Hidden so far that it is not annotated</source>
        <translation>So weit verdeckt, dass es nicht beschriftet wird</translation>
    </message>
    <message>
        <source>%1, frame %2 at %3 s</source>
        <translation>%1, Bild %2 bei %3 s</translation>
    </message>
    <message>
        <source>Its frame is gone from the project</source>
        <translation>Sein Aufnahmebild ist nicht mehr im Projekt</translation>
    </message>
    <message>
        <source>turned %1°, scaled %2, centre at %3, %4</source>
        <translation>gedreht um %1°, Maßstab %2, Mitte bei %3, %4</translation>
    </message>
    <message>
        <source>annotated</source>
        <translation>beschriftet</translation>
    </message>
    <message>
        <source>not annotated: hidden too far</source>
        <translation>nicht beschriftet: zu weit verdeckt</translation>
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
        <source>Number %1, %2 × %3 px</source>
        <translation>Nummer %1, %2 × %3 px</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotated</source>
        <translation>
            <numerusform>%Ln beschriftet</numerusform>
            <numerusform>%Ln beschriftet</numerusform>
        </translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
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
        <source>New object, such as lemon</source>
        <translation>Neues Objekt, etwa Zitrone</translation>
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
        <source>It is being matted: the jobs panel shows how far it is</source>
        <translation>Es wird gerade freigestellt: die Auftragsliste zeigt, wie weit</translation>
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
        <source>The kind of thing that is recorded. All its takes belong together</source>
        <translation>Die Art von Ding, die aufgenommen wird. Alle ihre Aufnahmen gehören zusammen</translation>
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
