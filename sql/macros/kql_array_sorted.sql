-- kql_array_sorted(value, leader, descending, nulls_last): an array in the order that sorts another one, the leader;
-- NULL where their lengths differ.
CREATE OR REPLACE MACRO kql_array_sorted(value, leader, descending, nulls_last) AS
  list_transform([{'items': kql_list(value), 'leader': kql_list(leader)}], lambda p: CASE
    WHEN len(p.items) = len(p.leader) THEN to_json(list_transform(
      kql_sort_order(p.leader, descending, nulls_last),
      lambda place: p.items[place]
    ))
  END)[1];
