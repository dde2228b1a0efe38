-- SPDX-License-Identifier: Apache-2.0
-- A project as version 0.1.0 wrote it, dumped: one recording with four frames, a data set of two images, eight photos of clusters and the same eight as backgrounds.
PRAGMA application_id = 1129075779;
PRAGMA user_version = 1;
CREATE TABLE corrections (
    frame INTEGER PRIMARY KEY REFERENCES frames (id) ON DELETE CASCADE,
    trimap_file TEXT NOT NULL,
    matted INTEGER NOT NULL,
    revision INTEGER NOT NULL
);
CREATE TABLE datasets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    run INTEGER REFERENCES runs (id)
);
INSERT INTO "datasets" VALUES(1,1,'orange-random',3);
CREATE TABLE frames (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    source_index INTEGER NOT NULL,
    time_ms REAL NOT NULL,
    file TEXT NOT NULL,
    sharpness REAL NOT NULL,
    UNIQUE (recording, source_index)
);
INSERT INTO "frames" VALUES(1,1,56,1867.0,'frames/1/000056.png',8.83224637681159379081e+01);
INSERT INTO "frames" VALUES(2,1,180,6000.0,'frames/1/000180.png',7.29710144927536248377e+01);
INSERT INTO "frames" VALUES(3,1,347,11567.0,'frames/1/000347.png',8.47065217391304372575e+01);
INSERT INTO "frames" VALUES(4,1,497,16567.0,'frames/1/000497.png',8.39239130434782651911e+01);
CREATE TABLE images (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,
    seed INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    annotated INTEGER NOT NULL,
    run INTEGER REFERENCES runs (id),
    UNIQUE (dataset, number)
);
INSERT INTO "images" VALUES(1,1,0,'images/1/000000.png',-5137267319001854395,64,48,2,3);
INSERT INTO "images" VALUES(2,1,1,'images/1/000001.png',-6461814455296669442,64,48,2,3);
CREATE TABLE instances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    image INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
    frame INTEGER NOT NULL REFERENCES frames (id),
    angle_degrees REAL NOT NULL,
    scale REAL NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    visible TEXT NOT NULL,
    amodal TEXT NOT NULL,
    hidden_share REAL NOT NULL,
    annotated INTEGER NOT NULL
);
INSERT INTO "instances" VALUES(1,1,4,5.78429285004495667959e+01,5.38748610368980571094e-02,1.16208669415633707448e+01,2.73151936510636872412e+01,'i<5Z12O1O0O11O001NXW2','i<5Z12O1O0O11O001NXW2',0.0,1);
INSERT INTO "instances" VALUES(2,1,4,1.80635795024551271126e+02,5.79088129340014426404e-02,1.02065982862462529818e+01,3.42624850723842655497e+01,'Q:4Z13O1O010OO10000O3KQW2','Q:4Z13O1N101OO101O1N3KQW2',1.12676056338028129921e-01,1);
INSERT INTO "instances" VALUES(3,2,2,2.71814156253565499801e+02,3.8146029820915632047e-02,1.94293417464360445023e+01,9.52744937002950287308e+00,'hi04[12O000001NYm1','hi04[12O000001NYm1',0.0,1);
INSERT INTO "instances" VALUES(4,2,4,1.57737524646045557119e+02,5.46109805113369067841e-02,5.60617543223021357317e+01,5.22476839115929703183e+00,'T^23\13M2N100001O0O3M]4','T^23\13M2N100001O0O3M]4',0.0,1);
CREATE TABLE mattes (
    frame INTEGER PRIMARY KEY REFERENCES frames (id) ON DELETE CASCADE,
    trimap_file TEXT NOT NULL,
    alpha_file TEXT NOT NULL,
    cutout_file TEXT NOT NULL,
    box_x INTEGER NOT NULL,
    box_y INTEGER NOT NULL,
    box_width INTEGER NOT NULL,
    box_height INTEGER NOT NULL,
    quality REAL NOT NULL,
    accepted INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2),
    run INTEGER REFERENCES runs (id)
);
INSERT INTO "mattes" VALUES(1,'trimaps/1/000056.png','alphas/1/000056.png','cutouts/1/000056.png',175,164,182,183,1.0,1,'[]',0,2);
INSERT INTO "mattes" VALUES(2,'trimaps/1/000180.png','alphas/1/000180.png','cutouts/1/000180.png',119,193,188,186,1.0,1,'[]',0,2);
INSERT INTO "mattes" VALUES(3,'trimaps/1/000347.png','alphas/1/000347.png','cutouts/1/000347.png',173,157,182,182,1.0,1,'[]',0,2);
INSERT INTO "mattes" VALUES(4,'trimaps/1/000497.png','alphas/1/000497.png','cutouts/1/000497.png',185,82,174,171,1.0,1,'[]',0,2);
CREATE TABLE objects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
);
INSERT INTO "objects" VALUES(1,'orange');
CREATE TABLE photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    role TEXT NOT NULL CHECK (role IN ('cluster', 'background')),
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (object, role, hash)
);
INSERT INTO "photos" VALUES(1,1,'cluster','photo-01.png','photos/1/cluster-9db07d03fddd135487e5001d17b71802.png','9db07d03fddd135487e5001d17b71802');
INSERT INTO "photos" VALUES(2,1,'cluster','photo-02.png','photos/1/cluster-ebfda7696700733d2b3c25f21a205d7a.png','ebfda7696700733d2b3c25f21a205d7a');
INSERT INTO "photos" VALUES(3,1,'cluster','photo-03.png','photos/1/cluster-8a9276fa75a8abb8b8292619b52993b7.png','8a9276fa75a8abb8b8292619b52993b7');
INSERT INTO "photos" VALUES(4,1,'cluster','photo-04.png','photos/1/cluster-7c628b5d08a48e03c7de203c026ece03.png','7c628b5d08a48e03c7de203c026ece03');
INSERT INTO "photos" VALUES(5,1,'cluster','photo-05.png','photos/1/cluster-05b10ea9d2f0c8c66d7675c29159c59c.png','05b10ea9d2f0c8c66d7675c29159c59c');
INSERT INTO "photos" VALUES(6,1,'cluster','photo-06.png','photos/1/cluster-195ad1184a99a825dba931153fb68025.png','195ad1184a99a825dba931153fb68025');
INSERT INTO "photos" VALUES(7,1,'cluster','photo-07.png','photos/1/cluster-adcc330b711c82c7f96e4feee4e44920.png','adcc330b711c82c7f96e4feee4e44920');
INSERT INTO "photos" VALUES(8,1,'cluster','photo-08.png','photos/1/cluster-59cac20f966b39149a777d823f5eaf0e.png','59cac20f966b39149a777d823f5eaf0e');
INSERT INTO "photos" VALUES(9,1,'background','photo-01.png','photos/1/background-9db07d03fddd135487e5001d17b71802.png','9db07d03fddd135487e5001d17b71802');
INSERT INTO "photos" VALUES(10,1,'background','photo-02.png','photos/1/background-ebfda7696700733d2b3c25f21a205d7a.png','ebfda7696700733d2b3c25f21a205d7a');
INSERT INTO "photos" VALUES(11,1,'background','photo-03.png','photos/1/background-8a9276fa75a8abb8b8292619b52993b7.png','8a9276fa75a8abb8b8292619b52993b7');
INSERT INTO "photos" VALUES(12,1,'background','photo-04.png','photos/1/background-7c628b5d08a48e03c7de203c026ece03.png','7c628b5d08a48e03c7de203c026ece03');
INSERT INTO "photos" VALUES(13,1,'background','photo-05.png','photos/1/background-05b10ea9d2f0c8c66d7675c29159c59c.png','05b10ea9d2f0c8c66d7675c29159c59c');
INSERT INTO "photos" VALUES(14,1,'background','photo-06.png','photos/1/background-195ad1184a99a825dba931153fb68025.png','195ad1184a99a825dba931153fb68025');
INSERT INTO "photos" VALUES(15,1,'background','photo-07.png','photos/1/background-adcc330b711c82c7f96e4feee4e44920.png','adcc330b711c82c7f96e4feee4e44920');
INSERT INTO "photos" VALUES(16,1,'background','photo-08.png','photos/1/background-59cac20f966b39149a777d823f5eaf0e.png','59cac20f966b39149a777d823f5eaf0e');
CREATE TABLE recordings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object INTEGER NOT NULL REFERENCES objects (id),
    name TEXT NOT NULL,
    source_path TEXT NOT NULL,
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    duration_ms REAL NOT NULL,
    source_frames INTEGER NOT NULL,
    continuous INTEGER NOT NULL,
    run INTEGER REFERENCES runs (id)
);
INSERT INTO "recordings" VALUES(1,1,'recording.mkv','/recordings/orange.mkv','recordings/1.mkv','13b624d244899c4c08eee2382f923ded',640,480,20000.0,600,1,1);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL,
    options TEXT NOT NULL,
    seed INTEGER NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
    message TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL DEFAULT ''
);
INSERT INTO "runs" VALUES(1,'import','{"frames":"4","sharpness":"0.5","difference":"0.004"}',1,'0.1.0','done','','2026-11-20T09:02:59Z','2026-11-20T09:03:11Z');
INSERT INTO "runs" VALUES(2,'mattes','{"features":"rgb","band":"10","foreground":"true"}',1,'0.1.0','done','','2026-11-20T09:03:12Z','2026-11-20T09:03:13Z');
INSERT INTO "runs" VALUES(3,'synthesize','{"instances":"2:3","placement":"random","size":"64x48","background":"white","colour":"#ffffff","object-share":"0.18","scale-min":"0.8","scale-max":"1.25","hidden-limit":"0.8"}',7,'0.1.0','done','','2026-11-20T09:03:14Z','2026-11-20T09:03:14Z');
INSERT INTO "runs" VALUES(4,'photos','{"role":"cluster"}',1,'0.1.0','done','','2026-11-20T09:03:14Z','2026-11-20T09:03:15Z');
INSERT INTO "runs" VALUES(5,'photos','{"role":"background"}',1,'0.1.0','done','','2026-11-20T09:03:15Z','2026-11-20T09:03:16Z');
CREATE INDEX recordings_of_object ON recordings (object);
CREATE INDEX instances_of_image ON instances (image);
CREATE INDEX instances_of_frame ON instances (frame);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" VALUES('runs',5);
INSERT INTO "sqlite_sequence" VALUES('objects',1);
INSERT INTO "sqlite_sequence" VALUES('recordings',1);
INSERT INTO "sqlite_sequence" VALUES('frames',4);
INSERT INTO "sqlite_sequence" VALUES('datasets',1);
INSERT INTO "sqlite_sequence" VALUES('images',2);
INSERT INTO "sqlite_sequence" VALUES('instances',4);
INSERT INTO "sqlite_sequence" VALUES('photos',16);
