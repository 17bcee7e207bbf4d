-- Every mention outside the title begins in the sentence it names; articles of a release that did
-- not keep sentences apart.
-- scope: changed
with mentions as (
    select article_id, mention_no, section, sentence_no, start_char, end_char from date_mentions
    union all
    select article_id, mention_no, section, sentence_no, start_char, end_char from entity_mentions
)
select article_id, mention_no, section, sentence_no, start_char
from mentions
join articles using (article_id)
where
    section is distinct from 'title'
    and sentence_no is not null
    and sentence_starts is not null
    and (
        sentence_starts[sentence_no + 1] is null
        or start_char < sentence_starts[sentence_no + 1]
        or start_char >= sentence_ends[sentence_no + 1]
    )
