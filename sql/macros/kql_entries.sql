-- kql_entries(value): the members of a bag as a list of {key, value}, JSON null as NULL; NULL for what is no bag.
CREATE OR REPLACE MACRO kql_entries(value) AS map_entries(TRY_CAST(value AS MAP(VARCHAR, JSON)));
