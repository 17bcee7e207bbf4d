-- A table that is one file.
from {empty}
union all by name
from published
