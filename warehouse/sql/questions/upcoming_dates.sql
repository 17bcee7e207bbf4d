-- What is announced to come after the latest article?
select begins_on::date as day, grain, date_text, sentence, source, published_on
from calendar
where begins_on > (select max(published_on) from articles)
order by begins_on, ends_before, published_on, article_id
limit 20
