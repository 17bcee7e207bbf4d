-- One row per entity and date expression in the same sentence, copies of an article left out.
select distinct
    entity_id,
    article_id,
    dates.mention_no as date_no,
    dates.section,
    dates.sentence_no,
    begins_on,
    ends_before,
    grain,
    dates.text as date_text,
    timex_value
from date_mentions as dates
join entity_mentions as mentions using (article_id, section)
join articles using (article_id)
where
    mentions.sentence_no is not distinct from dates.sentence_no
    and section in ('body', 'title')
    and begins_on is not null
    and timex_type in ('DATE', 'TIME')
    and entity_id is not null
    and is_original is not false
order by entity_id, begins_on
