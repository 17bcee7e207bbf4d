-- The sentence that a span of an article's body stands in, with the span marked. For a span of the
-- title, say section := 'title'.
create or replace macro evidence(id, start_char, end_char, section := 'body') as (
    select case
        when section = 'title' then marked(title, 0, length(title), start_char, end_char)
        else marked(
            body,
            coalesce(list_max(list_filter(sentence_starts, lambda s: s <= start_char)), 0),
            coalesce(list_min(list_filter(sentence_ends, lambda e: e >= end_char)), length(body)),
            start_char,
            end_char
        )
    end
    from articles
    where articles.article_id = id
)
