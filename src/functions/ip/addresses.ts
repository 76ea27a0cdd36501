import {
  call,
  integerLiteral,
  macro,
  notNull,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { page } from "../page.js";
import {
  everywhere,
  openSignature,
  signature,
  type ParamType,
  type Signature,
  type ScalarFunction,
} from "../signature.js";

const ALL_BITS = integerLiteral(32);

/** A signature with the network mask's length as an argument that may be left out. */
function withPrefix(
  params: readonly ParamType[],
  returns: KqlType,
  render: (args: readonly Fragment[], prefix: Fragment) => Fragment,
  bits: Fragment = ALL_BITS,
): Signature[] {
  return [
    openSignature({
      params,
      returns,
      repeats: "all",
      sql: everywhere((...args) => render(args, bits)),
    }),
    openSignature({
      params: [...params, "long"],
      returns,
      repeats: "all",
      sql: everywhere((...args) => render(args.slice(0, -1), args.at(-1) ?? bits)),
    }),
  ];
}

const parseIpv4: ScalarFunction = {
  name: "parse_ipv4",
  reference: page("parse_ipv4"),
  signatures: [
    signature({
      params: ["text"],
      returns: "long",
      repeats: [0],
      sql: everywhere((text) => macro("kql_ipv4", text, ALL_BITS)),
    }),
  ],
};

const parseIpv4Mask: ScalarFunction = {
  name: "parse_ipv4_mask",
  reference: page("parse_ipv4_mask"),
  signatures: [
    signature({
      params: ["text", "long"],
      returns: "long",
      repeats: "all",
      sql: everywhere((text, prefix) => macro("kql_ipv4", text, prefix)),
    }),
  ],
};

/** The address of a text or a number, masked. */
function formatted(name: string, macroName: string): ScalarFunction {
  const ofText = ([text]: readonly Fragment[], prefix: Fragment): Fragment =>
    notNull(macro(macroName, text ?? stringLiteral(""), prefix));
  const ofNumber = ([number]: readonly Fragment[], prefix: Fragment): Fragment =>
    notNull(macro(macroName, macro("kql_ipv4_text", number ?? integerLiteral(0)), prefix));
  return {
    name,
    reference: page(name),
    signatures: [...withPrefix(["string"], "string", ofText), ...withPrefix(["long"], "string", ofNumber)],
  };
}

const isPrivate: ScalarFunction = {
  name: "ipv4_is_private",
  reference: page("ipv4_is_private"),
  signatures: [
    signature({
      params: ["text"],
      returns: "bool",
      repeats: [0],
      sql: everywhere((text) => macro("kql_ipv4_is_private", text)),
    }),
  ],
};

const isInRange: ScalarFunction = {
  name: "ipv4_is_in_range",
  reference: page("ipv4_is_in_range"),
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "bool",
      repeats: "all",
      sql: everywhere((address, range) => macro("kql_ipv4_is_in_range", address, range)),
    }),
  ],
};

function inAny(macroName: string, concat: string) {
  return (address: Fragment, ...ranges: Fragment[]): Fragment => {
    const lists = ranges.map((range): Fragment => macro("kql_texts", range));
    const [first, ...more] = lists;
    if (first === undefined) throw new Error("bug: a search in no ranges");
    const all = more.reduce((sum, list) => call(concat, sum, list), first);
    return macro(macroName, address, all);
  };
}

/** Any of the ranges, which are texts or stand in arrays; a range that is none holds no address. */
function inAnyRange(name: string, macroName: string): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      openSignature({
        params: ["text", "value"],
        rest: "value",
        returns: "bool",
        repeats: [0],
        sql: {
          duckdb: inAny(macroName, "list_concat"),
          spark: inAny(macroName, "concat"),
        },
      }),
    ],
  };
}

function compared(name: string, macroName: string, bits: Fragment, returns: KqlType): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: withPrefix(
      ["text", "text"],
      returns,
      (args, prefix) => macro(macroName, ...args, prefix),
      bits,
    ),
  };
}

const netmaskSuffix: ScalarFunction = {
  name: "ipv4_netmask_suffix",
  reference: page("ipv4_netmask_suffix"),
  signatures: [
    signature({
      params: ["text"],
      returns: "long",
      sql: everywhere((text) => macro("kql_ipv4_suffix", text)),
    }),
  ],
};

const toCidrList: ScalarFunction = {
  name: "ipv4_range_to_cidr_list",
  reference: page("ipv4_range_to_cidr_list"),
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "dynamic",
      repeats: "all",
      sql: everywhere((first, last) => macro("kql_ipv4_cidr_list", first, last)),
    }),
  ],
};

const ALL_IPV6_BITS = integerLiteral(128);

const parseIpv6: ScalarFunction = {
  name: "parse_ipv6",
  reference: page("parse_ipv6"),
  signatures: [
    signature({
      params: ["text"],
      returns: "string",
      sql: everywhere((text) => notNull(macro("kql_ipv6_text", text, ALL_IPV6_BITS))),
    }),
  ],
};

const parseIpv6Mask: ScalarFunction = {
  name: "parse_ipv6_mask",
  reference: page("parse_ipv6_mask"),
  signatures: [
    signature({
      params: ["text", "long"],
      returns: "string",
      sql: everywhere((text, prefix) => notNull(macro("kql_ipv6_text", text, prefix))),
    }),
  ],
};

const isInIpv6Range: ScalarFunction = {
  name: "ipv6_is_in_range",
  reference: page("ipv6_is_in_range"),
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "bool",
      repeats: "all",
      sql: everywhere((address, range) => macro("kql_ipv6_is_in_range", address, range)),
    }),
  ],
};

export const ipFunctions: readonly ScalarFunction[] = [
  parseIpv4,
  parseIpv4Mask,
  formatted("format_ipv4", "kql_ipv4_format"),
  formatted("format_ipv4_mask", "kql_ipv4_format_mask"),
  isPrivate,
  isInRange,
  inAnyRange("ipv4_is_in_any_range", "kql_ipv4_is_in_any_range"),
  compared("ipv4_is_match", "kql_ipv4_is_match", ALL_BITS, "bool"),
  compared("ipv4_compare", "kql_ipv4_compare", ALL_BITS, "long"),
  netmaskSuffix,
  toCidrList,
  parseIpv6,
  parseIpv6Mask,
  isInIpv6Range,
  inAnyRange("ipv6_is_in_any_range", "kql_ipv6_is_in_any_range"),
  compared("ipv6_is_match", "kql_ipv6_is_match", ALL_IPV6_BITS, "bool"),
  compared("ipv6_compare", "kql_ipv6_compare", ALL_IPV6_BITS, "long"),
];
