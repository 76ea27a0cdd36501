-- kql_datetime_texts(list): each datetime of a list of ticks as text.
CREATE OR REPLACE MACRO kql_datetime_texts(list) AS list_transform(list, lambda ticks: kql_datetime_text(ticks));
