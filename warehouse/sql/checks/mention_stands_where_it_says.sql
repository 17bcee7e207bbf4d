-- Every mention's offsets slice its own text out of the title or the body, and outside the title it
-- begins in the sentence it names (but for articles of a release that did not keep sentences).
-- scope: changed
-- joins: as written
with mentions as (
    select 'date_mentions' as in_table, article_id, mention_no, section, sentence_no, start_char, end_char, text
    from date_mentions
    union all
    select 'entity_mentions', article_id, mention_no, section, sentence_no, start_char, end_char, text
    from entity_mentions
),
looked_up as (
    select
        in_table,
        article_id,
        mention_no,
        section,
        sentence_no,
        start_char,
        end_char,
        end_char > start_char and text is not distinct from substring(
            if(section = 'title', title, body), start_char + 1, end_char - start_char
        ) as slices_its_text,
        section is not distinct from 'title'
        or sentence_no is null
        or sentence_starts is null
        or coalesce(start_char >= sentence_starts[sentence_no + 1], false)
        and coalesce(start_char < sentence_ends[sentence_no + 1], false) as begins_in_its_sentence
    from articles  -- the bodies flow past the mentions: else they would fill the memory
    join mentions using (article_id)
)
from looked_up
where not slices_its_text or not begins_in_its_sentence
