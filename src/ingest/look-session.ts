import type { Selection } from "../case/selection.js";
import { openSession, trackProgress, type Session } from "../store/session.js";
import { installConversions } from "./convert.js";
import type { DatetimeOptions } from "./datetime-form.js";
import type { ShapeOptions } from "./open-source.js";

export interface SurveyOptions extends DatetimeOptions, ShapeOptions {
  readonly selection: { readonly tables: Selection; readonly macros: readonly string[] };
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  readonly tempDir?: string | undefined;
  /** Smaller files, in bytes, are not looked at ahead: their import takes no longer than a look. */
  readonly surveyFrom?: number | undefined;
}

const SURVEY_FROM_BYTES = 256 * 1024;

/** Whether a file of so many bytes is worth a look ahead. */
export function isLookedAt(bytes: bigint, { surveyFrom = SURVEY_FROM_BYTES }: SurveyOptions): boolean {
  return bytes >= BigInt(surveyFrom);
}

/** A database for looks at files, with nothing in it. */
export async function openForLooks(options: SurveyOptions): Promise<Session> {
  const { threads, memoryLimit, tempDir, selection } = options;
  const session = await openSession({ threads, memoryLimit, tempDir });
  await trackProgress(session);
  await installConversions(session);
  await session.installMacros(selection.macros);
  return session;
}
