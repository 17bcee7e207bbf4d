-- How many dated sentences fall into each unit of time; vague expressions left out.
select date_trunc($unit, begins_on)::date as begins_on, count(*) as sentences
from chosen($who, $place, $source, $since, $until)
where ends_before - begins_on <= interval 32 days and begins_on between $first_day and $last_day
group by all
order by begins_on
