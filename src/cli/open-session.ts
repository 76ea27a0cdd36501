import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "../store/session.js";
import { registerDraft } from "./interrupt.js";
import type { MachineSettings } from "./machine-options.js";

/**
 * A session for cards: over a case, which is only read, or in memory. What does not fit in memory goes to a folder of
 * its own, where it cannot stand beside the evidence.
 */
export async function openForCards(settings: Partial<MachineSettings>, casePath?: string): Promise<Session> {
  const { openSession } = await import("../store/session.js");
  const { threads, memoryLimit } = settings;
  const ours = join(tmpdir(), `coldhunt-${process.pid}`);
  if (settings.tempDir === undefined) registerDraft(ours);
  const tempDir = settings.tempDir ?? ours;
  return openSession({ path: casePath, readOnly: casePath !== undefined, threads, memoryLimit, tempDir });
}
