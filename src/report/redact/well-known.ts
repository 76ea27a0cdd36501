import { folded } from "./folded.js";

/** Names that every machine or directory has: they tell nothing of anyone. */
const WELL_KNOWN = new Set(
  `system|local service|localservice|network service|networkservice|nt authority|nt service|nt virtual machine|builtin
  |font driver host|window manager|anonymous logon|anonymous|iusr|administrator|administrators|guest|guests|krbtgt
  |defaultaccount|wdagutilityaccount|everyone|localhost|localdomain|workgroup|mshome|azuread|microsoftaccount|public
  |default|default user|defaultapppool|all users|users|root|nobody|unknown|none|null|n/a|na|-|.|?|*|$|any|self|creator owner
  |trustedinstaller|authenticated users|application package authority`
    .split("|")
    .map((name) => name.replace(/\s+/g, " ").trim()),
);

/** Words that are in other words: an account of such a name is not looked for inside of them. */
const COMMON = new Set(
  `account|agent|backup|build|client|cloud|config|console|default|deploy|desktop|device|director|domain|email|
  employee|export|helpdesk|import|install|intern|internal|kernel|laptop|machine|manage|manager|master|microsoft|
  monitor|network|office|operator|oracle|package|person|portal|printer|process|program|project|public|python|remote|
  reporter|report|sample|scanner|schedule|script|search|secret|secure|security|server|service|session|setup|shared|
  sharepoint|signin|splunk|sqlserver|station|support|system32|target|tenant|tester|update|upload|vendor|window|
  windows|worker|workstation`
    .split("|")
    .map((name) => name.trim()),
);

export function isWellKnown(text: string): boolean {
  const name = folded(text.trim());
  return (
    name === "" || WELL_KNOWN.has(name) || /^(umfd|dwm)-\d+$/.test(name) || /^s-1-\d+(-\d+){0,2}$/.test(name)
  );
}

export function isCommonWord(name: string): boolean {
  return COMMON.has(name) || COMMON.has(name.replace(/s$/, ""));
}
