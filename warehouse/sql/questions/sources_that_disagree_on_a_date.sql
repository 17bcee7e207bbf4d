-- Which copies of one text put the same sentence on different days, and who says which?
select
    sentences_of(body, sentence_starts, sentence_ends)[one.sentence_no + 1] as sentence,
    days,
    told
from (
    select
        list(distinct day order by day) as days,
        list_sort(list(distinct source || ': ' || date_text || ' = ' || day)) as told,
        min({'article_id': article_id, 'sentence_no': sentence_no}) as one
    from told_days
    group by duplicate_cluster, gist
    having count(distinct day) > 1
    order by days, one
    limit 20
)
join articles on articles.article_id = one.article_id
order by days, one
