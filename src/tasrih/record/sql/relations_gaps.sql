-- The rows of relations.sql; with $gaps also the periods in which no article mentions both, with null for all that nobody
-- can know then.
SELECT * FROM (
    WITH covered AS (SELECT * FROM /*BASIS*/),
    ends AS (SELECT min(published) AS first, max(published) AS last FROM gathered WHERE original_id = article_id),
    axis AS (
        SELECT DISTINCT date_trunc($every, unnest(generate_series(first, last, INTERVAL 1 DAY)))::DATE AS period FROM ends
    )
    SELECT * FROM covered
    UNION ALL BY NAME
    SELECT a, b, directed, every, period,
        strftime(period, CASE $every WHEN 'day' THEN '%Y-%m-%d' WHEN 'week' THEN '%G-W%V' ELSE '%Y-%m' END) AS label,
        0 AS articles
    FROM (SELECT DISTINCT a, b, directed, every FROM covered) CROSS JOIN axis ANTI JOIN covered USING (a, b, period)
    WHERE $gaps
)
