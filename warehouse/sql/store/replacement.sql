case when assigned.article_id is null then unassigned.{column} else assigned.{column} end as {column}
