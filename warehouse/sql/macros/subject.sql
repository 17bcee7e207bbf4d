-- Whom a question is about: the variable `who` (`set variable who = 'Mara Velde'`), else the person
-- that most articles name.
create or replace macro subject() as coalesce(
    getvariable('who')::varchar,
    (
        select arg_max(name, (article_count, mention_count, entity_id))
        from entities
        where entity_type = 'PERSON'
    )
)
