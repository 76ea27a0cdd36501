-- kql_keys(list): for each dynamic value of a list the text that equal values share.
CREATE OR REPLACE MACRO kql_keys(list) AS list_transform(list, lambda item: kql_json_key(item));
