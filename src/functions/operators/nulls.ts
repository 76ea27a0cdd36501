import { call, notNull, stringLiteral } from "../../fragment/fragment.js";
import { everywhere, openSignature, type ScalarFunction } from "../signature.js";

/** The first value that is not null, of strings the first that is not empty. The binder gives all of them one type. */
export const coalesce: ScalarFunction = {
  name: "coalesce",
  reference: "kusto/query/coalesce-function",
  signatures: [
    openSignature({
      params: ["string"],
      rest: "string",
      returns: "string",
      sql: everywhere((...values) =>
        notNull(
          call(
            "coalesce",
            ...values.map((value) => call("nullif", value, stringLiteral(""))),
            stringLiteral(""),
          ),
        ),
      ),
      repeats: "all",
    }),
    openSignature({
      params: ["any"],
      rest: "any",
      returns: 0,
      sql: everywhere((...values) => ({
        ...call("coalesce", ...values),
        nullable: values.every((value) => value.nullable),
      })),
    }),
  ],
};
