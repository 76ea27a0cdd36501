import {
  call,
  integerLiteral,
  macro,
  notNull,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { everywhere, openSignature, type ScalarFunction } from "../signature.js";

/** A number of bytes in the largest unit that leaves at least 1, or in a unit of choice. */
export const formatBytes: ScalarFunction = {
  name: "format_bytes",
  reference: "kusto/query/format-bytes-function",
  signatures: [
    openSignature({
      params: ["real", "long", "string"],
      optional: 2,
      returns: "string",
      sql: everywhere(
        (size: Fragment, digits: Fragment = integerLiteral(0), unit: Fragment = stringLiteral("")) =>
          notNull(call("coalesce", macro("kql_format_bytes", size, digits, unit), stringLiteral(""))),
      ),
      repeats: "all",
    }),
  ],
};
