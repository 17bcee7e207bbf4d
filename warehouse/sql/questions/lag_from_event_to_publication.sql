-- How long does each source take to report what happened?
select
    source,
    count(*) as dates,
    median(lag_days) as median_days,
    quantile_disc(lag_days, 0.9) as nine_in_ten_within
from reporting_lag
where lag_days <= 60
group by source
order by median_days, source
