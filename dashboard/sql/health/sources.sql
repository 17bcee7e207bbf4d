-- What each source brought: in all, and when its latest article appeared.
select
    source,
    count(*) as articles,
    count(*) filter (where not is_original) as copies,
    max(published_on) as latest_on
from articles
group by source
order by articles desc, source
limit 100
