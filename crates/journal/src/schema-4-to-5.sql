-- From the form of tables before: devices that record without a network.
CREATE TABLE devices (mark TEXT PRIMARY KEY, account TEXT NOT NULL, body TEXT NOT NULL, synced INTEGER NOT NULL DEFAULT 0) STRICT;
