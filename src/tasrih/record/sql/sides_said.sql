-- Statements that take a side, with the value that sides.sql gives them.
WITH said AS (SELECT * FROM /*BASIS*/ WHERE (/*WHERE*/))
SELECT s.key, s.actor, s.issue, s.question, s.target, s.value, a.act, a.flags, s.confidence, a.speaker_name, a.text,
    a.char_start, a.char_end, s.published, s.outlet, a.url, a.title, s.article_id, s.story_id
FROM said s JOIN (
    SELECT article_id, statement_id, act, flags, speaker_name, text, char_start, char_end, url, title FROM attributed
) a USING (article_id, statement_id)
