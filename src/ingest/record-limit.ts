/** A longer record is not an event, and is not held in memory: its beginning is kept with the rejects. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** So much of what cannot be read is kept: it may be all the rest of a file. */
export const MAX_KEPT_BYTES = 1024 * 1024;

/** Why a record was not read. */
export const TOO_LONG = `the record is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MiB`;
