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
CREATE UNIQUE INDEX rows_by_file ON rows (file, seq) WHERE kind <= 2;

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    seq INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    next_change INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    summary TEXT NOT NULL
) STRICT;
CREATE INDEX files_by_next_change ON files (next_change);
CREATE TABLE shapes (id INTEGER PRIMARY KEY, shape TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE holders (
    holder TEXT NOT NULL,
    changed INTEGER NOT NULL,
    file INTEGER NOT NULL,
    PRIMARY KEY (holder, changed, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE work (
    owner TEXT NOT NULL,
    due INTEGER NOT NULL,
    file INTEGER NOT NULL,
    number INTEGER NOT NULL,
    duty TEXT NOT NULL,
    opened INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    PRIMARY KEY (owner, due, file, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_by_file ON work (file);
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
CREATE INDEX tokens_by_file ON tokens (file);
CREATE TABLE once (key BLOB PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ties (source INTEGER NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;
CREATE TABLE consulted (
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    file INTEGER NOT NULL,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX consulted_by_account ON consulted (account, position);
CREATE TABLE accounts (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

-- Who is signed in. Not part of the journal: it says nothing about a file.
CREATE TABLE sessions (hash BLOB PRIMARY KEY, account TEXT NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
