-- Articles whose rows differ from the published ones in any table.
create or replace table changed as
select distinct article_id from ({ids})
