-- kql_mark_words(text, marks): the text with U+10FFFE, which no text holds, so many times at both ends of every run of word
-- characters (Unicode's: letters, marks, digits, connectors, joiners). RE2's \b knows ASCII only; a pattern finds the
-- ends of words in such a text by the marks.
CREATE OR REPLACE MACRO kql_mark_words(text, marks) AS
  regexp_replace(
    text,
    '[\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200C}\x{200D}Ⓐ-ⓩ🄰-🅉🅐-🅩🅰-🆉]+',
    repeat(chr(1114110), marks) || '\0' || repeat(chr(1114110), marks),
    'g'
  );
