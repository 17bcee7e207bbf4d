-- Every source.
select distinct source from articles order by source
