import { expect, it } from "vitest";
import { lost } from "../support/customers.ts";
import { page, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

it("the inbox says who was lost before, and how often", async () => {
  await lost(1, 0, { contactId: 11, entityId: 12 });
  await lost(2, 1, { contactId: 11, entityId: null });
  await lost(3, 2, { contactId: 13, entityId: 12 });
  await lost(4, 3, { contactId: 11, entityId: 12 });
  await lost(5, 4, { contactId: 11, isSpam: 1 });
  await lost(6, 5, { contactId: null, entityId: null });
  await lost(7, 6, { contactId: 11, entityId: 12, projectId: 131 });
  const { alerts } = JSON.parse(await page("/alerts.json"));
  const before = alerts.map(({ chat, alertsBefore }: Record<string, unknown>) => [chat, alertsBefore]);
  expect(Object.fromEntries(before)).toEqual({
    ...{ "130/1": 0, "130/2": 1, "130/3": 1, "130/4": 3, "130/6": 0, "131/7": 0 },
  });
  expect((await page("/")).split("2nd alert for this customer")).toHaveLength(3);
  expect(await page("/", SUPERVISOR, "hu")).toContain("4. riasztás ennél az ügyfélnél");
});
