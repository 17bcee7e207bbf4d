-- The sentence that a span of an article's body stands in, with the span marked. For a span of the
-- title, say section := 'title'.
create or replace macro evidence(id, start_char, end_char, section := 'body') as (
    select case  -- no lambda: DuckDB 1.5 finds no column from outside within one
        when section = 'title' then marked(title, 0, length(title), start_char, end_char)
        else marked(
            body,
            coalesce(sentence_starts[place_among(sentence_starts, start_char + 1) - 1], 0),
            coalesce(sentence_ends[place_among(sentence_ends, end_char)], length(body)),
            start_char,
            end_char
        )
    end
    from articles
    where articles.article_id = id
)
