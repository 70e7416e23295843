-- Incidents with who tells them. `reports` are stories of outlets: what an outlet tells again in the same story, and
-- what is copied, is one report. `points` is what an incident weighs: its score, more by a logarithm if many report it.
SELECT i.*, t.reports, i.intensity * (1 + log2(t.reports)) AS points, t.articles_told
FROM incidents i JOIN (
    SELECT incident_id, list(DISTINCT article_id ORDER BY article_id) AS articles_told,
        count(DISTINCT (g.story_id, g.outlet)) FILTER (g.original_id = g.article_id) AS reports
    FROM incident_events JOIN gathered g USING (article_id) GROUP BY incident_id
) t USING (incident_id)
