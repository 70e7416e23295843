-- How two actors stand, period by period: what measure/incidents.py found, counted, and the index made of it.
--
-- Parameters: $every "day" | "week" (ISO, from Monday) | "month"; $directed: a → b apart from b → a, otherwise a < b;
-- One row for each period in which an article mentions both; relations_gaps.sql has the others.
--
-- The index weighs what is done for and against one another. With the incidents i of a dyad d in a period t
-- (x: PLOVER score, -10 … +10; o: reports, see sql/incidents.sql), for each side k, cooperation (x > 0) and conflict
-- (x < 0):
--
--   force      f = Σi |x| (1 + log2 o)          what many report counts more, by a logarithm; copies never count
--   exposure   e = originals of the period / mean of all periods
--   of one incident   c = Σ (|x| (1 + log2 o))² / Σ |x| (1 + log2 o), over all incidents
--   usual      m_d = (Σt f + m) / (Σt e + 1), over the periods that articles cover; m = Σdt f / Σdt e
--   swing      h = Σdt [(f - e m_d)² - c e m_d] / Σdt (e m_d)², not under 0.05
--   weight     r = c / (h m_d)                  so many periods of the usual are added to what is seen:
--   level      v = (f + r m_d) / (e + r),  variance c v / (e + r)
--   index      = 10 (v⁺ - v⁻) / (v⁺ + v⁻ + 10 days/7)      days: 1, 7 or 30.4375
--   interval   = index ± 1.96 √(Σk (∂index/∂v^k)² variance^k), within -10 … +10
--   more       = 2 √(f/c + 3/8) - 2 √(e m_d/c + 3/8)       than usual, in standard deviations
--
-- That is the Gamma-Poisson empirical Bayes estimator (Clayton & Kaldor, Biometrics 43, 1987; variances by moments as
-- Marshall, Applied Statistics 40, 1991) of a compound Poisson sum, the delta method, and Anscombe's transform
-- (Biometrika 35, 1948). A period with little to see is pulled to what is usual for the dyad, a dyad with little to
-- see to the mean of all. One act of the highest score a week is what the scale is measured by: 0 is nothing much, or
-- as much for as against; -10 is much, and all of it against.
--
-- Sums are over all dyads of the record, whatever is asked for, so an answer does not depend on the question.
WITH happened AS (
    SELECT incident_id, date_trunc($every, day)::DATE AS period, source, target, mutual, quad, intensity,
        sign(points) AS side, abs(points) AS points
    FROM told_incidents WHERE tense = 'present' AND day IS NOT NULL
),
sided AS (
    SELECT source AS a, target AS b, period, quad, intensity, side, points FROM happened WHERE $directed
    UNION ALL
    SELECT target, source, period, quad, intensity, side, points FROM happened WHERE $directed AND mutual
    UNION ALL
    SELECT least(source, target), greatest(source, target), period, quad, intensity, side, points
    FROM happened WHERE NOT $directed
),
cells AS (
    SELECT a, b, period, count(*) AS n, sum(intensity) AS net,
        count(*) FILTER (quad = 1) AS quad1, count(*) FILTER (quad = 2) AS quad2,
        count(*) FILTER (quad = 3) AS quad3, count(*) FILTER (quad = 4) AS quad4
    FROM sided GROUP BY a, b, period
),
originals AS (
    SELECT article_id, date_trunc($every, published)::DATE AS period
    FROM gathered WHERE original_id = article_id AND published IS NOT NULL
),
spoken AS (
    SELECT s.article_id, o.period, s.act, s.speaker, unnest(list_distinct(s.addressee)) AS addressee
    FROM attributed s JOIN originals o USING (article_id)
    WHERE s.speaker IS NOT NULL
),
said AS (
    SELECT
        CASE WHEN $directed THEN speaker ELSE least(speaker, addressee) END AS a,
        CASE WHEN $directed THEN addressee ELSE greatest(speaker, addressee) END AS b,
        period, count(*) AS statements,
        count(*) FILTER (act IN ('agree', 'commit', 'invite', 'praise')) AS friendly,
        count(*) FILTER (act IN ('criticize', 'reject', 'threaten', 'warn')) AS hostile
    FROM spoken WHERE speaker <> addressee AND speaker <> 'OTHER' AND addressee <> 'OTHER'
    GROUP BY ALL
),
-- an actor named in a dateline, a credit or a teaser is not what the article is about
mentions AS (
    SELECT DISTINCT article_id, period, actor FROM (
        SELECT f.article_id, f.actor FROM actors f JOIN readings r USING (article_id)
        WHERE len(list_filter(
            list_concat(r.boilerplate, r.credits, [{'start': r.dateline."start", 'end': r.dateline."end", 'text': ''}]),
            lambda s: f.char_start >= s."start" AND f.char_start < s."end")) = 0
        UNION ALL SELECT article_id, of FROM people
        UNION ALL SELECT article_id, speaker FROM spoken
        UNION ALL SELECT article_id, addressee FROM spoken
        UNION ALL SELECT article_id, unnest(list_concat(source, target)) FROM events
    ) JOIN originals USING (article_id)
    WHERE actor <> 'OTHER'
),
known AS (SELECT a, b FROM cells UNION SELECT a, b FROM said),
covering AS (
    SELECT x.actor AS a, y.actor AS b, x.period, x.article_id
    FROM mentions x JOIN mentions y USING (article_id)
    WHERE x.actor <> y.actor AND ($directed OR x.actor < y.actor)
    UNION
    SELECT unnest([source, target]), unnest([target, source]), h.period, article_id
    FROM happened h JOIN incident_events USING (incident_id) JOIN originals USING (article_id)
),
covered AS (
    SELECT a, b, period, count(*) AS articles FROM covering SEMI JOIN known USING (a, b)
    GROUP BY a, b, period
),
-- the two sides of the scale, one row each
sides AS (
    SELECT side, coalesce(sum(points * points) / sum(points), 1) AS c
    FROM (VALUES (1), (-1)) two(side) LEFT JOIN happened USING (side) GROUP BY side
),
force AS (
    SELECT a, b, period, side, sum(points) AS f FROM sided GROUP BY a, b, period, side
),
volume AS (
    SELECT period, count(*) / avg(count(*)) OVER () AS e FROM originals GROUP BY period
),
seen AS (
    SELECT a, b, period, side, c, coalesce(f, 0) AS f, coalesce(e, 0) AS e
    FROM covered CROSS JOIN sides LEFT JOIN force USING (a, b, period, side) LEFT JOIN volume USING (period)
),
overall AS (
    SELECT side, sum(f) / nullif(sum(e), 0) AS m FROM seen GROUP BY side
),
usual AS (
    SELECT a, b, side, (sum(f) + coalesce(any_value(o.m), 0)) / (sum(e) + 1) AS m
    FROM seen JOIN overall o USING (side) GROUP BY a, b, side
),
swing AS (
    SELECT side, greatest(coalesce(sum((f - e * m) * (f - e * m) - c * e * m) / nullif(sum(e * m * e * m), 0), 1),
        0.05) AS h
    FROM seen JOIN usual USING (a, b, side) GROUP BY side
),
levels AS (
    SELECT a, b, period, side, f, e, m,
        coalesce((f + c / h) / (e + c / (h * nullif(m, 0))), 0) AS v,
        coalesce(c * v / (e + c / (h * nullif(m, 0))), 0) AS variance,
        2 * sqrt(f / c + 0.375) - 2 * sqrt(e * m / c + 0.375) AS more
    FROM seen JOIN usual USING (a, b, side) JOIN swing USING (side)
),
both_sides AS (
    SELECT up.a, up.b, up.period, up.e, up.f AS f1, down.f AS f2, up.v AS v1, down.v AS v2, up.more AS more1,
        down.more AS more2, up.m AS m1, down.m AS m2, up.variance AS variance1, down.variance AS variance2,
        10 * CASE $every WHEN 'day' THEN 1 WHEN 'week' THEN 7 ELSE 30.4375::DOUBLE END / 7 AS k,
        v1 + v2 + k AS whole,
        10 * (v1 - v2) / whole AS estimate,
        10 * (m1 - m2) / (m1 + m2 + k) AS usual,
        1.96 * 10 * sqrt((2 * v2 + k) ** 2 * variance1 + (2 * v1 + k) ** 2 * variance2) / (whole * whole) AS reach
    FROM levels up JOIN levels down USING (a, b, period) WHERE up.side = 1 AND down.side = -1
)
SELECT
    a, b, $directed AS directed, $every AS every, period,
    strftime(period, CASE $every WHEN 'day' THEN '%Y-%m-%d' WHEN 'week' THEN '%G-W%V' ELSE '%Y-%m' END) AS label,
    articles,
    round(e, 4) AS exposure,
    coalesce(statements, 0) AS statements,
    coalesce(friendly, 0) AS friendly,
    coalesce(hostile, 0) AS hostile,
    coalesce(n, 0) AS incidents,
    coalesce(quad1, 0) AS quad1,
    coalesce(quad2, 0) AS quad2,
    coalesce(quad3, 0) AS quad3,
    coalesce(quad4, 0) AS quad4,
    coalesce(net, 0) AS net,
    round(f1, 4) AS cooperation,
    round(f2, 4) AS conflict,
    round(more1, 4) AS more_cooperation,
    round(more2, 4) AS more_conflict,
    round(estimate, 4) AS index,
    round(greatest(estimate - reach, -10), 4) AS low,
    round(least(estimate + reach, 10), 4) AS high,
    round(usual, 4) AS usual
FROM covered
LEFT JOIN both_sides USING (a, b, period)
LEFT JOIN cells USING (a, b, period)
LEFT JOIN said USING (a, b, period)
