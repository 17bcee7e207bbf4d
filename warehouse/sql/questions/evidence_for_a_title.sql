-- Where is it written that a person has these titles, copies left out?
select said_on, role, evidence(article_id, start_char, end_char, section := section) as said, source
from (
    select entity_roles.*, source
    from entity_roles
    join articles using (article_id)
    where
        entity_id in (select entity_id from entities_named(subject()))
        and is_original is not false
    order by said_on desc, article_id, start_char
    limit 10
)
order by said_on desc, article_id, start_char
