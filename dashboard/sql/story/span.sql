-- The time that a filter speaks of without a share of its past and of what is announced, vague years
-- left out.
select
    quantile_disc(begins_on, $past::double)::date as first_day,
    greatest(
        quantile_disc(begins_on, 1 - $end::double),
        max(begins_on) filter (begins_on < $latest::date + interval 1 day)
    )::date as last_day
from chosen($who, $place, $source, $since, $until)
where ends_before - begins_on <= interval 32 days
