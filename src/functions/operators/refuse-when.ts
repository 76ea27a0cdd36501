import { compose, type Fragment } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

function stopping(error: string): (condition: Fragment, message: Fragment) => Fragment {
  return (condition, message) =>
    compose(
      [condition, message],
      `CASE WHEN ${condition.text} THEN ${error}(${message.text}) ELSE true END`,
      {
        nullable: false,
      },
    );
}

/** True; where the condition holds the query stops with the message: the answer would be the engine's free choice. */
export const refuseWhen: ScalarFunction = {
  name: "refuse_when",
  reference: "",
  signatures: [
    signature({
      params: ["bool", "string"],
      returns: "bool",
      sql: { duckdb: stopping("error"), spark: stopping("raise_error") },
    }),
  ],
};
