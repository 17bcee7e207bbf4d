-- The names most like one that nobody bears, with whom they stand for; accents count for nothing.
select
    alias,
    entities.name,
    entity_type,
    entity_id,
    round(jaro_winkler_similarity(strip_accents(lower(alias)), strip_accents(lower($who))), 4)
        as likeness
from entity_aliases
join entities using (entity_id)
where
    likeness >= 0.85
    or contains(strip_accents(lower(alias)), strip_accents(lower($who))) and length($who) > 3
order by likeness desc, article_count desc, alias, entity_id
limit 5
