-- Partitions that hold rows of changed articles now.
select distinct {by}
from read_parquet($files, union_by_name = true, hive_partitioning = true, hive_types_autocast = false)
semi join ({ids}) using (article_id)
