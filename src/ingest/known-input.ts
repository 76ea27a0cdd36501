import { archivePart } from "../case/archive-part.js";
import type { InputRecord } from "../case/input.js";
import { readInputs } from "../case/read-ledger.js";
import type { Session } from "../store/session.js";

/** What identifies the bytes that are about to be imported. */
export interface InputIdentity {
  readonly path: string;
  readonly absolutePath: string;
  readonly bytes: number;
  readonly modified: bigint;
  /** Of the evidence file, and of the part of it; null where nothing is hashed. */
  readonly sha256: string | null;
  readonly innerSha256: string | null;
}

/** What a case knows of bytes already: `again` from the same place, `copy` from another one. */
export interface KnownInput {
  readonly kind: "again" | "copy";
  readonly records: readonly InputRecord[];
}

/**
 * Looks for the bytes among the inputs that were examined: by their hash, or without one by place, size and time of
 * change.
 */
export async function findKnown(session: Session, identity: InputIdentity): Promise<KnownInput | undefined> {
  const inputs = await readInputs(
    session,
    "examined AND duplicate_of IS NULL AND (sha256 = $1 OR absolute_path = $2)",
    [identity.sha256 ?? "", identity.absolutePath],
  );
  const same = inputs.filter((input) => sameBytes(input, identity));
  const here = same.filter((input) => samePlace(input, identity));
  if (here.length > 0) return { kind: "again", records: here };
  // two files without a row are not the same records
  const [first] = same.filter((input) => input.rows.read > 0);
  if (first === undefined) return undefined;
  return { kind: "copy", records: same.filter((input) => samePlace(input, first)) };
}

type Place = Pick<InputIdentity, "path" | "absolutePath">;

/** The file, and the part of it where it is an archive; what the user called it does not matter. */
function samePlace(a: Place, b: Place): boolean {
  return a.absolutePath === b.absolutePath && archivePart(a.path).part === archivePart(b.path).part;
}

function sameBytes(input: InputRecord, identity: InputIdentity): boolean {
  if (input.sha256 === null || identity.sha256 === null)
    return (
      samePlace(input, identity) && input.bytes === identity.bytes && input.modified === identity.modified
    );
  // the parts of an archive share its hash
  return input.sha256 === identity.sha256 && input.innerSha256 === identity.innerSha256;
}
