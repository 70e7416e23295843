-- How two actors stand, period by period: what measure/incidents.py found, counted, and the index made of it.
--
-- Parameters: $every "day" | "week" (ISO, from Monday) | "month"; $directed: a → b apart from b → a, otherwise a < b;
-- $gaps: also the periods in which no article mentions both, with null for all that nobody can know then.
--
-- The index is the mean intensity x of incidents (PLOVER scores, -10 … +10) in period t of dyad d, shrunk towards the
-- dyad's long-run mean, and that towards the mean of all dyads, each as far as its own data is thin: the hierarchical
-- credibility estimator of W. S. Jewell, "The use of collateral data in credibility theory" (1975), as in Bühlmann &
-- Gisler, "A Course in Credibility Theory" (2005), ch. 4 and 6; the estimators of variances are the unbiased ones of
-- Bühlmann & Straub (1970), none under 0.25 (half a step of the scores, squared). With n incidents in a period:
--
--   within  s² = Σdt Σi (x - mean_dt)² / Σdt (n_dt - 1)
--   between periods  t² = [Σdt n_dt (mean_dt - mean_d)² - Σd (periods_d - 1) s²] / Σd (n_d - Σt n_dt² / n_d)
--   z_dt = n_dt / (n_dt + s²/t²)         z_d = Σt z_dt         mean*_d = Σt z_dt mean_dt / z_d
--   between dyads  u² = [Σd z_d (mean*_d - mean*)² - (dyads - 1) t²] / (z - Σd z_d² / z),  z = Σd z_d,
--                       mean* = Σd z_d mean*_d / z
--   q_d = z_d / (z_d + t²/u²)            overall = Σd q_d mean*_d / Σd q_d
--   long_run_d = q_d mean*_d + (1 - q_d) overall
--   index_dt   = z_dt mean_dt + (1 - z_dt) long_run_d
--   interval   = index_dt ± 1.96 √[(1 - z_dt) t² + (1 - z_dt)² (1 - q_d) u²], within -10 … +10
--
-- A period that articles cover and in which nothing happened has no mean; its index is the long-run mean (z = 0).
-- Sums are over all dyads of the record, whatever is asked for, so an answer does not depend on the question.
WITH happened AS (
    SELECT incident_id, date_trunc($every, day)::DATE AS period, source, target, mutual, quad, intensity
    FROM incidents WHERE tense = 'present' AND day IS NOT NULL
),
sided AS (
    SELECT incident_id, period, quad, intensity, source AS a, target AS b FROM happened WHERE $directed
    UNION ALL
    SELECT incident_id, period, quad, intensity, target, source FROM happened WHERE $directed AND mutual
    UNION ALL
    SELECT incident_id, period, quad, intensity, least(source, target), greatest(source, target)
    FROM happened WHERE NOT $directed
),
cells AS (
    SELECT a, b, period, count(*) AS n, sum(intensity) AS net, sum(intensity * intensity) AS squares,
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
-- means and variances
within AS (
    SELECT greatest(coalesce(sum(squares - net * net / n) / nullif(sum(n - 1), 0), 0), 0.25) AS s2 FROM cells
),
sums AS (
    SELECT a, b, sum(n) AS n, count(*) AS periods, sum(net * net / n) - sum(net) * sum(net) / sum(n) AS spread,
        sum(n) - sum(n * n) / sum(n) AS scale
    FROM cells GROUP BY a, b
),
between_periods AS (
    SELECT s2, greatest(coalesce((sum(spread) - sum(periods - 1) * s2) / nullif(sum(scale), 0), 0), 0.25) AS t2
    FROM within LEFT JOIN sums ON true GROUP BY s2
),
weighted AS (
    SELECT a, b, period, n / (n + s2 / t2) AS z, net / n AS mean FROM cells, between_periods
),
own AS (
    SELECT a, b, sum(z) AS z, sum(z * mean) / sum(z) AS mean FROM weighted GROUP BY a, b
),
all_of_them AS (
    SELECT count(*) AS dyads, sum(z) AS z, sum(z * mean) / sum(z) AS mean, sum(z * z) AS squares FROM own
),
variances AS (
    SELECT s2, t2, greatest(coalesce(
        (sum(own.z * (own.mean - o.mean) * (own.mean - o.mean)) - (any_value(o.dyads) - 1) * t2)
        / nullif(any_value(o.z) - any_value(o.squares) / any_value(o.z), 0), 0), 0.25) AS u2
    FROM between_periods LEFT JOIN own ON true LEFT JOIN all_of_them o ON true GROUP BY s2, t2
),
trusted AS (
    SELECT a, b, mean, z / (z + t2 / u2) AS q FROM own, variances
),
overall AS (
    SELECT coalesce(sum(q * mean) / nullif(sum(q), 0), 0) AS mean FROM trusted
),
long_run AS (
    SELECT k.a, k.b, coalesce(q, 0) AS q, coalesce(q * t.mean, 0) + (1 - coalesce(q, 0)) * o.mean AS long_run
    FROM known k LEFT JOIN trusted t USING (a, b) CROSS JOIN overall o
),
-- the periods, the empty ones too where they are asked for
axis AS (
    SELECT unnest(generate_series(min(period), max(period), CASE $every WHEN 'day' THEN INTERVAL 1 DAY
        WHEN 'week' THEN INTERVAL 7 DAY ELSE INTERVAL 1 MONTH END))::DATE AS period FROM originals
),
places AS (
    SELECT a, b, period FROM covered
    UNION
    SELECT a, b, period FROM known CROSS JOIN axis WHERE $gaps
),
estimated AS (
    SELECT p.a, p.b, p.period, coalesce(articles, 0) AS articles, articles IS NOT NULL AS seen, s.*, c.*, l.long_run,
        coalesce(c.n / (c.n + s2 / t2), 0) AS z,
        coalesce(c.n / (c.n + s2 / t2) * (c.net / c.n), 0) + (1 - coalesce(c.n / (c.n + s2 / t2), 0)) * l.long_run AS estimate,
        1.96 * sqrt((1 - z) * t2 + (1 - z) * (1 - z) * (1 - q) * u2) AS reach
    FROM places p
    LEFT JOIN covered USING (a, b, period)
    LEFT JOIN (SELECT a, b, period, n, net, quad1, quad2, quad3, quad4 FROM cells) c USING (a, b, period)
    LEFT JOIN said s USING (a, b, period)
    JOIN long_run l USING (a, b)
    CROSS JOIN variances
)
SELECT * FROM (
    SELECT
        a, b, $directed AS directed, $every AS every, period,
        strftime(period, CASE $every WHEN 'day' THEN '%Y-%m-%d' WHEN 'week' THEN '%G-W%V' ELSE '%Y-%m' END) AS label,
        articles,
        CASE WHEN seen THEN coalesce(statements, 0) END AS statements,
        CASE WHEN seen THEN coalesce(friendly, 0) END AS friendly,
        CASE WHEN seen THEN coalesce(hostile, 0) END AS hostile,
        CASE WHEN seen THEN coalesce(n, 0) END AS incidents,
        CASE WHEN seen THEN coalesce(quad1, 0) END AS quad1,
        CASE WHEN seen THEN coalesce(quad2, 0) END AS quad2,
        CASE WHEN seen THEN coalesce(quad3, 0) END AS quad3,
        CASE WHEN seen THEN coalesce(quad4, 0) END AS quad4,
        CASE WHEN seen THEN coalesce(net, 0) END AS net,
        CASE WHEN seen THEN round(net / n, 4) END AS mean,
        CASE WHEN seen THEN round(estimate, 4) END AS index,
        CASE WHEN seen THEN round(greatest(estimate - reach, -10), 4) END AS low,
        CASE WHEN seen THEN round(least(estimate + reach, 10), 4) END AS high,
        CASE WHEN seen THEN round(z, 4) END AS weight,
        round(long_run, 4) AS long_run
    FROM estimated
)
