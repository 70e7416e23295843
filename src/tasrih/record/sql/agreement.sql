-- Who agrees with whom: actors by twos, and how often they take the same side and opposite sides.
--
-- Parameters, besides those of sides.sql: $window "whole" | "day" | "week" | "month", in which sides must meet; $once
-- "story" | "document" | "day" | "week" | "month" | "window": how often the same side of an actor on a matter counts;
-- $norm "average" | "jaccard" | "cosine" | "none".
--
-- A matter j is a file, a target on a file, or a question. x_ijk is how often actor i takes side k on j (k: for,
-- against), each counted `once`. As in the Discourse Network Analyzer (Leifeld, Gruber & Bossner, Discourse Network
-- Analyzer Manual, 2018, chapter 2; Leifeld, in The Oxford Handbook of Political Networks, 2017):
--
--   congruence  = Φ(Σj Σk x_ijk x_i'jk)          same side
--   conflict    = Φ(Σj Σk x_ijk x_i'jk'), k ≠ k'  opposite sides
--   subtract    = congruence - conflict
--   none         Φ(ω) = ω
--   average      Φ(ω) = ω / ½ (Σjk x_ijk + Σjk x_i'jk)
--   jaccard      Φ(ω) = ω / (Σjk x_ijk [x_i'jk = 0] + Σjk x_i'jk [x_ijk = 0] + Σjk x_ijk x_i'jk)
--   cosine       Φ(ω) = ω / (√(Σjk x_ijk)² √(Σjk x_i'jk)²)     the manual's, with totals and no sums of squares
--
-- Rows are of actors that meet on a matter at all, a < b.
WITH said AS (SELECT * FROM /*BASIS*/ WHERE (/*WHERE*/)),
units AS (/*UNITS*/
),
x AS (
    SELECT coalesce(period::VARCHAR, '') AS slot, any_value(period) AS period, actor,
        coalesce(question, issue) || coalesce(' → ' || target, '') AS matter, pro, count(*) AS n
    FROM units GROUP BY slot, actor, matter, pro
),
totals AS (SELECT slot, actor, sum(n) AS n FROM x GROUP BY ALL),
met AS (
    SELECT a.slot, any_value(a.period) AS period, a.actor AS a, b.actor AS b,
        sum(CASE WHEN a.pro = b.pro THEN a.n * b.n ELSE 0 END) AS same,
        sum(CASE WHEN a.pro <> b.pro THEN a.n * b.n ELSE 0 END) AS opposite,
        sum(CASE WHEN a.pro = b.pro THEN a.n ELSE 0 END) AS of_a, sum(CASE WHEN a.pro = b.pro THEN b.n ELSE 0 END) AS of_b,
        list_sort(list(DISTINCT a.matter) FILTER (a.pro = b.pro)) AS agreed,
        list_sort(list(DISTINCT a.matter) FILTER (a.pro <> b.pro)) AS differed
    FROM x a JOIN x b ON a.slot = b.slot AND a.matter = b.matter AND a.actor < b.actor
    GROUP BY a.slot, a.actor, b.actor
),
normed AS (
    SELECT m.*, ta.n AS n_a, tb.n AS n_b,
        CASE $norm
            WHEN 'none' THEN 1
            WHEN 'average' THEN (ta.n + tb.n) / 2
            WHEN 'cosine' THEN ta.n * tb.n
            ELSE (ta.n - of_a) + (tb.n - of_b) + same
        END AS norm
    FROM met m JOIN totals ta ON ta.slot = m.slot AND ta.actor = m.a JOIN totals tb ON tb.slot = m.slot AND tb.actor = m.b
)
SELECT period, a, b, round(same / norm, 6) AS congruence, round(opposite / norm, 6) AS conflict,
    round((same - opposite) / norm, 6) AS subtract, same::BIGINT AS same, opposite::BIGINT AS opposite,
    n_a::BIGINT AS n_a, n_b::BIGINT AS n_b, coalesce(agreed, []) AS agreed, coalesce(differed, []) AS differed
FROM normed
