-- Rows of the temporary table `batch` → the tables. `batch.row` has the shape of record.batch.Row.

INSERT INTO articles
SELECT row.article_id, row.publication.source_id, row.publication.found_in, row.publication.outlet,
       row.publication.url, row.publication.title, TRY_CAST(row.reading.published AS DATE),
       row.publication.characters, row.publication.text, row.publication.warnings, row.run_id
FROM batch WHERE row.publication IS NOT NULL;

-- an article that is told apart otherwise now may pair otherwise with any
CREATE OR REPLACE TEMP TABLE anew AS
SELECT row.article_id AS article_id, row.digest.body AS body, row.digest.story AS story,
       from_base64(row.digest.data) AS data
FROM batch ANTI JOIN digests d ON d.article_id = row.article_id AND d.data = from_base64(row.digest.data);
CREATE OR REPLACE TEMP TABLE differing AS SELECT count(*) AS n FROM anew JOIN digests USING (article_id);
DELETE FROM copy_pairs WHERE (SELECT n FROM differing) > 0;
DELETE FROM story_links WHERE (SELECT n FROM differing) > 0;
UPDATE digests SET compared = false WHERE (SELECT n FROM differing) > 0;
INSERT OR REPLACE INTO digests SELECT article_id, body, story, data, false FROM anew;

DELETE FROM indexed WHERE article_id IN (SELECT row.article_id FROM batch);

INSERT INTO readings
SELECT row.article_id, row.reading.sha256, row.reading.schema_version, row.reading.tasrih.version,
       row.reading.tasrih.lexicon,
       list_sort(list_distinct(flatten(list_concat(
           list_transform(row.reading.statements, lambda s: s.why),
           list_transform(row.reading.events, lambda e: e.why),
           list_transform(row.reading.stances, lambda s: s.why),
           list_transform(row.reading.convergences, lambda c: c.why),
           list_transform(row.reading.dues, lambda d: d.why),
           list_transform(row.reading.claims, lambda c: c.why),
           list_transform(row.reading.proposals, lambda p: p.why),
           list_transform(row.reading.bargains, lambda b: b.why))))),
       row.reading.language, row.reading.warnings, row.reading.meta.headline, row.reading.meta.dateline,
       row.reading.meta.credits, row.reading.meta.boilerplate, row.run_id
FROM batch;

INSERT INTO people
SELECT row.article_id, p.n, p.v."start", p.v."end", p.v."text", p.v.name, p.v.role, p.v.of
FROM batch, unnest(row.reading.people) WITH ORDINALITY p(v, n);

INSERT INTO actors
SELECT row.article_id, a.n, a.v."start", a.v."end", a.v."text", a.v.actor
FROM batch, unnest(row.reading.actors) WITH ORDINALITY a(v, n);

INSERT INTO statements
SELECT row.article_id, s.v.id, s.n, s.v."start", s.v."end", s.v."text",
       s.v.cue."start", s.v.cue."end", s.v.cue."text", s.v.kind,
       s.v.source.name, s.v.source.of, s.v.source.role, s.v.source."start", s.v.source."end", s.v.source.resolved_by,
       s.v.addressee, s.v.act, s.v.issues, s.v.third, s.v.flags,
       s.v.condition."start", s.v.condition."end", s.v.condition."text", s.v.confidence, s.v.why,
       s.v.concession."start", s.v.concession."end", s.v.concession."text"
FROM batch, unnest(row.reading.statements) WITH ORDINALITY s(v, n);

INSERT INTO events
SELECT row.article_id, e.v.id, e.n, e.v."start", e.v."end", e.v."text", e.v.type, e.v.mode, e.v.contexts, e.v.quad,
       e.v.intensity, e.v.source, e.v.target, e.v.date, e.v.place, e.v.flags, e.v.statement, e.v.confidence, e.v.why
FROM batch, unnest(row.reading.events) WITH ORDINALITY e(v, n);

INSERT INTO dates
SELECT row.article_id, d.n, d.v."start", d.v."end", d.v."text", d.v.iso
FROM batch, unnest(row.reading.dates) WITH ORDINALITY d(v, n);

INSERT INTO quantities
SELECT row.article_id, q.n, q.v."start", q.v."end", q.v."text", q.v.value, q.v.unit, q.v.approximate
FROM batch, unnest(row.reading.quantities) WITH ORDINALITY q(v, n);

INSERT INTO treaties
SELECT row.article_id, t.n, t.v."start", t.v."end", t.v."text", t.v.name, t.v.id
FROM batch, unnest(row.reading.treaties) WITH ORDINALITY t(v, n);

INSERT INTO stances
SELECT row.article_id, s.n, s.v."start", s.v."end", s.v."text", s.v.statement, s.v.question, s.v.side, s.v.target,
       s.v.confidence, s.v.why
FROM batch, unnest(row.reading.stances) WITH ORDINALITY s(v, n);

INSERT INTO convergences
SELECT row.article_id, c.v.id, c.n, c.v."start", c.v."end", c.v."text", c.v.kind, c.v.parties, c.v.issues,
       c.v.statement, c.v.confidence, c.v.why
FROM batch, unnest(row.reading.convergences) WITH ORDINALITY c(v, n);

INSERT INTO dues
SELECT row.article_id, d.n, d.v."start", d.v."end", d.v."text", d.v.kind, d.v.what."start", d.v.what."end", d.v.what."text",
       d.v.who, d.v.treaty, d.v.treaty_id, d.v."when", d.v.issues, d.v.statement, d.v.flags, d.v.confidence, d.v.why
FROM batch, unnest(row.reading.dues) WITH ORDINALITY d(v, n);

INSERT INTO claims
SELECT row.article_id, c.n, c.v."start", c.v."end", c.v."text", c.v.value, c.v.unit, c.v.approximate, c.v.measure, c.v.thing,
       c.v.of."start", c.v.of."end", c.v.of."text", c.v.place, c.v.period, c.v.speaker, c.v.speaker_name, c.v.actors,
       c.v.issues, c.v.statement, c.v.confidence, c.v.why
FROM batch, unnest(row.reading.claims) WITH ORDINALITY c(v, n);

INSERT INTO proposals
SELECT row.article_id, p.v.id, p.n, p.v."start", p.v."end", p.v."text", p.v.kind, p.v.refers, p.v.known,
       p.v.proposer, p.v.resolved_by, p.v.addressee, p.v.about."start", p.v.about."end", p.v.about."text", p.v.parties,
       p.v.condition."start", p.v.condition."end", p.v.condition."text", p.v.issues, p.v.reaction, p.v."by",
       p.v.cue."start", p.v.cue."end", p.v.cue."text", p.v.sentence."start", p.v.sentence."end", p.v.sentence."text",
       p.v.statement, p.v.confidence, p.v.why
FROM batch, unnest(row.reading.proposals) WITH ORDINALITY p(v, n);

INSERT INTO bargains
SELECT row.article_id, b.v.id, b.n, b.v."start", b.v."end", b.v."text", b.v.kind, b.v.wanter,
       b.v.wanted."start", b.v.wanted."end", b.v.wanted."text", b.v.asked,
       b.v.in_return."start", b.v.in_return."end", b.v.in_return."text", b.v.issues, b.v.statement, b.v.confidence, b.v.why
FROM batch, unnest(row.reading.bargains) WITH ORDINALITY b(v, n);
