-- What the transaction last did to each article: `partition` is null when that was a removal.
create or replace table latest as
select
    article_id,
    max(_seq) as _seq,
    max_by({{'partition': partition}}, _seq).partition as partition,
    max(_seq) filter (where partition is null) as removed_at
from operations
group by article_id
