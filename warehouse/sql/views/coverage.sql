-- One row per source and day: the articles published, and how many of them are nobody's copy.
select
    source,
    published_on,
    count(*) as articles,
    count(*) filter (where is_original is not false) as originals,
    sum(word_count) as words
from articles
group by source, published_on
order by source, published_on
