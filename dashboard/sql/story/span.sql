-- The time that a filter speaks of without a share of it at each end, vague years left out.
select
    quantile_disc(begins_on, $tail::double)::date as first_day,
    quantile_disc(begins_on, 1 - $tail::double)::date as last_day
from chosen($who, $place, $source, $since, $until)
where ends_before - begins_on <= interval 32 days
