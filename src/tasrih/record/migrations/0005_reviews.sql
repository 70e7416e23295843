-- What people hold of a fact. Only ever added to: the newest of a fact counts, the reading stays as it was read.

CREATE TABLE reviews (
    review_id  VARCHAR PRIMARY KEY,    -- article, fact and a number
    article_id VARCHAR NOT NULL,
    fact       VARCHAR NOT NULL,       -- "s3": a statement
    verdict    VARCHAR NOT NULL,       -- "accept" | "correct" | "reject"
    act        VARCHAR,                -- as it should be; null: as it was read
    speaker    VARCHAR,
    addressee  VARCHAR[],
    issues     VARCHAR[],
    note       VARCHAR,
    reviewer   VARCHAR NOT NULL,
    made       TIMESTAMP NOT NULL,     -- UTC
    char_start INTEGER NOT NULL,       -- of the fact, which a later reading may number otherwise
    char_end   INTEGER NOT NULL,
    version    VARCHAR NOT NULL,       -- of the reading that was reviewed
    lexicon    VARCHAR NOT NULL
);
