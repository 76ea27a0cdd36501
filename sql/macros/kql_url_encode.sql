-- kql_url_encode(text, blank): the text with all but letters, digits and - _ . ! * ( ) as percent and two small
-- hexadecimal digits a byte; a space becomes blank.
CREATE OR REPLACE MACRO kql_url_encode(text, blank) AS
  array_to_string(
    list_transform(
      regexp_extract_all(text, '(?s).'),
      lambda c: CASE
        WHEN c = ' ' THEN blank
        WHEN regexp_matches(c, '[0-9A-Za-z\-_.!*()]') THEN c
        ELSE regexp_replace(lower(hex(encode(c))), '(..)', '%\1', 'g')
      END
    ),
    ''
  );
