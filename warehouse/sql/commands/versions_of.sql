-- Every version of the articles that $article names by id, URL or path under raw/, oldest first;
-- what no article has now may be a past version's.
WITH versions AS (
    SELECT true AS is_current, * FROM articles
    UNION ALL BY NAME
    SELECT false AS is_current, * EXCLUDE (superseded_at) FROM article_versions
),

named AS (
    SELECT article_id
    FROM versions
    WHERE $article IN (article_id, url, raw_path)
    QUALIFY rank() OVER (ORDER BY is_current DESC) = 1
)

SELECT article_id, version, title, authors, published_at, modified_at, url, body
FROM versions
WHERE article_id IN (SELECT article_id FROM named)
ORDER BY article_id, version;
