-- The record: one row of `articles` for each article, everything read out of it beside it, what is concluded below.
-- All offsets are half-open, in code points, into the article's text as it came.

CREATE TABLE runs (
    run_id    VARCHAR PRIMARY KEY,
    command   VARCHAR NOT NULL,
    sources   VARCHAR[] NOT NULL,
    options   VARCHAR NOT NULL,        -- JSON
    version   VARCHAR NOT NULL,        -- of tasrih
    lexicon   VARCHAR NOT NULL,        -- digest
    started   TIMESTAMP NOT NULL,      -- UTC
    finished  TIMESTAMP,               -- null: still at work, or stopped before its end
    added     BIGINT NOT NULL DEFAULT 0,
    known     BIGINT NOT NULL DEFAULT 0,
    failed    BIGINT NOT NULL DEFAULT 0,
    skipped   BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE articles (
    article_id VARCHAR PRIMARY KEY,    -- 16 hex digits; see record/identity.py
    source_id  VARCHAR,                -- what the source calls it
    found_in   VARCHAR NOT NULL,       -- file and line
    outlet     VARCHAR,
    url        VARCHAR,
    title      VARCHAR,                -- where the text does not bring it
    published  DATE,
    characters INTEGER NOT NULL,
    text       VARCHAR,                -- null under --keep snippets|none
    warnings   VARCHAR[] NOT NULL,     -- of the source: damaged bytes, a guessed encoding
    run_id     VARCHAR NOT NULL
);

CREATE TABLE readings (
    article_id     VARCHAR NOT NULL,
    sha256         VARCHAR NOT NULL,   -- of the text in UTF-8
    schema_version VARCHAR NOT NULL,
    version        VARCHAR NOT NULL,
    lexicon        VARCHAR NOT NULL,
    rules          VARCHAR[] NOT NULL, -- every rule and lexicon entry that made a fact
    language       VARCHAR NOT NULL,
    warnings       VARCHAR[] NOT NULL,
    headline       STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
    dateline       STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR, place VARCHAR),
    credits        STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[] NOT NULL,
    boilerplate    STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[] NOT NULL,
    run_id         VARCHAR NOT NULL
);

CREATE TABLE people (
    article_id VARCHAR NOT NULL,
    n          INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    text       VARCHAR,
    name       VARCHAR NOT NULL,
    role       VARCHAR,
    of         VARCHAR
);

CREATE TABLE actors (
    article_id VARCHAR NOT NULL,
    n          INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    text       VARCHAR,
    actor      VARCHAR NOT NULL
);

CREATE TABLE statements (
    article_id      VARCHAR NOT NULL,
    statement_id    VARCHAR NOT NULL,
    n               INTEGER NOT NULL,
    char_start      INTEGER NOT NULL,
    char_end        INTEGER NOT NULL,
    text            VARCHAR,
    cue_start       INTEGER,
    cue_end         INTEGER,
    cue_text        VARCHAR,
    kind            VARCHAR NOT NULL,
    source_name     VARCHAR NOT NULL,
    source_of       VARCHAR,
    source_role     VARCHAR,
    source_start    INTEGER,
    source_end      INTEGER,
    resolved_by     VARCHAR NOT NULL,
    addressee       VARCHAR[] NOT NULL,
    act             VARCHAR NOT NULL,
    issues          VARCHAR[] NOT NULL,
    third           VARCHAR[] NOT NULL,
    flags           VARCHAR[] NOT NULL,
    condition_start INTEGER,
    condition_end   INTEGER,
    condition_text  VARCHAR,
    confidence      DOUBLE NOT NULL,
    why             VARCHAR[] NOT NULL
);

CREATE TABLE events (
    article_id   VARCHAR NOT NULL,
    event_id     VARCHAR NOT NULL,
    n            INTEGER NOT NULL,
    char_start   INTEGER NOT NULL,
    char_end     INTEGER NOT NULL,
    text         VARCHAR,
    type         VARCHAR NOT NULL,
    mode         VARCHAR,
    contexts     VARCHAR[] NOT NULL,
    quad         INTEGER NOT NULL,
    intensity    DOUBLE NOT NULL,
    source       VARCHAR[] NOT NULL,
    target       VARCHAR[] NOT NULL,
    date         VARCHAR,
    place        VARCHAR,
    flags        VARCHAR[] NOT NULL,
    statement_id VARCHAR,
    confidence   DOUBLE NOT NULL,
    why          VARCHAR[] NOT NULL
);

CREATE TABLE dates (
    article_id VARCHAR NOT NULL,
    n          INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    text       VARCHAR,
    iso        VARCHAR
);

CREATE TABLE quantities (
    article_id  VARCHAR NOT NULL,
    n           INTEGER NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    text        VARCHAR,
    value       DOUBLE NOT NULL,
    unit        VARCHAR NOT NULL,
    approximate BOOLEAN NOT NULL
);

