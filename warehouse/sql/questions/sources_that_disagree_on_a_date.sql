-- Which copies of one text put the same sentence on different days?
with told as (
    select
        duplicate_cluster,
        sentence,
        dates.text as date_text,
        dates.start_char - sentence_starts[dates.sentence_no + 1] as place,
        begins_on::date as day,
        articles.source
    from articles
    join date_mentions as dates using (article_id)
    join dated_sentences as said
        on said.article_id = dates.article_id
        and said.section = dates.section
        and said.sentence_no = dates.sentence_no
    where duplicate_cluster is not null and begins_on is not null
)
select
    date_text,
    sentence,
    list(distinct day order by day) as days,
    list(distinct source order by source) as sources
from told
group by duplicate_cluster, sentence, place, date_text
having count(distinct day) > 1
order by days, sentence
limit 20
