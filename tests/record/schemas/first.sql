-- The tables of the first schema on SQLite, as Verbale 0.1.0 made them.
CREATE TABLE verbale_migrations (
    name TEXT NOT NULL,
    verbale TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE reports (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    dateline TEXT,
    language TEXT,
    origin TEXT,
    dated TEXT,
    day TEXT NOT NULL,
    characters INTEGER NOT NULL,
    contacts INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE INDEX reports_by_day ON reports (day, id);

CREATE TABLE contacts (
    id TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    date TEXT,
    place TEXT,
    place_key TEXT,
    parties TEXT NOT NULL,
    participants TEXT NOT NULL,
    history TEXT NOT NULL,
    disagreements TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX contacts_by_place ON contacts (place_key, first);

CREATE INDEX contacts_by_mode ON contacts (mode, first);

CREATE INDEX contacts_by_day ON contacts (first, id);

CREATE INDEX contacts_by_status ON contacts (status, first);

CREATE TABLE contact_parties (
    contact TEXT NOT NULL,
    party TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (contact, party)
);

CREATE INDEX contact_parties_by_party ON contact_parties (party, first, last, contact);

CREATE TABLE contact_dyads (
    contact TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (contact, one, other)
);

CREATE INDEX contact_dyads_by_dyad ON contact_dyads (one, other, first, last, contact);

CREATE TABLE contact_actors (
    contact TEXT NOT NULL,
    actor TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (contact, actor)
);

CREATE INDEX contact_actors_by_actor ON contact_actors (actor, first, last, contact);

CREATE TABLE statement_dyads (
    statement TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (statement, one, other)
);

CREATE INDEX statement_dyads_by_dyad ON statement_dyads (one, other, day, statement);

CREATE TABLE actors (
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    party TEXT,
    folded TEXT NOT NULL,
    reports INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX actors_by_name ON actors (folded, id);

CREATE INDEX actors_by_party ON actors (party, folded, id);

CREATE TABLE actor_names (
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (actor, name)
);

CREATE TABLE actor_keys (
    "key" TEXT NOT NULL,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY ("key", actor, name)
);

CREATE INDEX actor_keys_by_actor ON actor_keys (actor, name);

CREATE TABLE actor_offices (
    actor TEXT NOT NULL,
    office TEXT NOT NULL,
    reports INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    PRIMARY KEY (actor, office)
);

CREATE TABLE accounts (
    report TEXT NOT NULL,
    reader TEXT NOT NULL,
    account TEXT NOT NULL,
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE TABLE claims (
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    item TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    date TEXT,
    place TEXT,
    place_state TEXT,
    place_is_state INTEGER NOT NULL,
    parties TEXT NOT NULL,
    participants TEXT NOT NULL,
    spans TEXT NOT NULL,
    words TEXT NOT NULL,
    told TEXT,
    block TEXT NOT NULL,
    first TEXT,
    last TEXT,
    length INTEGER,
    occasion TEXT NOT NULL,
    root TEXT NOT NULL,
    contact TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE INDEX claims_by_report ON claims (report);

CREATE INDEX claims_by_block ON claims (block, first, last);

CREATE INDEX claims_by_contact ON claims (contact);

CREATE TABLE statements (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    reported TEXT NOT NULL,
    actor TEXT,
    speaker TEXT,
    party TEXT,
    office TEXT,
    source TEXT NOT NULL,
    words TEXT NOT NULL,
    spans TEXT NOT NULL,
    date TEXT,
    day TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE INDEX statements_by_party ON statements (party, day);

CREATE INDEX statements_by_report ON statements (report, position);

CREATE INDEX statements_by_actor ON statements (actor, day);

CREATE INDEX statements_by_day ON statements (day, report, position);

CREATE TABLE actor_mentions (
    report TEXT NOT NULL,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    day TEXT,
    PRIMARY KEY (report, actor, name, office),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE INDEX actor_mentions_by_actor ON actor_mentions (actor, day);

CREATE INDEX actor_mentions_by_office ON actor_mentions (actor, office, day);

CREATE VIRTUAL TABLE reports_text USING fts5(title, text, content='reports', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE statements_text USING fts5(words, content='statements', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

INSERT INTO verbale_migrations VALUES ('the first tables', '0.1.0');
