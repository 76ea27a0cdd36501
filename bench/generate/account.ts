import type { Random } from "./random.js";

/** Who a process runs as. */
export interface Account {
  readonly domain: string;
  readonly name: string;
  readonly sid: string;
  /** "" for the accounts of the machine. */
  readonly upn: string;
  readonly objectId: string;
  readonly integrity: "System" | "High" | "Medium";
}

const machine = (name: string, sid: string): Account => ({
  domain: "nt authority",
  name,
  sid,
  upn: "",
  objectId: "",
  integrity: "System",
});

export const SYSTEM = machine("system", "S-1-5-18");
export const LOCAL_SERVICE = machine("local service", "S-1-5-19");
export const NETWORK_SERVICE = machine("network service", "S-1-5-20");

const FIRST = "amara bela chidi dana emre farid greta hana ivo jonas kemi lior mira noor oskar petra".split(
  " ",
);
const LAST = "okafor lindqvist tanaka moreau haddad novak santos weber kaya obrien pereira fischer".split(
  " ",
);

/** A person of the example domain; the number keeps names apart. */
export function person(random: Random, number: number): Account {
  const name = `${random.pick(FIRST).slice(0, 1)}.${random.pick(LAST)}${number % 40 === 0 ? "" : String(number)}`;
  return {
    domain: "example",
    name,
    sid: `S-1-5-21-${random.u32()}-${random.u32()}-${random.u32()}-${1100 + number}`,
    upn: `${name}@example.test`,
    objectId: random.guid(),
    integrity: number % 9 === 0 ? "High" : "Medium",
  };
}
