-- The names of an article, whom they mean and of what kind that is: `Croatian` means a place.
select
    start_char,
    end_char,
    text,
    section,
    coalesce(entities.entity_type, mentions.entity_type) as entity_type,
    entity_id,
    name,
    confidence
from parquet_entity_mentions as mentions
left join entities using (entity_id)
where article_id = $id
order by start_char
