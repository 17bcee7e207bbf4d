-- Articles that changed elsewhere only.
insert into delta.main.{table} by name
from news.main.{table}
semi join changed using (article_id)
anti join changed_{table} using (article_id)
