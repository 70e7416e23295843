-- Proposals with what is done with them, bargains, and what a claim holds in spite of.

CREATE TABLE proposals (
    article_id      VARCHAR NOT NULL,
    proposal_id     VARCHAR NOT NULL,
    n               INTEGER NOT NULL,
    char_start      INTEGER NOT NULL,
    char_end        INTEGER NOT NULL,
    text            VARCHAR,           -- the words that name it
    kind            VARCHAR NOT NULL,  -- initiative, proposal, plan, roadmap, draft, offer, act
    refers          VARCHAR,           -- the first mention of the same one in this article
    known           VARCHAR,           -- its name in data/treaties
    proposer        VARCHAR,
    resolved_by     VARCHAR NOT NULL,
    addressee       VARCHAR[] NOT NULL,
    about_start     INTEGER,
    about_end       INTEGER,
    about_text      VARCHAR,
    parties         VARCHAR[] NOT NULL,
    condition_start INTEGER,
    condition_end   INTEGER,
    condition_text  VARCHAR,
    issues          VARCHAR[] NOT NULL,
    reaction        VARCHAR NOT NULL,  -- what the sentence does with it
    reacted_by      VARCHAR,
    cue_start       INTEGER,
    cue_end         INTEGER,
    cue_text        VARCHAR,
    sentence_start  INTEGER NOT NULL,
    sentence_end    INTEGER NOT NULL,
    sentence_text   VARCHAR,
    statement_id    VARCHAR,
    confidence      DOUBLE NOT NULL,
    why             VARCHAR[] NOT NULL
);

CREATE TABLE bargains (
    article_id   VARCHAR NOT NULL,
    bargain_id   VARCHAR NOT NULL,
    n            INTEGER NOT NULL,
    char_start   INTEGER NOT NULL,
    char_end     INTEGER NOT NULL,
    text         VARCHAR,              -- both sides
    kind         VARCHAR NOT NULL,     -- exchange, precondition, offer
    wanter       VARCHAR,
    wanted_start INTEGER NOT NULL,
    wanted_end   INTEGER NOT NULL,
    wanted_text  VARCHAR,
    asked        VARCHAR[] NOT NULL,
    return_start INTEGER,
    return_end   INTEGER,
    return_text  VARCHAR,
    issues       VARCHAR[] NOT NULL,
    statement_id VARCHAR,
    confidence   DOUBLE NOT NULL,
    why          VARCHAR[] NOT NULL
);

ALTER TABLE statements ADD COLUMN concession_start INTEGER;
ALTER TABLE statements ADD COLUMN concession_end INTEGER;
ALTER TABLE statements ADD COLUMN concession_text VARCHAR;

CREATE OR REPLACE VIEW attributed AS
SELECT
    s.article_id || ':' || s.statement_id  AS key,
    s.article_id, s.statement_id, a.published, a.outlet, a.url, a.title,
    coalesce(r.of, s.source_of)            AS speaker,
    coalesce(r.name, s.source_name)        AS speaker_name,
    coalesce(s.source_role, r.role)        AS speaker_role,
    coalesce(r.resolved_by, s.resolved_by) AS resolved_by,
    s.act, s.addressee, s.issues, s.third, s.flags, s.kind,
    s.text, s.cue_text, s.condition_text, s.concession_text, s.char_start, s.char_end,
    s.confidence, s.why, a.original_id, a.story_id
FROM statements s
JOIN gathered a USING (article_id)
LEFT JOIN resolutions r USING (article_id, statement_id);
