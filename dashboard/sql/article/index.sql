-- The latest articles, the undated last, of one source or of all, with some words in their titles.
select article_id, source, title, published_on, published_at, is_original
from articles
where
    ($source::varchar is null or source = $source::varchar)
    and (
        $words::varchar is null
        or contains(lower(strip_accents(title)), lower(strip_accents($words::varchar)))
    )
order by published_on is null, article_no desc
limit $size offset $at
