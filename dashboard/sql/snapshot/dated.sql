-- One row per sentence and interval that it speaks of, numbered by when it happened: exact days
-- stand above vague years. Sentence -1 is the title. Copies of an article are left out.
create table dated as
with spoken as (
    select
        article_no,
        coalesce(sentence_no, -1)::integer as sentence,
        begins_on,
        ends_before,
        min(grain) as grain,
        list({'start_char': start_char, 'end_char': end_char}) as spans
    from parquet_date_mentions
    join articles using (article_id)
    where
        begins_on is not null
        and timex_type in ('DATE', 'TIME')
        and section in ('body', 'title')
        and is_original
    group by all
)
select
    (row_number() over (order by begins_on, ends_before nulls last, article_no, sentence))::integer
        as entry_no,
    *
from spoken
order by entry_no
