-- Who is named where in some articles.
select article_no, sentence, start_char, end_char, entity_id, name, entity_type
from named
join entities using (entity_no)
where article_no in (select unnest($articles::integer[]))
