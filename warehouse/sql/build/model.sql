create or replace table {name} as {query}
