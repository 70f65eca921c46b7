import { expect, it } from "vitest";
import { chatBody, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { answersOf, bring, changesOf, formOf, JANE, signed } from "../support/pressing.ts";

nobodyDelivers();

it("a button of a bot's message below another is answered there too: the change itself goes to the first", async () => {
  await stored(chatBody(1, { disposition: "missed" }));
  expect((await bring(await signed(formOf(1, "bot", { action: "claim" }, JANE, true)))).status).toBe(200);
  expect(await changesOf(1)).toHaveLength(1);
  expect(await answersOf(1)).toMatchObject([{ target: "bot", status: "pending", ref: "C1/1.1" }]);
});
