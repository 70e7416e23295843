-- The network of two modes: actors and the matters on which they take sides.
--
-- Parameters as in agreement.sql, but $norm "none" | "activity" | "prominence". With x_ijk as there (Discourse Network
-- Analyzer Manual, 2018, chapter 2):
--
--   subtract     = Φ(Σk ± x_ijk)           for minus against
--   activity      Φ(ω) = ω / Σjk x_ijk      ties of one who says much weigh less
--   prominence    Φ(ω) = ω / Σik x_ijk      ties to what all speak of weigh less
WITH said AS (SELECT * FROM /*BASIS*/ WHERE (/*WHERE*/)),
units AS (/*UNITS*/
),
x AS (
    SELECT period, actor, issue, question, target, count(*) FILTER (pro) AS pro, count(*) FILTER (NOT pro) AS con
    FROM units GROUP BY ALL
)
SELECT period, actor, issue, question, target,
    round((pro - con) / CASE $norm
        WHEN 'activity' THEN sum(pro + con) OVER (PARTITION BY period, actor)
        WHEN 'prominence' THEN sum(pro + con) OVER (PARTITION BY period, issue, question, target)
        ELSE 1 END, 6) AS subtract,
    pro, con
FROM x
