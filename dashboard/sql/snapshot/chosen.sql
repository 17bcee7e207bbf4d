-- The dated sentences that a reader's filter lets through; null lets everything through. A person
-- and a place must stand in the sentence itself. `until` is its last day.
create macro chosen(who, place, outlet, since, until) as table
select dated.*
from dated
where
    (since::date is null or begins_on >= since::date)
    and (until::date is null or begins_on < until::date + interval 1 day)
    and (
        outlet::varchar is null
        or article_no in (select article_no from articles where source = outlet::varchar)
    )
    and (
        who::integer[] is null
        or (article_no, sentence) in (
            select (article_no, sentence) from named where list_contains(who::integer[], entity_no)
        )
    )
    and (
        place::integer[] is null
        or (article_no, sentence) in (
            select (article_no, sentence)
            from named
            where list_contains(place::integer[], entity_no)
        )
    )
