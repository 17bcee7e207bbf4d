-- A table of the contract, without rows.
create table contract_{table} ({columns})
