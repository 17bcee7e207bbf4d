-- What was rejected, why, and from whom?
select reason, source, count(*) as inputs, min(raw_path) as for_example, min(detail) as detail
from rejects
group by reason, source
order by inputs desc, reason, source
