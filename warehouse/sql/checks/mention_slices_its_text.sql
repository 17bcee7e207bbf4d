-- Every mention's offsets slice its own text out of the title or the body.
-- scope: changed
-- joins: as written
with mentions as (
    select 'date_mentions' as in_table, article_id, mention_no, section, start_char, end_char, text
    from date_mentions
    union all
    select 'entity_mentions', article_id, mention_no, section, start_char, end_char, text
    from entity_mentions
)
select in_table, article_id, mention_no, start_char, end_char
from articles  -- the bodies flow past the mentions: else they would fill the memory
join mentions using (article_id)
where
    end_char <= start_char
    or text is distinct from substring(
        if(section = 'title', title, body), start_char + 1, end_char - start_char
    )
