-- The timeline of an entity: what happened when, earliest first, exact days above vague years.
create or replace macro timeline_of(who) as table
select begins_on, ends_before, grain, date_text, sentence, source, published_on, name, article_id
from timeline
where entity_id in (select entity_id from entities_named(who))
order by begins_on, width nulls last, published_on, article_id, sentence_no nulls first
