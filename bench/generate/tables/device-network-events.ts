import { Weighted } from "../random.js";
import { places, type Maker } from "../scene.js";

const ACTIONS = new Weighted(
  [
    { name: "ConnectionSuccess", weight: 70 },
    { name: "ConnectionFailed", weight: 12 },
    { name: "ConnectionRequest", weight: 8 },
    { name: "InboundConnectionAccepted", weight: 6 },
    { name: "ListeningConnectionCreated", weight: 2 },
  ],
  (action) => action.weight,
);
const HOSTS = ["update.example.test", "cdn.example.test", "mail.example.test", "api.example.test", ""];

export function deviceNetworkEvents(): Maker {
  const at = places("DeviceNetworkEvents");
  return {
    places: at,
    draw: (random, device) => ({ actor: random.pick(device.running), actionType: ACTIONS.draw(random).name }),
    fill(row, { random, device }, actionType) {
      const outside = random.chance(0.7);
      row.set("LocalIP", device.ip);
      row.set("LocalPort", random.between(49_152, 65_535));
      row.set("LocalIPType", "Private");
      row.set("Protocol", random.chance(0.9) ? "Tcp" : "Udp");
      if (actionType === "ListeningConnectionCreated") return;
      row.set(
        "RemoteIP",
        outside
          ? `203.0.113.${random.between(1, 254)}`
          : `10.20.${random.below(8)}.${random.between(2, 254)}`,
      );
      row.set("RemoteIPType", outside ? "Public" : "Private");
      row.set("RemotePort", random.pick([443, 443, 443, 80, 53, 445, 389, 8443]));
      row.set("RemoteUrl", outside ? random.pick(HOSTS) : "");
    },
  };
}
