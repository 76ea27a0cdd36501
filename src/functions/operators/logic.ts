import { caseWhen, infix, Precedence, prefix } from "../../fragment/fragment.js";
import { everywhere, openSignature, refuse, signature, type ScalarFunction } from "../signature.js";

/** Three-valued, as in SQL. */
export const and: ScalarFunction = {
  name: "and",
  reference: "kusto/query/logical-operators",
  signatures: [
    signature({
      params: ["bool", "bool"],
      returns: "bool",
      sql: everywhere((left, right) => infix(left, "AND", right, Precedence.And)),
    }),
  ],
};

export const or: ScalarFunction = {
  name: "or",
  reference: "kusto/query/logical-operators",
  signatures: [
    signature({
      params: ["bool", "bool"],
      returns: "bool",
      sql: everywhere((left, right) => infix(left, "OR", right, Precedence.Or)),
    }),
  ],
};

/** not(null) is null. */
export const not: ScalarFunction = {
  name: "not",
  reference: "kusto/query/not-function",
  signatures: [
    signature({
      params: ["bool"],
      returns: "bool",
      sql: everywhere((value) => prefix("NOT", value, Precedence.Not)),
    }),
  ],
};

/** A null condition takes the else branch. The binder has given both branches one type. */
export const iff: ScalarFunction = {
  name: "iff",
  aliases: ["iif"],
  reference: "kusto/query/iff-function",
  signatures: [
    signature({
      params: ["bool", "any", "any"],
      returns: 1,
      sql: everywhere((condition, yes, no) => caseWhen([[condition, yes]], no)),
    }),
  ],
};

/** The value of the first true condition; the last argument is the default. */
export const caseFunction: ScalarFunction = {
  name: "case",
  reference: "kusto/query/case-function",
  signatures: [
    openSignature({
      params: ["bool", "any", "any"],
      rest: "any",
      returns: 1,
      sql: everywhere((...args) => {
        const otherwise = args.at(-1);
        if (otherwise === undefined || args.length % 2 === 0) return refuse("case() needs a default value");
        const branches = [];
        for (let index = 0; index + 1 < args.length; index += 2) {
          const condition = args[index];
          const value = args[index + 1];
          if (condition !== undefined && value !== undefined) branches.push([condition, value] as const);
        }
        return caseWhen(branches, otherwise);
      }),
    }),
  ],
};
