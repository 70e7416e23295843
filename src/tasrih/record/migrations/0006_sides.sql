-- Sides that speakers take, and agreement and difference told in so many words: the reading's form 1.1.

CREATE TABLE stances (
    article_id   VARCHAR NOT NULL,
    n            INTEGER NOT NULL,
    char_start   INTEGER NOT NULL,
    char_end     INTEGER NOT NULL,
    text         VARCHAR,
    statement_id VARCHAR NOT NULL,
    question     VARCHAR NOT NULL,
    side         VARCHAR NOT NULL,     -- "for" | "against"
    target       VARCHAR,
    confidence   DOUBLE NOT NULL,
    why          VARCHAR[] NOT NULL
);

CREATE TABLE convergences (
    article_id     VARCHAR NOT NULL,
    convergence_id VARCHAR NOT NULL,
    n              INTEGER NOT NULL,
    char_start     INTEGER NOT NULL,
    char_end       INTEGER NOT NULL,
    text           VARCHAR,
    kind           VARCHAR NOT NULL,   -- "agreement" | "difference"
    parties        VARCHAR[] NOT NULL, -- codes, in order of the alphabet
    issues         VARCHAR[] NOT NULL,
    statement_id   VARCHAR,
    confidence     DOUBLE NOT NULL,
    why            VARCHAR[] NOT NULL
);

-- Every stance with its statement: who takes which side on what, in which words.
CREATE VIEW sided AS
SELECT
    a.key, a.article_id, a.statement_id, a.published, a.outlet, a.url, a.title, a.speaker, a.speaker_name, a.speaker_role,
    s.question, s.side, s.target, a.act, a.flags, a.issues, a.text, a.char_start, a.char_end,
    s.text AS object, s.char_start AS object_start, s.char_end AS object_end, s.confidence, s.why, s.n,
    a.original_id, a.story_id
FROM stances s
JOIN attributed a USING (article_id, statement_id);
