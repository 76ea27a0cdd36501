-- kql_bag_merge(bags): the members of several bags in one; of several with one key the first stays. What is no bag is
-- left out; NULL where nothing is left. bags: list of dynamic values.
CREATE OR REPLACE MACRO kql_bag_merge(bags) AS
  list_transform(
    [list_filter(list_transform(bags, lambda bag: kql_entries(bag)), lambda entries: entries IS NOT NULL)],
    lambda lists: CASE WHEN len(lists) > 0 THEN kql_bag_of(flatten(lists)) END
  )[1];
