-- kql_timespan_texts(list): each timespan of a list of ticks as text.
CREATE OR REPLACE MACRO kql_timespan_texts(list) AS list_transform(list, lambda ticks: kql_timespan_text(ticks));
