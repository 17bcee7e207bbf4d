-- A table of the contract, without rows.
create table contract_{table} as from schema_of_table
