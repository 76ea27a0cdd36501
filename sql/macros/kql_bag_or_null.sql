-- kql_bag_or_null(value): the value where it is a bag, else NULL.
CREATE OR REPLACE MACRO kql_bag_or_null(value) AS
  list_filter([value], lambda one: json_type(one) = 'OBJECT')[1];
