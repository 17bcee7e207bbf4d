-- How many dated sentences there are, and how many lie before the day after the latest report.
select
    count(*) as entries,
    count(*) filter (where begins_on < $latest::date + interval 1 day) as happened,
    count(distinct article_no) as articles
from chosen($who, $place, $source, $since, $until)
