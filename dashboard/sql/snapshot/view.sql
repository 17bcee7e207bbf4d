-- A table of the dataset; columns that an older release did not write are null.
create view parquet_{table} as
from contract_{table} union all by name from read_parquet([{files}], hive_partitioning = false, union_by_name = true)
