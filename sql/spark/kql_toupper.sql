-- kql_toupper(text): capital letters, a letter for a letter: upper() makes two or three of some, of which the small
-- Greek ones with an iota below have one capital.
CREATE OR REPLACE TEMPORARY FUNCTION kql_toupper(text STRING) RETURNS STRING RETURN
  CASE
    WHEN octet_length(text) = length(text) THEN upper(text)
    ELSE array_join(
      transform(split(text, ''), c -> CASE
        WHEN length(upper(c)) = 1 THEN upper(c)
        ELSE translate(
          c,
          'ᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾳῃῳ',
          'ᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾼῌῼ'
        )
      END),
      ''
    )
  END;
