-- One row per entity and date expression in the same sentence, with that sentence; copies of an
-- article left out. Sorted by entity, so that one timeline is read from a few blocks.
with named as (
    select distinct article_id, section, coalesce(sentence_no, -1) as place, entity_id
    from entity_mentions
    where entity_id is not null and section in ('body', 'title')
),
dated as (
    select
        article_id,
        mention_no as date_no,
        section,
        coalesce(sentence_no, -1) as place,
        begins_on,
        ends_before,
        grain,
        text as date_text,
        timex_value
    from date_mentions
    where begins_on is not null and timex_type in ('DATE', 'TIME')
),
said as (
    select
        article_id,
        section,
        coalesce(sentence_no, -1) as place,
        sentence_no,
        published_on,
        source,
        sentence
    from dated_sentences
    where is_original
)
select
    entity_id,
    article_id,
    date_no,
    section,
    sentence_no,
    begins_on,
    ends_before,
    grain,
    date_text,
    timex_value,
    published_on,
    source,
    sentence
from dated
join named using (article_id, section, place)
join said using (article_id, section, place)
order by entity_id, begins_on
