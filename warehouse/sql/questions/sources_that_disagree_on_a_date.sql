-- Which copies of one text put the same sentence on different days?
with told as (
    select
        duplicate_cluster,
        text as date_text,
        start_char - sentence_starts[sentence_no + 1] as place,
        sentence_ends[sentence_no + 1] - sentence_starts[sentence_no + 1] as size,
        list(distinct begins_on::date order by begins_on::date) as days,
        list(distinct source order by source) as sources,
        min({'article_id': article_id, 'sentence_no': sentence_no}) as one
    from (from articles where duplicate_cluster is not null)
    join date_mentions using (article_id)
    where begins_on is not null and section = 'body'
    group by duplicate_cluster, date_text, place, size
    having count(distinct begins_on::date) > 1
    order by days, duplicate_cluster, place
    limit 20
)
select
    date_text,
    sentences_of(body, sentence_starts, sentence_ends)[one.sentence_no + 1] as sentence,
    days,
    sources
from told
join articles on articles.article_id = one.article_id
order by days, sentence
