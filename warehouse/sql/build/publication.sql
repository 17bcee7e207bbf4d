-- Which run this database holds, and what it was built with.
create or replace table publication as
select $run_id as run_id, $at::timestamptz as published_at, $contract as contract
