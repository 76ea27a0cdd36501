/** What accounts, hosts and addresses look like in a text, whether or not a column of the evidence names them. */
import { AT, DOT, living } from "./address.js";
import { replaced, Token, type Part } from "./parts.js";
import type { Names } from "./names.js";
import type { Vocabulary } from "./vocabulary.js";
import { isWellKnown } from "./well-known.js";

export const URL_AUTHORITY = /(?<![a-z0-9])([a-z][a-z0-9+-]{1,20}:\/\/)([^\s/?#"'<>\\|`,;]+)/gi;
const EMAIL = new RegExp(
  String.raw`[\p{L}\p{N}_][\p{L}\p{N}._%+'-]*${AT}[\p{L}\p{N}-]+(?:${DOT}[\p{L}\p{N}-]+)*`,
  "giu",
);
/** Of domains and directories: the short ones are the same on every machine. */
const SID = /S-1-(?:5-21|12-1)(?:-\d+)+/gi;
const MAC =
  /(?<![0-9a-f])(?:[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2})(?![0-9a-f]|[:-][0-9a-f]{2})/gi;
// `[Convert]::Add` is code
const IPV6 =
  /(?<![\w:.\]])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4})?(?:%\w+)?(?![\w:]|\.\d)/gi;
const IPV4 = new RegExp(String.raw`(?<![\d.])\d{1,3}(?:${DOT}\d{1,3}){3}(?!\d|\.\d)`, "g");
/** `\\host\share`, and the same where each backslash is written twice. */
export const UNC =
  /(?<![\\\p{L}\p{N}_.$~)-]|(?<![A-Za-z])[A-Za-z]:)(\\\\(?:\\\\)?)([^\\\s"'<>|:*?/,;&@()]+)(?=@[\w@]+\\|(\\{1,2})(?!\\)|[\s"']|$)/gu;
/** Folders of profiles, and who they belong to. */
export const PROFILE =
  /((?:[\\/]+|%20)(?:Users|Documents and Settings|home|Profiles)[\\/]+)([^\\/"<>|:*?\r\n\t]+)(?=([\\/])?)/gi;
const OF_DOMAIN = /(?<![\\/:\w.-])([\p{L}\p{N}_.-]{1,64})(\\{1,2})([^\\/:"'<>|*?\s,;&()=]+)(?![\\/])/gu;
const USER_OPTION =
  /(\/(?:user|ru|rp):|\s-(?:user|username|credential)\s+)(?:"([^"]+)"|'([^']+)'|([^\s"']+))/gi;
const HOST_OPTION = /([-/](?:computername|cn|node|server|target)(?:[:=]|\s+)["']?)([\p{L}\p{N}_.-]+)/giu;
const FULL_NAME = new RegExp(String.raw`[\p{L}\p{N}_-]+(?:${DOT}[\p{L}\p{N}_-]+)+`, "giu");
/** What only names within an organisation end with. */
const INTERNAL = /\.(?:local|localdomain|lan|internal|intranet|corp|home|private|arpa)$/i;
const DN = /\b(CN|OU|DC)=([^,"\\]+)/gi;

/** The pieces with all that has the shape of an account, a host or an address replaced. */
export function redactShapes(before: readonly Part[], names: Names, vocabulary: Vocabulary): readonly Part[] {
  let parts = before;
  // most texts have little of this in them, and a look is cheaper than a search
  const text = parts.filter((part) => typeof part === "string").join("\n");
  if (text.includes("://")) {
    parts = replaced(parts, URL_AUTHORITY, ([, scheme = "", authority = ""]) => [
      scheme,
      ...redactAuthority(authority, names),
    ]);
  }
  if (/@|[[({]at[\])}]/i.test(text)) {
    parts = replaced(parts, EMAIL, ([written]) => {
      const address = living(written);
      const domain = address.slice(address.lastIndexOf("@") + 1);
      const known = vocabulary.kindOf(domain) !== undefined;
      return known || (domain.includes(".") && /\p{L}/u.test(domain)) ? names.account(address) : undefined;
    });
  }
  if (/s-1-/i.test(text)) parts = replaced(parts, SID, ([sid]) => [names.token("sid", sid)]);
  if (/[0-9a-f]{2}[:-][0-9a-f]{2}[:-]|[0-9a-f]{4}\.[0-9a-f]{4}/i.test(text))
    parts = replaced(parts, MAC, ([mac]) => names.mac(mac));
  if (text.includes(":")) parts = replaced(parts, IPV6, ([address]) => names.address(address));
  if (/\d/.test(text)) parts = replaced(parts, IPV4, ([address]) => names.address(address));
  if (text.includes("\\") || text.includes("/")) parts = redactPaths(parts, names, vocabulary);
  if (/[-/][a-z]/i.test(text)) parts = redactOptions(parts, names);
  if (text.includes("=")) parts = replaced(parts, DN, (match) => redactDn(match, names));
  if (/\.|[[({]dot[\])}]/i.test(text)) {
    parts = replaced(parts, FULL_NAME, ([written]) => {
      const name = living(written);
      const host = names.host(name);
      if (host.length > 1 || INTERNAL.test(name)) return host;
      // one that is known is found by its living form alone
      const kind = name === written ? undefined : vocabulary.kindOf(name);
      return kind === undefined ? undefined : ofKind(kind, name, names);
    });
  }
  return parts;
}

function redactPaths(before: readonly Part[], names: Names, vocabulary: Vocabulary): readonly Part[] {
  let parts = replaced(before, UNC, ([, slashes = "", host = "", next]) =>
    isUnc(host, slashes, next) ? [slashes, ...names.host(host)] : undefined,
  );
  parts = replaced(parts, PROFILE, (match) => {
    const [folder, owner, rest] = ownerOf(match, vocabulary);
    return isWellKnown(owner) ? undefined : [folder, ...owned(owner, names, vocabulary), rest];
  });
  parts = replaced(parts, OF_DOMAIN, ([, domain = "", slashes = "", account = ""]) => {
    const kind = vocabulary.kindOf(domain);
    if (kind !== "domain" && kind !== "host") return undefined;
    return [...names.domain(domain), slashes, ...names.account(account)];
  });
  return parts;
}

function redactOptions(before: readonly Part[], names: Names): readonly Part[] {
  const parts = replaced(before, USER_OPTION, ([, option = "", double, single, bare]) => {
    const quote = double === undefined ? (single === undefined ? "" : "'") : '"';
    return [option, quote, ...names.account(double ?? single ?? bare ?? ""), quote];
  });
  return replaced(parts, HOST_OPTION, ([, option = "", host = ""]) => [option, ...names.host(host)]);
}

/** `user:password@host:port`. */
function redactAuthority(authority: string, names: Names): readonly Part[] {
  const at = authority.lastIndexOf("@");
  const [user = "", ...secret] = authority.slice(0, Math.max(at, 0)).split(":");
  const place = living(authority.slice(at + 1));
  const [, host = place, port = ""] = /^(\[[^\]]*\]|[^:]*)(:.*)?$/.exec(place) ?? [];
  return [
    ...(user === "" ? [] : names.account(user)),
    ...(secret.length === 0 ? [] : [":", names.token("secret", secret.join(":"))]),
    ...(at < 0 ? [] : ["@"]),
    ...(host.startsWith("[") ? ["[", ...names.host(host.slice(1, -1)), "]"] : names.host(host)),
    port,
  ];
}

/** A path from the root, `\\Windows` in a text whose backslashes are doubled, is no host. */
export function isUnc(host: string, slashes: string, next: string | undefined): boolean {
  if (isWellKnown(host)) return false;
  return next === undefined || next.length * 2 === slashes.length;
}

/** The folder, the name of its owner and what follows: a name has blanks only where a folder goes on behind it. */
export function ownerOf(
  [, folder = "", segment = "", next]: RegExpExecArray,
  vocabulary: Pick<Vocabulary, "kindOf">,
): readonly [folder: string, owner: string, rest: string] {
  const first = /^[^\s;,&'()]*/.exec(segment)?.[0] ?? "";
  const whole =
    next === "\\" &&
    segment.trim() === segment &&
    (segment === first || vocabulary.kindOf(first) === undefined);
  const owner = whole ? segment : first;
  return [folder, owner, segment.slice(owner.length)];
}

/** `j.doe.CORP` is the profile of an account of a domain: known names in it keep their tokens. */
function owned(owner: string, names: Names, vocabulary: Vocabulary): readonly Part[] {
  if (vocabulary.kindOf(owner) !== undefined) return names.account(owner);
  const known = redactKnown([owner], names, vocabulary);
  const rest = known.filter((part) => typeof part === "string").join("");
  return known.length > 1 && !/\p{L}/u.test(rest) ? known : names.account(owner);
}

function redactDn([, key = "", value = ""]: RegExpExecArray, names: Names): readonly Part[] | undefined {
  if (key.toUpperCase() === "OU" || isWellKnown(value)) return undefined;
  return [key, "=", ...(key.toUpperCase() === "DC" ? names.domain(value) : names.account(value))];
}

/** The pieces with every value of the vocabulary replaced. */
export function redactKnown(parts: readonly Part[], names: Names, vocabulary: Vocabulary): readonly Part[] {
  return parts.flatMap((part) => {
    if (part instanceof Token) return [part];
    const pieces: Part[] = [];
    let done = 0;
    for (const { from, to, kind, value } of vocabulary.find(part)) {
      pieces.push(part.slice(done, from), ...ofKind(kind, value, names));
      done = to;
    }
    return [...pieces, part.slice(done)].filter((piece) => piece !== "");
  });
}

function ofKind(kind: ReturnType<Vocabulary["kindOf"]>, value: string, names: Names): readonly Part[] {
  if (kind === "host") return names.host(value);
  if (kind === "user") return names.account(value);
  return [names.token(kind ?? "id", value)];
}
