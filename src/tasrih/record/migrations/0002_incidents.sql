-- What happened, each once, however often it is told. Drawn by measure/incidents.py from events, copies and stories.

CREATE TABLE incidents (
    incident_id VARCHAR PRIMARY KEY,
    day         DATE,                  -- null: nobody says when
    type        VARCHAR NOT NULL,      -- PLOVER
    mode        VARCHAR,               -- what most originals say
    quad        INTEGER NOT NULL,
    intensity   DOUBLE NOT NULL,
    source      VARCHAR NOT NULL,
    target      VARCHAR NOT NULL,
    mutual      BOOLEAN NOT NULL,      -- of two sides alike: source < target
    tense       VARCHAR NOT NULL,      -- "present" | "future" | "past"; only the present ones are in the series
    first_told  DATE,
    articles    INTEGER NOT NULL,      -- that tell it, copies among them
    originals   INTEGER NOT NULL,
    stories     INTEGER NOT NULL,
    outlets     INTEGER NOT NULL,
    stated      BOOLEAN NOT NULL,      -- known from statements alone
    place       VARCHAR,
    confidence  DOUBLE NOT NULL        -- the highest of its events
);

CREATE TABLE incident_events (
    incident_id VARCHAR NOT NULL,
    article_id  VARCHAR NOT NULL,
    event_id    VARCHAR NOT NULL,
    PRIMARY KEY (incident_id, article_id, event_id)
);
