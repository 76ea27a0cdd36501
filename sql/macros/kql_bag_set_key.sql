-- kql_bag_set_key(bag, name, item): the bag with the member set; NULL for what is no bag.
CREATE OR REPLACE MACRO kql_bag_set_key(bag, name, item) AS
  list_transform([{'entries': kql_entries(bag), 'added': {'key': name, 'value': item}}], lambda p: CASE
    WHEN list_contains(list_transform(p.entries, lambda entry: entry.key), p.added.key)
      THEN kql_bag_of(list_transform(
        p.entries,
        lambda entry: CASE WHEN entry.key = p.added.key THEN p.added ELSE entry END
      ))
    WHEN p.entries IS NOT NULL THEN kql_bag_of(list_append(p.entries, p.added))
  END)[1];
