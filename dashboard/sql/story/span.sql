-- The middle nine tenths of the time that a filter speaks of, vague years left out.
select
    quantile_disc(begins_on, 0.05)::date as first_day,
    quantile_disc(begins_on, 0.95)::date as last_day
from chosen($who, $place, $source, $since, $until)
where ends_before - begins_on <= interval 32 days
