-- kql_first_seen(list): each value of a list once, in the order of first appearance; NULL counts as a value.
-- Long lists are put in order by value instead: their order is free, and looking each value up would take too long.
CREATE OR REPLACE MACRO kql_first_seen(list) AS
  list_transform([list], lambda l:
    CASE
      WHEN len(l) <= 1000 THEN list_filter(l, lambda x, i: list_position(l, x) = i)
      WHEN list_position(l, NULL) IS NULL THEN list_sort(list_distinct(l))
      ELSE list_append(list_sort(list_distinct(l)), NULL)
    END)[1];
