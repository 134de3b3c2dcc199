-- The tables of the first schema on PostgreSQL, as Verbale 0.1.0 made them.
CREATE TABLE verbale_migrations (
    name TEXT COLLATE "C" NOT NULL,
    verbale TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE reports (
    number BIGSERIAL NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C",
    publisher TEXT COLLATE "C",
    published TEXT COLLATE "C",
    dateline TEXT COLLATE "C",
    language TEXT COLLATE "C",
    origin TEXT COLLATE "C",
    dated TEXT COLLATE "C",
    day TEXT COLLATE "C" NOT NULL,
    characters INTEGER NOT NULL,
    contacts INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE INDEX reports_by_day ON reports (day, id);

CREATE TABLE contacts (
    id TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    date TEXT COLLATE "C",
    place TEXT COLLATE "C",
    place_key TEXT COLLATE "C",
    parties TEXT COLLATE "C" NOT NULL,
    participants TEXT COLLATE "C" NOT NULL,
    history TEXT COLLATE "C" NOT NULL,
    disagreements TEXT COLLATE "C" NOT NULL,
    first TEXT COLLATE "C" NOT NULL,
    last TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX contacts_by_status ON contacts (status, first);

CREATE INDEX contacts_by_place ON contacts (place_key, first);

CREATE INDEX contacts_by_mode ON contacts (mode, first);

CREATE INDEX contacts_by_day ON contacts (first, id);

CREATE TABLE contact_parties (
    contact TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C" NOT NULL,
    first TEXT COLLATE "C" NOT NULL,
    last TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (contact, party)
);

CREATE INDEX contact_parties_by_party ON contact_parties (party, first, last, contact);

CREATE TABLE contact_dyads (
    contact TEXT COLLATE "C" NOT NULL,
    one TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    first TEXT COLLATE "C" NOT NULL,
    last TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (contact, one, other)
);

CREATE INDEX contact_dyads_by_dyad ON contact_dyads (one, other, first, last, contact);

CREATE TABLE contact_actors (
    contact TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    first TEXT COLLATE "C" NOT NULL,
    last TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (contact, actor)
);

CREATE INDEX contact_actors_by_actor ON contact_actors (actor, first, last, contact);

CREATE TABLE statement_dyads (
    statement TEXT COLLATE "C" NOT NULL,
    one TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (statement, one, other)
);

CREATE INDEX statement_dyads_by_dyad ON statement_dyads (one, other, day, statement);

CREATE TABLE actors (
    id TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C",
    folded TEXT COLLATE "C" NOT NULL,
    reports INTEGER NOT NULL,
    first TEXT COLLATE "C",
    last TEXT COLLATE "C",
    PRIMARY KEY (id)
);

CREATE INDEX actors_by_name ON actors (folded, id);

CREATE INDEX actors_by_party ON actors (party, folded, id);

CREATE TABLE actor_names (
    actor TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (actor, name)
);

CREATE TABLE actor_keys (
    key TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key, actor, name)
);

CREATE INDEX actor_keys_by_actor ON actor_keys (actor, name);

CREATE TABLE actor_offices (
    actor TEXT COLLATE "C" NOT NULL,
    office TEXT COLLATE "C" NOT NULL,
    reports INTEGER NOT NULL,
    first TEXT COLLATE "C",
    last TEXT COLLATE "C",
    PRIMARY KEY (actor, office)
);

CREATE TABLE accounts (
    report TEXT COLLATE "C" NOT NULL,
    reader TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE TABLE claims (
    id TEXT COLLATE "C" NOT NULL,
    report TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    date TEXT COLLATE "C",
    place TEXT COLLATE "C",
    place_state TEXT COLLATE "C",
    place_is_state INTEGER NOT NULL,
    parties TEXT COLLATE "C" NOT NULL,
    participants TEXT COLLATE "C" NOT NULL,
    spans TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    told TEXT COLLATE "C",
    block TEXT COLLATE "C" NOT NULL,
    first TEXT COLLATE "C",
    last TEXT COLLATE "C",
    length INTEGER,
    occasion TEXT COLLATE "C" NOT NULL,
    root TEXT COLLATE "C" NOT NULL,
    contact TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE INDEX claims_by_report ON claims (report);

CREATE INDEX claims_by_block ON claims (block, first, last);

CREATE INDEX claims_by_contact ON claims (contact);

CREATE TABLE statements (
    number BIGSERIAL NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    report TEXT COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    form TEXT COLLATE "C" NOT NULL,
    reported TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C",
    speaker TEXT COLLATE "C",
    party TEXT COLLATE "C",
    office TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    spans TEXT COLLATE "C" NOT NULL,
    date TEXT COLLATE "C",
    day TEXT COLLATE "C" NOT NULL,
    rule TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE INDEX statements_by_report ON statements (report, position);

CREATE INDEX statements_by_actor ON statements (actor, day);

CREATE INDEX statements_by_day ON statements (day, report, position);

CREATE INDEX statements_by_party ON statements (party, day);

CREATE TABLE actor_mentions (
    report TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    office TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C",
    PRIMARY KEY (report, actor, name, office),
    FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE INDEX actor_mentions_by_office ON actor_mentions (actor, office, day);

CREATE INDEX actor_mentions_by_actor ON actor_mentions (actor, day);

CREATE TABLE reports_text (
    number BIGINT PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
    lexemes TSVECTOR NOT NULL
);

CREATE TABLE statements_text (
    number BIGINT PRIMARY KEY REFERENCES statements ON DELETE CASCADE,
    lexemes TSVECTOR NOT NULL
);

CREATE INDEX reports_by_text ON reports_text USING gin (lexemes);

CREATE INDEX statements_by_text ON statements_text USING gin (lexemes);

INSERT INTO verbale_migrations VALUES ('the first tables', '0.1.0');
