-- The journal is the table `rows`: everything that was ever recorded, in order, each row chained to the one before it.
-- Every other table follows from it and can be made again.
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE rows (
    position INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    file INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    sealed BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
-- A file's events, and who looked at it, in order: each index ends with the position by itself.
CREATE INDEX rows_by_file ON rows (file, kind);

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    seq INTEGER NOT NULL,
    next_change INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    summary TEXT NOT NULL,
    -- The file's lines in the lists below, so that they are found again without an index of their own.
    listed TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX files_by_next_change ON files (next_change);
CREATE TABLE shapes (id INTEGER PRIMARY KEY, shape TEXT NOT NULL UNIQUE) STRICT;
-- Who may have a tie to a file, and since when.
CREATE TABLE holders (
    holder TEXT NOT NULL,
    since INTEGER NOT NULL,
    file INTEGER NOT NULL,
    PRIMARY KEY (holder, since, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE work (
    owner TEXT NOT NULL,
    due INTEGER NOT NULL,
    file INTEGER NOT NULL,
    number INTEGER NOT NULL,
    duty TEXT NOT NULL,
    opened INTEGER NOT NULL,
    PRIMARY KEY (owner, due, file, number)
) STRICT, WITHOUT ROWID;
-- How many lines of `work` are alike, so that counting does not go through them.
CREATE TABLE counts (
    owner TEXT NOT NULL,
    due INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    duty TEXT NOT NULL,
    lines INTEGER NOT NULL,
    PRIMARY KEY (owner, due, shape, duty)
) STRICT, WITHOUT ROWID;
CREATE TABLE tokens (
    token BLOB NOT NULL,
    file INTEGER NOT NULL,
    compartment TEXT NOT NULL,
    office TEXT NOT NULL,
    PRIMARY KEY (token, file, compartment, office)
) STRICT, WITHOUT ROWID;
-- Persons whom files name, sealed with their file's key.
CREATE TABLE people (
    file INTEGER NOT NULL,
    place INTEGER NOT NULL,
    compartment TEXT NOT NULL,
    office TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (file, place)
) STRICT, WITHOUT ROWID;
-- Blind traces by which they are found again, however their names are spelled.
CREATE TABLE traces (trace INTEGER NOT NULL, file INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (trace, file, place)) STRICT, WITHOUT ROWID;
-- Posts that opened a file, and rows imported. That a post added to a file stands with the file's events.
CREATE TABLE once (key BLOB PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ties (source INTEGER NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;
-- In which stretches of the journal an account looked at something: a stretch is 1,024 rows.
CREATE TABLE looks (account TEXT NOT NULL, stretch INTEGER NOT NULL, PRIMARY KEY (account, stretch)) STRICT, WITHOUT ROWID;
CREATE TABLE accounts (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
-- Devices that record without a network. When one last sent something is no part of the journal.
CREATE TABLE devices (mark TEXT PRIMARY KEY, account TEXT NOT NULL, body TEXT NOT NULL, synced INTEGER NOT NULL DEFAULT 0) STRICT;

-- Who is signed in. Not part of the journal: it says nothing about a file.
CREATE TABLE sessions (hash BLOB PRIMARY KEY, account TEXT NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
