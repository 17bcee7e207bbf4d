-- What looked odd, into the row of the run that met it.
update runs
set warnings = list_concat(coalesce(warnings, []), $warnings::varchar[])
where run_id = $run_id
