-- What comes due, and what numbers claim: read out of articles, as the facts of the first step are.

CREATE TABLE dues (
    article_id   VARCHAR NOT NULL,
    n            INTEGER NOT NULL,
    char_start   INTEGER NOT NULL,
    char_end     INTEGER NOT NULL,
    text         VARCHAR,
    kind         VARCHAR NOT NULL,
    what_start   INTEGER NOT NULL,
    what_end     INTEGER NOT NULL,
    what_text    VARCHAR,
    who          VARCHAR[] NOT NULL,
    treaty       VARCHAR,
    treaty_id    VARCHAR,              -- Wikidata
    due          VARCHAR,              -- ISO, as exact as the text: a day, week, month, year or range
    issues       VARCHAR[] NOT NULL,
    statement_id VARCHAR,
    flags        VARCHAR[] NOT NULL,
    confidence   DOUBLE NOT NULL,
    why          VARCHAR[] NOT NULL
);

CREATE TABLE claims (
    article_id   VARCHAR NOT NULL,
    n            INTEGER NOT NULL,
    char_start   INTEGER NOT NULL,
    char_end     INTEGER NOT NULL,
    text         VARCHAR,
    value        DOUBLE NOT NULL,
    unit         VARCHAR NOT NULL,
    approximate  BOOLEAN NOT NULL,
    measure      VARCHAR NOT NULL,
    thing        VARCHAR NOT NULL,
    of_start     INTEGER,
    of_end       INTEGER,
    of_text      VARCHAR,
    place        VARCHAR,
    period       VARCHAR,              -- ISO
    speaker      VARCHAR,              -- null: in the outlet's own voice
    speaker_name VARCHAR,
    actors       VARCHAR[] NOT NULL,
    issues       VARCHAR[] NOT NULL,
    statement_id VARCHAR,
    confidence   DOUBLE NOT NULL,
    why          VARCHAR[] NOT NULL
);
