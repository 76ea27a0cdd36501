-- kql_matches(found): matches as a dynamic array, a group that took no part in a match as ''; NULL for no match.
CREATE OR REPLACE MACRO kql_matches(found) AS
  nullif(to_json(list_transform(found, lambda one: coalesce(one, ''))), '[]');
