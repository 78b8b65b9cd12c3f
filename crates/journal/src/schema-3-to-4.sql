-- From the form of tables before: the journal stays as it is, lists are made again at opening.
DELETE FROM meta WHERE name = 'rules';
CREATE TABLE people (
    file INTEGER NOT NULL,
    place INTEGER NOT NULL,
    compartment TEXT NOT NULL,
    office TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (file, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE traces (trace INTEGER NOT NULL, file INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (trace, file, place)) STRICT, WITHOUT ROWID;
