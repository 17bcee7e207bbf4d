-- One row per mention of an entity in a title or body; sentence -1 is the title.
create table named as
select
    article_no,
    coalesce(sentence_no, -1)::integer as sentence,
    entity_no,
    start_char,
    end_char
from parquet_entity_mentions
join articles using (article_id)
join entities using (entity_id)
where section in ('body', 'title')
order by article_no
