import { LOCAL_SERVICE, NETWORK_SERVICE, person, SYSTEM, type Account } from "./account.js";
import { IMAGES, MMC, type ImageDefinition } from "./images.js";
import { TICKS_PER_SECOND, type Instant } from "./instant.js";
import { startProcess, type Process, type ProcessStart } from "./process.js";
import { Random, Weighted, zipf } from "./random.js";

/** A machine under observation. */
export interface Device {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly ip: string;
  readonly site: string;
  readonly user: Account;
  /** Processes now running; replaced in place as they end. */
  readonly running: Process[];
  /** Its open management console. */
  console: Process | undefined;
  /** The sensor's counter. */
  reportId: number;
}

export interface FleetOptions {
  readonly seed: number;
  readonly devices: number;
  readonly start: Instant;
}

const SITES = ["lis", "osl", "tyo", "uio", "cai", "bgo", "waw", "per"];
const RUNNING = 24;
const byWeight = new Weighted(IMAGES, (image) => image.weight);

/** The devices whose events are generated; some are far busier than others. */
export class Fleet {
  readonly devices: readonly Device[];
  readonly #busiest: Weighted<Device>;

  constructor(options: FleetOptions) {
    const random = new Random(options.seed, "fleet");
    this.devices = Array.from({ length: options.devices }, (_, number) => device(random, number, options));
    this.#busiest = zipf(this.devices);
  }

  draw(random: Random): Device {
    return this.#busiest.draw(random);
  }

  device(number: number): Device {
    const one = this.devices[number];
    if (one === undefined) throw new Error(`bug: the fleet has no device ${number}`);
    return one;
  }
}

/** Ends one process of the device and starts another one, of any program or of the one named. */
export function renew(random: Random, device: Device, now: Instant, definition?: ImageDefinition): Process {
  const process = start(random, device, now, { definition: definition ?? byWeight.draw(random) });
  device.running[random.below(RUNNING)] = process;
  return process;
}

/** A process of one of these programs that runs on the device; one is started where none does. */
export function running(random: Random, device: Device, now: Instant, files: readonly string[]): Process {
  const file = random.pick(files);
  const found = device.running.find((process) => process.image.file === file);
  if (found !== undefined) return found;
  const definition = IMAGES.find((image) => image.file === file);
  if (definition === undefined) throw new Error(`bug: no image ${file}`);
  return renew(random, device, now, definition);
}

/** The console of the device: the open one or, one time in three, a new one. */
export function console(random: Random, device: Device, now: Instant): Process {
  if (device.console === undefined || random.chance(0.33)) {
    device.console = start(random, device, now - random.between(2, 600) * TICKS_PER_SECOND, {
      definition: MMC,
    });
  }
  return device.console;
}

/** Starts a process on the device for its user or the machine, whichever the program runs as. */
export function start(
  random: Random,
  device: Device,
  created: Instant,
  given: Pick<ProcessStart, "definition"> & Partial<ProcessStart>,
): Process {
  return startProcess(random, {
    account: accountFor(given.definition, device),
    owner: { user: device.user.name, site: device.site },
    created,
    parent: {
      name: given.definition.parent,
      id: random.between(100, 3000) * 4,
      created: created - random.between(1, 90_000) * TICKS_PER_SECOND - random.below(TICKS_PER_SECOND),
    },
    versionIndex: device.number,
    ...given,
  });
}

function accountFor(definition: ImageDefinition, device: Device): Account {
  switch (definition.runs) {
    case "system":
      return SYSTEM;
    case "network service":
      return NETWORK_SERVICE;
    case "local service":
      return LOCAL_SERVICE;
    case "user":
      return device.user;
  }
}

function device(random: Random, number: number, options: FleetOptions): Device {
  const site = SITES[number % SITES.length] ?? "hq";
  const kind = number % 11 === 10 ? "srv" : "ws";
  const one: Device = {
    number,
    id: random.hex(40),
    name: `${kind}-${site}-${String(options.seed % 1000).padStart(3, "0")}${String(number).padStart(4, "0")}.example.test`,
    ip: `10.${random.between(10, 60)}.${random.between(0, 255)}.${random.between(2, 254)}`,
    site,
    user: person(random, number),
    running: [],
    console: undefined,
    reportId: random.between(100, 60_000),
  };
  for (let i = 0; i < RUNNING; i++) {
    const age = random.between(60, 200_000) * TICKS_PER_SECOND + random.below(TICKS_PER_SECOND);
    one.running.push(start(random, one, options.start - age, { definition: byWeight.draw(random) }));
  }
  return one;
}