CREATE TABLE treaties (
    article_id VARCHAR NOT NULL,
    n          INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    text       VARCHAR,
    name       VARCHAR NOT NULL,
    id         VARCHAR                 -- Wikidata
);

-- What came in and gave no article. Gone as soon as the same place is read.
CREATE TABLE failures (
    place   VARCHAR PRIMARY KEY,       -- file and line
    stage   VARCHAR NOT NULL,          -- "source" | "reading"
    reason  VARCHAR NOT NULL,
    article VARCHAR,                   -- JSON of the article that could not be read
    run_id  VARCHAR NOT NULL
);

-- Drawn from the above; can be made anew at any time.

CREATE TABLE digests (
    article_id VARCHAR PRIMARY KEY,
    body       VARCHAR NOT NULL,       -- of equal texts equal; empty where there is too little text
    story      VARCHAR NOT NULL,       -- of equal contents equal
    data       BLOB NOT NULL,          -- what copies and stories are found by; see measure/digest.py
    compared   BOOLEAN NOT NULL DEFAULT false
);

-- Pairs of bodies, and of stories.
CREATE TABLE copy_pairs (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL, similarity DOUBLE NOT NULL, kind VARCHAR NOT NULL, PRIMARY KEY (a, b)
);

CREATE TABLE story_links (a VARCHAR NOT NULL, b VARCHAR NOT NULL, weight DOUBLE NOT NULL, PRIMARY KEY (a, b));

CREATE TABLE copies (
    article_id  VARCHAR PRIMARY KEY,
    original_id VARCHAR NOT NULL,      -- the earliest of the same text
    similarity  DOUBLE NOT NULL,       -- to its nearest copy
    kind        VARCHAR NOT NULL       -- "exact" | "near" | "revision"
);

CREATE TABLE stories (article_id VARCHAR PRIMARY KEY, story_id VARCHAR NOT NULL);

CREATE TABLE persons (
    person_id VARCHAR PRIMARY KEY,
    name      VARCHAR NOT NULL,        -- the spelling met most
    names     STRUCT(name VARCHAR, articles BIGINT)[] NOT NULL
);

CREATE TABLE offices (
    person_id  VARCHAR NOT NULL,
    role       VARCHAR,
    of         VARCHAR,
    first_seen DATE,
    last_seen  DATE,
    articles   BIGINT NOT NULL,
    outlets    BIGINT NOT NULL,
    evidence   STRUCT(article_id VARCHAR, char_start INTEGER, char_end INTEGER)[] NOT NULL
);

-- Speakers whose own article does not say who they are.
CREATE TABLE resolutions (
    article_id       VARCHAR NOT NULL,
    statement_id     VARCHAR NOT NULL,
    person_id        VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    role             VARCHAR,
    of               VARCHAR,
    resolved_by      VARCHAR NOT NULL,
    evidence_article VARCHAR NOT NULL,
    evidence_start   INTEGER NOT NULL,
    evidence_end     INTEGER NOT NULL
);

-- What articles each conclusion was drawn from: made anew where the record holds others now.
CREATE TABLE stages (stage VARCHAR PRIMARY KEY, inputs VARCHAR NOT NULL);

-- What the search index holds of it.
CREATE TABLE indexed (article_id VARCHAR PRIMARY KEY);

-- Every article with what is known of its copies and its story; its text is in `articles`.
CREATE VIEW gathered AS
SELECT
    a.article_id, a.published, a.outlet, a.url, coalesce(a.title, r.headline."text") AS title,
    a.source_id, a.found_in, a.characters, r.language, list_concat(a.warnings, r.warnings) AS warnings, r.version, r.lexicon,
    coalesce(c.original_id, a.article_id) AS original_id,
    c.kind                                AS copy_kind,
    coalesce(t.story_id, a.article_id)    AS story_id
FROM articles a
JOIN readings r USING (article_id)
LEFT JOIN copies c USING (article_id)
LEFT JOIN stories t USING (article_id);

-- Every statement with its article, and with the speaker that the record knows where the article does not say.
CREATE VIEW attributed AS
SELECT
    s.article_id || ':' || s.statement_id  AS key,
    s.article_id, s.statement_id, a.published, a.outlet, a.url, a.title,
    coalesce(r.of, s.source_of)            AS speaker,
    coalesce(r.name, s.source_name)        AS speaker_name,
    coalesce(s.source_role, r.role)        AS speaker_role,
    coalesce(r.resolved_by, s.resolved_by) AS resolved_by,
    s.act, s.addressee, s.issues, s.third, s.flags, s.kind,
    s.text, s.cue_text, s.condition_text, s.char_start, s.char_end,
    s.confidence, s.why, a.original_id, a.story_id
FROM statements s
JOIN gathered a USING (article_id)
LEFT JOIN resolutions r USING (article_id, statement_id);
