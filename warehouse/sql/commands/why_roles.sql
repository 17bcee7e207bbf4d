-- The roles said of an entity over time, each with the sentence that said it last.
with said as (
    select
        lower(role) as folded,
        status,
        arg_max(role, (said_on, article_id)) as role,
        min(said_on) as first_said_on,
        max(said_on) as last_said_on,
        count(distinct article_id) as articles,
        max_by(
            struct_pack(article_id, start_char, end_char, section), (said_on, article_id, -start_char)
        ) as last
    from entity_roles
    where entity_id = $entity_id
    group by all
)
select
    role,
    status,
    first_said_on,
    last_said_on,
    articles,
    last.article_id as article_id,
    evidence(last.article_id, last.start_char, last.end_char, section := last.section) as evidence
from said
order by first_said_on, last_said_on, role, status
