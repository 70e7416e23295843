-- Readings as they were when they were written, as JSON: the other way round than add.sql.
-- Where no words are kept, the words of a span are empty.
WITH wanted AS (SELECT unnest($articles) AS article_id),
people_of AS (
    SELECT article_id, list({name: name, role: role, of: of, "start": char_start, "end": char_end, "text": coalesce(text, '')}
        ORDER BY n) AS facts
    FROM people SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
actors_of AS (
    SELECT article_id, list({"start": char_start, "end": char_end, "text": coalesce(text, ''), actor: actor} ORDER BY n) AS facts
    FROM actors SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
statements_of AS (
    SELECT article_id, list({
        id: statement_id, "start": char_start, "end": char_end, "text": coalesce(text, ''),
        cue: CASE WHEN cue_start IS NOT NULL THEN {"start": cue_start, "end": cue_end, "text": coalesce(cue_text, '')} END,
        kind: kind,
        source: {name: source_name, of: source_of, role: source_role, "start": source_start, "end": source_end,
                 resolved_by: resolved_by},
        addressee: addressee, act: act, issues: issues, third: third, flags: flags,
        condition: CASE WHEN condition_start IS NOT NULL
            THEN {"start": condition_start, "end": condition_end, "text": coalesce(condition_text, '')} END,
        concession: CASE WHEN concession_start IS NOT NULL
            THEN {"start": concession_start, "end": concession_end, "text": coalesce(concession_text, '')} END,
        confidence: confidence, why: why
    } ORDER BY n) AS facts
    FROM statements SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
events_of AS (
    SELECT article_id, list({
        id: event_id, "start": char_start, "end": char_end, "text": coalesce(text, ''), type: type, mode: mode, contexts: contexts,
        quad: quad, intensity: intensity, source: source, target: target, date: date, place: place, flags: flags,
        statement: statement_id, confidence: confidence, why: why
    } ORDER BY n) AS facts
    FROM events SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
dates_of AS (
    SELECT article_id, list({"start": char_start, "end": char_end, "text": coalesce(text, ''), iso: iso} ORDER BY n) AS facts
    FROM dates SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
quantities_of AS (
    SELECT article_id, list({"start": char_start, "end": char_end, "text": coalesce(text, ''), value: value, unit: unit,
        approximate: approximate} ORDER BY n) AS facts
    FROM quantities SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
treaties_of AS (
    SELECT article_id, list({"start": char_start, "end": char_end, "text": coalesce(text, ''), name: name, id: id} ORDER BY n)
        AS facts
    FROM treaties SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
stances_of AS (
    SELECT article_id, list({"start": char_start, "end": char_end, "text": coalesce(text, ''), statement: statement_id,
        question: question, side: side, target: target, confidence: confidence, why: why} ORDER BY n) AS facts
    FROM stances SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
convergences_of AS (
    SELECT article_id, list({id: convergence_id, "start": char_start, "end": char_end, "text": coalesce(text, ''), kind: kind,
        parties: parties, issues: issues, statement: statement_id, confidence: confidence, why: why} ORDER BY n) AS facts
    FROM convergences SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
dues_of AS (
    SELECT article_id, list({
        "start": char_start, "end": char_end, "text": coalesce(text, ''), kind: kind,
        what: {"start": what_start, "end": what_end, "text": coalesce(what_text, '')}, who: who, treaty: treaty,
        treaty_id: treaty_id, "when": due, issues: issues, statement: statement_id, flags: flags, confidence: confidence,
        why: why
    } ORDER BY n) AS facts
    FROM dues SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
claims_of AS (
    SELECT article_id, list({
        "start": char_start, "end": char_end, "text": coalesce(text, ''), value: value, unit: unit,
        approximate: approximate, measure: measure, thing: thing,
        of: CASE WHEN of_start IS NOT NULL THEN {"start": of_start, "end": of_end, "text": coalesce(of_text, '')} END,
        place: place, period: period, speaker: speaker, speaker_name: speaker_name, actors: actors, issues: issues,
        statement: statement_id, confidence: confidence, why: why
    } ORDER BY n) AS facts
    FROM claims SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
proposals_of AS (
    SELECT article_id, list({
        id: proposal_id, "start": char_start, "end": char_end, "text": coalesce(text, ''), kind: kind, refers: refers,
        known: known, proposer: proposer, resolved_by: resolved_by, addressee: addressee,
        about: CASE WHEN about_start IS NOT NULL
            THEN {"start": about_start, "end": about_end, "text": coalesce(about_text, '')} END,
        parties: parties,
        condition: CASE WHEN condition_start IS NOT NULL
            THEN {"start": condition_start, "end": condition_end, "text": coalesce(condition_text, '')} END,
        issues: issues, reaction: reaction, "by": reacted_by,
        cue: CASE WHEN cue_start IS NOT NULL THEN {"start": cue_start, "end": cue_end, "text": coalesce(cue_text, '')} END,
        sentence: {"start": sentence_start, "end": sentence_end, "text": coalesce(sentence_text, '')},
        statement: statement_id, confidence: confidence, why: why
    } ORDER BY n) AS facts
    FROM proposals SEMI JOIN wanted USING (article_id) GROUP BY ALL
),
bargains_of AS (
    SELECT article_id, list({
        id: bargain_id, "start": char_start, "end": char_end, "text": coalesce(text, ''), kind: kind, wanter: wanter,
        wanted: {"start": wanted_start, "end": wanted_end, "text": coalesce(wanted_text, '')}, asked: asked,
        in_return: CASE WHEN return_start IS NOT NULL
            THEN {"start": return_start, "end": return_end, "text": coalesce(return_text, '')} END,
        issues: issues, statement: statement_id, confidence: confidence, why: why
    } ORDER BY n) AS facts
    FROM bargains SEMI JOIN wanted USING (article_id) GROUP BY ALL
)
SELECT to_json({
    schema_version: r.schema_version, id: r.article_id, sha256: r.sha256, published: a.published, language: r.language,
    tasrih: {version: r.version, lexicon: r.lexicon}, warnings: r.warnings,
    meta: {
        headline: CASE WHEN r.headline IS NOT NULL THEN {"start": r.headline."start", "end": r.headline."end",
            "text": coalesce(r.headline."text", '')} END,
        dateline: CASE WHEN r.dateline IS NOT NULL THEN {"start": r.dateline."start", "end": r.dateline."end",
            "text": coalesce(r.dateline."text", ''), place: r.dateline.place} END,
        credits: list_transform(r.credits, lambda c: {"start": c."start", "end": c."end", "text": coalesce(c."text", '')}),
        boilerplate: list_transform(r.boilerplate, lambda c: {"start": c."start", "end": c."end", "text": coalesce(c."text", '')})
    },
    people: coalesce(p.facts, []), actors: coalesce(m.facts, []), statements: coalesce(s.facts, []),
    events: coalesce(e.facts, []), quantities: coalesce(q.facts, []), dates: coalesce(d.facts, []),
    treaties: coalesce(t.facts, []), stances: coalesce(x.facts, []), convergences: coalesce(c.facts, []),
    dues: coalesce(u.facts, []), claims: coalesce(n.facts, []),
    proposals: coalesce(o.facts, []), bargains: coalesce(b.facts, [])
})::VARCHAR
FROM readings r
SEMI JOIN wanted USING (article_id)
JOIN articles a USING (article_id)
LEFT JOIN people_of p USING (article_id)
LEFT JOIN actors_of m USING (article_id)
LEFT JOIN statements_of s USING (article_id)
LEFT JOIN events_of e USING (article_id)
LEFT JOIN quantities_of q USING (article_id)
LEFT JOIN dates_of d USING (article_id)
LEFT JOIN treaties_of t USING (article_id)
LEFT JOIN stances_of x USING (article_id)
LEFT JOIN convergences_of c USING (article_id)
LEFT JOIN dues_of u USING (article_id)
LEFT JOIN claims_of n USING (article_id)
LEFT JOIN proposals_of o USING (article_id)
LEFT JOIN bargains_of b USING (article_id)
ORDER BY r.article_id
