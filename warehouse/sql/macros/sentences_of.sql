-- The sentences of a body, as a list.
create or replace macro sentences_of(body, starts, ends) as list_transform(
    range(1, len(starts) + 1),
    lambda no: substring(body, starts[no] + 1, ends[no] - starts[no])
)
