-- Where actors stand: on a file, towards somebody on a file, or on a question; -1 (all against) … +1 (all for).
--
-- Parameters, besides those of sides.sql: $every "whole" | "day" | "week" (ISO, from Monday) | "month".
--
-- A story counts once in a period, however many articles and statements tell it. With its statements s (value v,
-- confidence c) and the stories k of an actor, a matter and a period:
--
--   of a story   v_k = Σ c v / Σ c,  weight w_k = mean c      so often as it is likely to be right, it counts
--   mean         m = Σ w_k v_k / Σ w_k
--   as a share   u = (m + 1) / 2,  n = Σ w_k,  z = 1.96
--   stance       = 2 (n u + z²/2) / (n + z²) - 1              the mean, drawn to 0 by z² = 3.84 stories without a side
--   low, high    = stance ± 2 z / (n + z²) √(n u (1 - u) + z²/4)
--
-- That is the score interval of a share and its centre (Wilson, J. Am. Stat. Assoc. 22, 1927; as an estimate: Agresti &
-- Coull, The American Statistician 52, 1998), with the share of support taken as if every story were for or against
-- outright. Values between -1 and +1 vary less than that, so the interval is never too narrow on their account.
WITH said AS (SELECT * FROM /*BASIS*/ WHERE (/*WHERE*/)),
placed AS (
    SELECT *, CASE $every WHEN 'whole' THEN NULL ELSE date_trunc(CASE $every WHEN 'whole' THEN 'day' ELSE $every END, published)
        END::DATE AS period
    FROM said WHERE $every = 'whole' OR published IS NOT NULL
),
stories AS (
    SELECT period, actor, issue, question, target, story_id,
        fsum(confidence * value) / fsum(confidence) AS v, fsum(confidence) / count(*) AS w, count(*) AS statements,
        list(DISTINCT outlet) AS outlets, min(published) AS first_published, max(published) AS last_published,
        max({w: confidence * value, key: key}) FILTER (value > 0) AS most_pro,
        min({w: confidence * value, key: key}) FILTER (value < 0) AS most_con
    FROM placed GROUP BY ALL
),
summed AS (
    SELECT period, actor, issue, question, target,
        fsum(w) AS n, fsum(w * v) / fsum(w) AS m, count(*) AS stories, sum(statements)::BIGINT AS statements,
        count(*) FILTER (v > 0) AS pro, count(*) FILTER (v < 0) AS con,
        len(list_distinct(flatten(list(outlets)))) AS outlets,
        min(first_published) AS first_published, max(last_published) AS last_published,
        max(most_pro).key AS most_pro, min(most_con).key AS most_con
    FROM stories GROUP BY ALL
)
SELECT period, actor, issue, question, target,
    round(2 * (n * (m + 1) / 2 + 1.9208) / (n + 3.8416) - 1, 4) AS stance,
    round(2 * (n * (m + 1) / 2 + 1.9208 - 1.96 * sqrt(n * (1 - m * m) / 4 + 0.9604)) / (n + 3.8416) - 1, 4) AS low,
    round(2 * (n * (m + 1) / 2 + 1.9208 + 1.96 * sqrt(n * (1 - m * m) / 4 + 0.9604)) / (n + 3.8416) - 1, 4) AS high,
    round(m, 4) AS mean, round(n, 4) AS weight, stories, pro, con, statements, outlets, first_published, last_published,
    most_pro, most_con
FROM summed
