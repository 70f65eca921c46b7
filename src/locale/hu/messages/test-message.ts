import type { Words } from "../../en/index.ts";

export const testMessage: Words["testMessage"] = {
  title: "Tesztüzenet: minden rendben",
  summary: (target) => `Tesztüzenet, minden rendben, nincs teendő. Címzett: ${target}.`,
  target: "Címzett",
  sent: "Elküldve",
  why: "Ez nem egy beszélgetésről szól: valaki kipróbálta, hogy a riasztások elérik-e ezt a címzettet.",
};
