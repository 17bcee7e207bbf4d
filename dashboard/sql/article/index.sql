-- The latest articles, the undated last: of a source, with some words in their titles, that name
-- somebody, that appeared on some days; null lets everything through.
select article_id, source, title, published_on, published_at, is_original
from articles
where
    ($source::varchar is null or source = $source::varchar)
    and ($since::date is null or published_on >= $since::date)
    and ($until::date is null or published_on <= $until::date)
    and (
        $who::integer[] is null
        or article_no in (
            select article_no from named where list_contains($who::integer[], entity_no)
        )
    )
    and (
        $words::varchar is null
        or contains(lower(strip_accents(title)), lower(strip_accents($words::varchar)))
    )
order by published_on is null, article_no desc
limit $size offset $at
