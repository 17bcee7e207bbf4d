-- Superseded versions stay until their article is removed; a version staged again is replaced.
from {empty}
union all by name
from published
    anti join (from latest where removed_at is not null) using (article_id)
    anti join staged using (article_id, version)
union all by name
select staged.* exclude (_seq)
from staged
left join latest using (article_id)
where staged._seq > coalesce(latest.removed_at, -1)
qualify row_number() over (partition by staged.article_id, staged.version order by staged._seq desc) = 1
