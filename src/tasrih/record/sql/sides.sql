-- What every statement says for (value > 0) or against (value < 0) what; -1 … +1. Whatever is asked for, it is this.
--
-- Parameters: $by "issue" (the file), "target" (somebody on a file), "question" (a question of the lexicon);
-- $acts with $act_weights, $flags with $flag_factors, $by_verb, $sign_weights with $signs_right (all of
-- data/measure/positions.yaml), $questions with $question_issues, and those among them that are another question for
-- every target ($by_target): without one, a side on them is left out.
-- Confidence is that of the statement and its speaker, times how often such an act is right, and towards somebody times
-- how often it is right to whom ($addressed).
-- What is said again says nothing new: copies of earlier articles are left out, and of equal words of an actor on a matter,
-- four or more, all but the first (quotations and backgrounds that later stories tell again). So is what is about sport,
-- where one defeats and praises without taking a side.
WITH acts AS (SELECT unnest($acts) AS act, unnest($act_weights) AS weight),
signs AS (SELECT unnest($sign_weights) AS least, unnest($signs_right) AS rightly),
questions AS (SELECT unnest($questions) AS question, unnest($question_issues) AS issue),
originals AS (
    SELECT *, coalesce(list_aggregate(list_transform(flags, lambda f: coalesce(map($flags, $flag_factors)[f], 1)), 'product'), 1)
        AS factor,
        try_cast(regexp_extract(list_filter(why, lambda w: starts_with(w, 'act: '))[1], '\(([0-9.]+)\)$', 1) AS DOUBLE) AS sign
    FROM attributed
    WHERE original_id = article_id AND speaker IS NOT NULL AND speaker <> 'OTHER' AND NOT list_contains(issues, 'sport')
),
weighed AS (
    SELECT o.* EXCLUDE (confidence), a.weight * o.factor AS value, o.confidence * CASE WHEN sign IS NULL THEN $by_verb
        ELSE (SELECT max(rightly) FROM signs WHERE least <= sign) END AS confidence
    FROM originals o JOIN acts a USING (act)
),
on_files AS (SELECT *, unnest(list_distinct(issues)) AS issue FROM weighed WHERE $by <> 'question'),
all_said AS (
    SELECT key, article_id, statement_id, story_id, outlet, published, speaker AS actor, issue, NULL::VARCHAR AS question,
        NULL::VARCHAR AS target, value, confidence, text
    FROM on_files WHERE $by = 'issue'
    UNION ALL
    SELECT key, article_id, statement_id, story_id, outlet, published, speaker, issue, NULL, target, value, confidence * $addressed,
        text
    FROM (SELECT *, unnest(list_distinct(addressee)) AS target FROM on_files WHERE $by = 'target')
    WHERE target <> speaker
    UNION ALL
    SELECT o.key, o.article_id, o.statement_id, o.story_id, o.outlet, o.published, o.speaker, q.issue, s.question, s.target,
        CASE s.side WHEN 'for' THEN 1 ELSE -1 END * o.factor, s.confidence, o.text
    FROM stances s JOIN originals o USING (article_id, statement_id) JOIN questions q USING (question)
    WHERE $by = 'question' AND (s.target IS NOT NULL OR NOT list_contains($by_target, s.question))
),
told AS (
    SELECT *, regexp_replace(trim(text), '\s+', ' ', 'g') AS words FROM all_said
    WHERE value <> 0 AND confidence IS NOT NULL
)
SELECT * EXCLUDE (text, words) FROM told
QUALIFY coalesce(len(string_split(words, ' ')), 0) < 4 OR row_number() OVER (
    PARTITION BY actor, issue, question, target, words ORDER BY published NULLS LAST, key) = 1
