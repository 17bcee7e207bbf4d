-- Who is named in most articles, of one type or of all.
select entity_id, name, entity_type, article_count, last_seen_on
from entities
where name is not null and ($kind::varchar is null or entity_type = $kind::varchar)
order by entity_no
limit 60
