-- Every role's offsets lie within the title or the body.
-- scope: changed
select article_id, section, start_char, end_char
from entity_roles
join articles using (article_id)
where
    start_char < 0
    or end_char <= start_char
    or end_char > length(if(section = 'title', title, body))
    or length(if(section = 'title', title, body)) is null
