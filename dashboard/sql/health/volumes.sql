-- Articles by source and unit of time.
select source, date_trunc($unit, published_on)::date as begins_on, count(*) as articles
from articles
where published_on >= $since
group by all
