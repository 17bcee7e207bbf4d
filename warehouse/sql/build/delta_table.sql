-- The rows that changed articles have now.
create table delta.main.{table} as from empty
