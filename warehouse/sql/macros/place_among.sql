-- Where a number would stand in a sorted list: 1 and as many as are smaller.
create or replace macro place_among(numbers, number) as
    list_position(list_sort(list_append(numbers, number)), number)
