-- One row per date announced: an expression that begins after the article was written or last
-- changed. Copies of an article are left out. `where begins_on >= current_date` gives what is still to come.
select
    begins_on,
    ends_before,
    grain,
    dates.text as date_text,
    sentence,
    published_on,
    source,
    dates.article_id,
    dates.sentence_no
from date_mentions as dates
join dated_sentences as said
    on said.article_id = dates.article_id
    and said.section = dates.section
    and said.sentence_no is not distinct from dates.sentence_no
where
    begins_on >= written_on + interval 1 day
    and timex_type in ('DATE', 'TIME')
    and is_original
