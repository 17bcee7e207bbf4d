delete from news.main.{table} where article_id in (select article_id from {changed})
