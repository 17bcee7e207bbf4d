create or replace table {table} as from {empty}
