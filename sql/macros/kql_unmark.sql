-- kql_unmark(text): the text without the marks of kql_mark_words.
CREATE OR REPLACE MACRO kql_unmark(text) AS replace(text, chr(1114110), '');
