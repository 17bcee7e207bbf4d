-- A page of the timeline: dated sentences by when it happened.
with page as (
    from chosen($who, $place, $source, $since, $until)
    order by entry_no
    limit $size offset $at
)
select
    article_no,
    article_id,
    source,
    published_on,
    sentence,
    begins_on,
    ends_before,
    grain,
    spans,
    said_from,
    said
from page
join articles using (article_no)
join told using (entry_no)
order by entry_no
