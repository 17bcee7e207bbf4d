from delta.main.{table} semi join changed_{table} using (article_id)
