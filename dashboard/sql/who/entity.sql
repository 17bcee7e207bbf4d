-- One entity, by its id or one that was redirected to it.
select
    entity_no,
    entity_id,
    name,
    entity_type,
    country_code,
    wikidata_id,
    latitude is not null as placed,
    first_seen_on,
    last_seen_on,
    article_count,
    mention_count
from entities
where
    entity_id = $entity
    or entity_id in (
        select entity_id from parquet_entity_redirects where old_entity_id = $entity
    )
limit 1
