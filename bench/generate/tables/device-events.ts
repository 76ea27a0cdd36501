import { ACTIONS, INJECTION_ACTIONS, type Action } from "../actions.js";
import { console, renew, running, type Device } from "../fleet.js";
import { Weighted, type Random } from "../random.js";
import { places, type Maker } from "../scene.js";

/** Shares of all rows, 0 to 1. */
export interface Shares {
  /** Rows that mmc.exe caused. */
  readonly mmc: number;
  /** Rows of the seven ActionTypes of process injection. */
  readonly injection: number;
  /** Rows that are both, which is what the detection finds. */
  readonly hit: number;
}

const RENEWED = 1 / 40;
const background = new Weighted(ACTIONS, (action) => action.weight);
const byAny = new Weighted(
  ACTIONS.filter((action) => action.by === undefined),
  (action) => action.weight,
);
const injection = new Weighted(INJECTION_ACTIONS, (action) => action.weight);
const byName: ReadonlyMap<string, Action> = new Map(
  [...ACTIONS, ...INJECTION_ACTIONS].map((action) => [action.name.toLowerCase(), action]),
);

export function deviceEvents(shares: Shares): Maker {
  const at = places("DeviceEvents");
  const actor = (random: Random, device: Device, moment: number, action: Action) => {
    if (action.by !== undefined) return running(random, device, moment, action.by);
    return random.chance(RENEWED) ? renew(random, device, moment) : random.pick(device.running);
  };
  return {
    places: at,
    draw(random, device, moment) {
      const roll = random.unit();
      const mmc = roll < shares.mmc;
      const injected =
        roll < shares.hit || (roll >= shares.mmc && roll < shares.mmc + shares.injection - shares.hit);
      const action = (injected ? injection : mmc ? byAny : background).draw(random);
      return {
        actor: mmc ? console(random, device, moment) : actor(random, device, moment, action),
        actionType: action.name,
      };
    },
    fill(row, scene, actionType) {
      const action = byName.get(actionType.toLowerCase());
      if (action === undefined) throw new Error(`no such action: ${actionType}`);
      const additional = action.fill(row, scene, at);
      row.set("AdditionalFields", additional === "" ? "" : JSON.stringify(additional));
    },
  };
}
