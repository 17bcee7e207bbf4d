-- One row per entity and dated sentence, with the sentence as evidence, by when it happened and
-- not by when it was printed. Sort by begins_on, then width: exact days stand above vague years.
select
    dated_entities.entity_id,
    entities.name,
    entities.entity_type,
    begins_on,
    ends_before,
    ends_before - begins_on as width,
    grain,
    date_text,
    timex_value,
    sentence,
    dated_entities.article_id,
    dated_entities.sentence_no,
    published_on,
    source
from dated_entities
join entities using (entity_id)
join dated_sentences
    on dated_sentences.article_id = dated_entities.article_id
    and dated_sentences.section = dated_entities.section
    and dated_sentences.sentence_no is not distinct from dated_entities.sentence_no
