-- The sides that actors take on matters in a period, each once a story, article, day …: what agreement.sql and
-- affiliations.sql count. The parameters are theirs.
SELECT DISTINCT
    CASE $window WHEN 'whole' THEN NULL ELSE date_trunc(CASE $window WHEN 'whole' THEN 'day' ELSE $window END, published)
    END::DATE AS period,
    actor, issue, question, target, value > 0 AS pro,
    CASE $once WHEN 'story' THEN story_id WHEN 'document' THEN article_id WHEN 'window' THEN ''
    ELSE date_trunc(CASE WHEN $once IN ('day', 'week', 'month') THEN $once ELSE 'day' END, published)::VARCHAR END AS unit
FROM said WHERE published IS NOT NULL OR ($window = 'whole' AND $once NOT IN ('day', 'week', 'month'))
