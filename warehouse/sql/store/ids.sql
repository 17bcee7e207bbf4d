from {table} select article_id
