-- Reading a text column finds as many rows as there are: a database that hides some is refused.
select in_table, found, there
from (
    select
        'articles' as in_table,
        count(*) filter (where article_id >= '') as found,
        (select count(*) from articles) as there
    from articles
    union all
    select
        'entity_mentions',
        count(*) filter (where article_id >= ''),
        (select count(*) from entity_mentions)
    from entity_mentions
    union all
    select
        'date_mentions',
        count(*) filter (where article_id >= ''),
        (select count(*) from date_mentions)
    from date_mentions
)
where found <> there
