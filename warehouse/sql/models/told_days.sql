-- One row per sentence of an article with copies that puts something on a day, once in that article:
-- `gist` is a hash of the sentence without its date, by which copies that date it otherwise meet.
with told as (
    select
        article_id,
        duplicate_cluster,
        source,
        sentence_no,
        date_mentions.text as date_text,
        begins_on::date as day,
        sentence_starts[sentence_no + 1] as first,
        sentence_ends[sentence_no + 1] as past,
        md5_number_lower(
            substring(body, first + 1, start_char - first)
            || '*' || substring(body, end_char + 1, past - end_char)
        ) as gist
    from articles
    join date_mentions using (article_id)
    where
        duplicate_cluster is not null
        and section = 'body'
        and timex_type in ('DATE', 'TIME')
        and grain in ('day', 'hour', 'minute')
        and begins_on is not null
)
select article_id, duplicate_cluster, source, sentence_no, date_text, day, gist
from told
qualify count(*) over (partition by article_id, gist) = 1
