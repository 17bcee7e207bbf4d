-- One row per entity and dated sentence, with the sentence as evidence, by when it happened and
-- not by when it was printed. Sort by begins_on, then width: exact days stand above vague years.
select
    entity_id,
    entities.name,
    entities.entity_type,
    begins_on,
    ends_before,
    ends_before - begins_on as width,
    grain,
    date_text,
    timex_value,
    sentence,
    article_id,
    sentence_no,
    published_on,
    source
from dated_entities
join entities using (entity_id)
