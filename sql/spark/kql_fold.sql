-- kql_fold(text): a text in which letters that differ only in case are one letter, as a search in any case takes them.
-- Beyond lower() these are the second small forms of a letter. The I with a dot is a letter of its own there, for which
-- U+10FFFE, which no text holds, stands.
CREATE OR REPLACE TEMPORARY FUNCTION kql_fold(text STRING) RETURNS STRING RETURN
  CASE
    WHEN octet_length(text) = length(text) THEN lower(text)
    ELSE lower(translate(
      text,
      'İΣςſµ\u0345\u1FBEϐϵϑϰϖϱϕᲀᲁᲂᲃᲄᲅᲆᲇᲈẛ',
      '\U0010FFFEσσsμιιβεθκπρφвдосттъѣꙋṡ'
    ))
  END;
