-- The rows of a per-article table as the open transaction would publish them: what is published,
-- less the articles that the transaction touched, and the last of what it staged for each.
from {empty}
union all by name
from published anti join latest using (article_id)
union all by name
select staged.* exclude (_seq)
from staged semi join latest using (article_id, _seq)
