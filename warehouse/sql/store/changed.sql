-- Articles whose rows differ from the published ones.
select distinct article_id from ({ids})
