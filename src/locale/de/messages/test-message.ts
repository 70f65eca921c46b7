import type { Words } from "../../en/index.ts";

export const testMessage: Words["testMessage"] = {
  title: "Testnachricht: alles in Ordnung",
  summary: (target) => `Testnachricht für das Ziel ${target}, alles in Ordnung: Es ist nichts zu tun.`,
  target: "Ziel",
  sent: "Gesendet",
  why: "Hier geht es um keinen Chat: Jemand hat geprüft, ob Alarme dieses Ziel erreichen.",
};
