-- The names of an article, and whom they mean.
select start_char, end_char, text, section, mentions.entity_type, entity_id, name, confidence
from parquet_entity_mentions as mentions
left join entities using (entity_id)
where article_id = $id
order by start_char
