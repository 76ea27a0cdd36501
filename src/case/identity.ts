/** What a column or a field of an event names, told by its name. */

/** `id` is the number or GUID of a device, an account or a tenant. */
export type IdentityKind = "account" | "host" | "domain" | "address" | "mac" | "id" | "url" | "dn";

/** Tried in order: a later one is wider. */
const KINDS: readonly (readonly [RegExp, IdentityKind])[] = [
  [/DistinguishedName$/i, "dn"],
  [/MacAddress(es)?$|^Mac$/i, "mac"],
  [/(MailAddress(es)?|EmailAddress|AccountEmail|FromAddress|SipProxyAddress|AlternateEmails)$/i, "account"],
  [/(IP|Ip)(v[46])?(Address(es)?)?$|^Address$|Ipv[46]$/, "address"],
  [
    /(Device|Object|Tenant|Machine|Subscription)Ids?$|^CloudSid$|AccountCloudSID$|MergedToDeviceId$|AccountId$|^UserId$/i,
    "id",
  ],
  [/(Device|Computer|Host|Machine|Node|Workstation|Server)Name$|^(Computer|Workstation|Hostname)$/i, "host"],
  [/(Url|Uri|UrlDomains?|UrlChain|DnsQueryString|ReferrerUrl)$/i, "url"],
  [/Domain(Name)?s?$/i, "domain"],
  [
    /(Account|User|Owner|Sender|Recipient)(Display)?Name$|Upns?$|(^|Target|Source|Request|Logon|Initiating)(User|Account|Caller|Owner)$|^(UserPrincipalName|GivenName|Surname|AlternateSignInName|LoggedOnUsers)$/i,
    "account",
  ],
];

const KNOWN = new Map<string, IdentityKind | undefined>();
/** Names are also keys of events' JSON, of which there may be any number. */
const MOST_KNOWN = 10_000;

/** What a column of this name holds; undefined where it names neither an account, a host nor an address. */
export function identityKind(column: string): IdentityKind | undefined {
  if (KNOWN.has(column)) return KNOWN.get(column);
  const kind = KINDS.find(([pattern]) => pattern.test(column))?.[1];
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(column, kind);
  return kind;
}

/** A value that names someone or something, and the column that says so. */
export interface NamedValue {
  readonly column: string;
  readonly text: string;
}
