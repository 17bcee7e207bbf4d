-- DuckDB chooses which side of a join it holds in memory.
set disabled_optimizers = ''
