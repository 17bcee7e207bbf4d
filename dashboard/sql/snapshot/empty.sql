-- A table of the dataset that has no file yet.
create view parquet_{table} as from contract_{table}
