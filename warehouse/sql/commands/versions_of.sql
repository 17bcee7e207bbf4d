-- Every version of one article, oldest first; $article is its id, URL or path under raw/.
WITH wanted AS (
    SELECT article_id FROM articles WHERE $article IN (article_id, url, raw_path)
)
SELECT version, title, authors, published_at, modified_at, url, body
FROM (
    SELECT * FROM articles
    UNION ALL BY NAME
    SELECT * EXCLUDE (superseded_at) FROM article_versions
)
WHERE article_id = (SELECT min(article_id) FROM wanted)
ORDER BY version;
