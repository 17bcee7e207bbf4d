-- Names that look like one that nobody goes by.
select alias
from entity_aliases
group by alias
order by jaro_winkler_similarity(lower(alias), lower($name)) desc, sum(mention_count) desc, alias
limit 3
