-- From the form of tables before: the journal stays as it is, lists are made again at opening.
DROP TABLE holders;
DROP TABLE work;
DROP TABLE tokens;
DROP TABLE counts;
DELETE FROM meta WHERE name = 'rules';
DELETE FROM once WHERE position IN (SELECT position FROM rows WHERE kind = 2 AND seq > 1);
ALTER TABLE files DROP COLUMN changed;
ALTER TABLE files ADD COLUMN listed TEXT NOT NULL DEFAULT '';
DROP INDEX rows_by_file;
CREATE INDEX rows_by_file ON rows (file, kind);
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
CREATE TABLE looks (account TEXT NOT NULL, stretch INTEGER NOT NULL, PRIMARY KEY (account, stretch)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO looks SELECT account, position >> 10 FROM consulted;
DROP TABLE consulted;
