insert into delta.main.{table} by name
select {columns}
from read_parquet($files, union_by_name = true, hive_partitioning = false)
semi join changed_{table} using (article_id)
