-- Blocks of the database file that hold the bodies.
select count(distinct block_id)
from (
    select unnest([block_id] || additional_block_ids) as block_id
    from pragma_storage_info('articles')
    where column_name = 'body'
)
