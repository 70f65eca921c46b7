import type { Words } from "../../en/index.ts";

export const deliveryEnd: Words["deliveryEnd"] = {
  refusedAsPlainText: (result) => `${result}, egyszerű szövegként is`,
  waitedForDays: (result) => `feladva, mert napokig türelmet kért: ${result}`,
  gaveUp: (attempts, result) => `${attempts} kísérlet után feladva: ${result}`,
};
