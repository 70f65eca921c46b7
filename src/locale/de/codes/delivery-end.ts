import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const deliveryEnd: Words["deliveryEnd"] = {
  refusedAsPlainText: (result) => `${result}, auch als reiner Text`,
  waitedForDays: (result) => `aufgegeben, weil das Ziel tagelang um Aufschub bat: ${result}`,
  gaveUp: (attempts, result) =>
    `nach ${plural(attempts, { one: "1 Versuch", other: `${attempts} Versuchen` })} aufgegeben: ${result}`,
};
