-- What each entry of `dated` says, and where its sentence begins in the body or title. In a table of
-- its own, since texts are too large to sort along.
create table told as
with entries as (
    select entry_no, article_id, sentence from dated join articles using (article_no)
)
select
    entry_no,
    case when sentence < 0 then 0 else coalesce(sentence_starts[sentence + 1], 0) end as said_from,
    case
        when sentence < 0 then title
        else substring(
            body,
            coalesce(sentence_starts[sentence + 1], 0) + 1,
            coalesce(sentence_ends[sentence + 1] - sentence_starts[sentence + 1], length(body))
        )
    end as said
from parquet_articles
join entries using (article_id)
