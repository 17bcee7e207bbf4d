-- One article, with its text.
select
    article_id,
    version,
    source,
    url,
    title,
    authors,
    published_at,
    published_on,
    published_precision,
    published_from,
    modified_at,
    first_seen_at,
    language,
    body,
    word_count,
    sentence_starts,
    sentence_ends,
    focus_country,
    raw_path,
    raw_member,
    notes
from parquet_articles
where article_id = $id
