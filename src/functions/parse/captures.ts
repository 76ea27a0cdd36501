import { call, caseWhen, compose, notNull, stringLiteral } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { isRefusal, javaOf, matches, matchesInSpark } from "../regex/search.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";

/**
 * What the groups of a regular expression caught in a text, all at once; the pattern is one that reads the same in
 * RE2 and in Kusto, and has the given number of groups. Not a function of KQL: a step of `parse`.
 */
export const captures: ScalarFunction = {
  name: "captures",
  reference: "",
  signatures: [
    signature({
      params: ["string", "string", "long"],
      returns: "dynamic",
      sql: {
        duckdb: (text, pattern, count) => {
          if (typeof count.literal !== "bigint") return refuse("an unknown number of groups");
          const names = Array.from({ length: Number(count.literal) }, (_, index) => `'g${index + 1}'`);
          return compose(
            [text, pattern],
            `regexp_extract(${text.text}, ${pattern.text}, [${names.join(", ")}])`,
          );
        },
        spark: (text, pattern, count) => {
          const regex = javaOf(pattern);
          if (isRefusal(regex)) return regex;
          if (typeof count.literal !== "bigint") return refuse("an unknown number of groups");
          const java = sparkText(regex.pattern).text;
          const groups = Array.from(
            { length: Number(count.literal) },
            (_, index) => `'g${index + 1}', regexp_extract(${text.text}, ${java}, ${index + 1})`,
          );
          return compose([text], `named_struct(${groups.join(", ")})`);
        },
      },
    }),
  ],
};

/** One group of `captures`, "" where it caught nothing. */
export const capture: ScalarFunction = {
  name: "capture",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic", "long"],
      returns: "string",
      repeats: [0],
      sql: {
        duckdb: (caught, group) => {
          if (typeof group.literal !== "bigint") return refuse("an unknown group");
          return notNull(call("struct_extract", caught, stringLiteral(`g${group.literal}`)));
        },
        spark: (caught, group) => {
          if (typeof group.literal !== "bigint") return refuse("an unknown group");
          return compose([caught], `${caught.text}.g${group.literal}`, { nullable: false });
        },
      },
    }),
  ],
};

/** Whether a text matches a regular expression that reads the same in RE2 and in Kusto. */
export const capturesAny: ScalarFunction = {
  name: "captures any",
  reference: "",
  signatures: [
    signature({
      params: ["string", "string"],
      returns: "bool",
      sql: { duckdb: matches, spark: matchesInSpark },
    }),
  ],
};

/** A value of a row that was parsed as a whole, or what stands for nothing; the test is worked out once a row. */
export const ifParsed: ScalarFunction = {
  name: "if parsed",
  reference: "",
  signatures: [
    signature({
      params: ["bool", "any", "any"],
      returns: 1,
      repeats: [0],
      sql: everywhere((parsed, value, nothing) => caseWhen([[parsed, value]], nothing)),
    }),
  ],
};
