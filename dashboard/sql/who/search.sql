-- Whoever's name or alias holds some words, the most named first.
select entity_id, name, entity_type, article_count, last_seen_on
from entities
where entity_id in (
    select entity_id
    from parquet_entity_aliases
    where contains(lower(strip_accents(alias)), lower(strip_accents($words)))
    union all
    select entity_id
    from entities
    where contains(lower(strip_accents(name)), lower(strip_accents($words)))
)
order by entity_no
limit 60
