-- Rows with the columns that a later stage decided (resolution, duplicates) set on top.
select unassigned.* replace ({replacements})
from ({rows}) as unassigned
left join {assigned} as assigned using ({keys})
