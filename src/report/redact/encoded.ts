/** What a text holds in another encoding: Base64, as PowerShell takes it, and percent signs. */
import { Token, replaced, type Part } from "./parts.js";

const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_-])/g;
const PERCENT = /[^\s"'<>]*%[0-9A-Fa-f]{2}[^\s"'<>]*/g;

/** Replaces what is not to be seen when it is decoded; `redacted` gives a text without it. */
export function redactEncoded(
  text: string,
  redacted: (text: string) => string,
  token: (blob: string) => Token,
): readonly Part[] {
  let parts: readonly Part[] = [text];
  if (/[A-Za-z0-9+/_-]{16}/.test(text)) {
    parts = replaced(parts, BASE64, ([blob]) => {
      const inside = decodings(blob).some((decoded) => redacted(decoded) !== decoded);
      return inside ? [token(blob)] : undefined;
    });
  }
  if (text.includes("%")) {
    parts = replaced(parts, PERCENT, ([run]) => {
      const decoded = percentDecoded(run);
      const shown = decoded === undefined ? undefined : redacted(decoded);
      // what the text itself shows is found in it
      return shown === undefined || shown === decoded ? undefined : [new Token(shown)];
    });
  }
  return parts;
}

/** The texts a blob may stand for: anything with characters that no text has is chance. */
function decodings(blob: string): string[] {
  const bytes = Buffer.from(blob, "base64");
  return [bytes.toString("utf8"), bytes.toString("utf16le")].filter((text) =>
    /^[\t\r\n\x20-\x7e\xa0-\u024f\u0370-\u05ff]{4,}$/.test(text),
  );
}

function percentDecoded(run: string): string | undefined {
  try {
    const decoded = decodeURIComponent(run);
    return decoded === run ? undefined : decoded;
  } catch {
    return undefined;
  }
}
