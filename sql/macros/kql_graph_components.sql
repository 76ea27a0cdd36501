-- kql_graph_components(ends, nodes): which nodes hang together, as an array of bags of a node and a number. This form
-- ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_graph_components(ends, nodes) AS
  CASE WHEN ends IS NOT NULL THEN CAST(error('only coldhunt itself can tell the components of a graph') AS JSON) END;
