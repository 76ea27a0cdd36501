-- kql_url_decode(text): percent signs and two hexadecimal digits as bytes of UTF-8, + as a space; '' for no UTF-8.
CREATE OR REPLACE MACRO kql_url_decode(text) AS coalesce(TRY(url_decode(replace(text, '+', ' '))), '');
