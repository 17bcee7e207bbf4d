insert into news.main.{table} by name {query}
