-- The canonical entities, the most mentioned first.
create table entities as
select
    (row_number() over (order by article_count desc nulls last, entity_id))::integer as entity_no,
    entity_id,
    name,
    entity_type,
    country_code,
    latitude,
    longitude,
    wikidata_id,
    first_seen_on,
    last_seen_on,
    article_count,
    mention_count
from parquet_entities
