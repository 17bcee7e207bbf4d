-- A stretch of a text with one span in it marked by asterisks; offsets in code points.
create or replace macro marked(text, first, past, start_char, end_char) as
    substring(text, first + 1, start_char - first)
    || '**' || substring(text, start_char + 1, end_char - start_char) || '**'
    || substring(text, end_char + 1, past - end_char)
