-- A table that is in delta is seen there, any other in the database: so a query that makes rows
-- of an article from rows of that article gives those of the changed ones.
set search_path = 'delta.main,news.main'
