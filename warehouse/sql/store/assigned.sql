-- The last value assigned to each key.
create or replace table {name} as
select * exclude (_seq)
from arrived
qualify row_number() over (partition by {keys} order by _seq desc) = 1
