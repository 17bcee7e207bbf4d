set search_path = 'news.main'
