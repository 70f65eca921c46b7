import { afterEach, expect, it } from "vitest";
import { onStage } from "./support/receiver.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2039, 4, 14, 9);

let stage: ReturnType<typeof onStage>;

afterEach(() => stage.end());

const ofService = () => stage.got.map(({ body }) => body).filter(({ type }) => type.startsWith("service."));

it("a test message is an event, and says that it is a test", async () => {
  stage = onStage(START);
  const response = await stage.act("/targets/crm/test", {});
  expect(await response.json()).toMatchObject({ outcome: "sent", status: 204 });
  expect(ofService()).toMatchObject([{ type: "service.test", data: { facts: [{ value: "crm" }, {}], table: null } }]);
});

it("a digest is an event with the figures", async () => {
  stage = onStage(START, { TIME_ZONE: "UTC" }, { digest: { daily: "10:00" } });
  await stage.chat(1);
  await stage.pass(2 * HOUR);
  expect(ofService()).toMatchObject([
    { type: "service.digest", data: { language: "en", table: { rows: [expect.arrayContaining(["Chat"])] } } },
  ]);
});

it("what the engineers must know is an event, and so is that another target is disabled", async () => {
  const TARGETS = {
    crm: { channel: "webhook", webhook: "CRM_URL", key: ["CRM_KEY", "CRM_KEY_OLD"] },
    old: { channel: "webhook", webhook: "CRM_URL", key: "CRM_KEY" },
  };
  stage = onStage(START, { TARGETS, ENGINEERS: "crm" });
  await stage.chat(1, { slaStatus: "somehow" });
  await stage.pass(5 * MINUTE);
  expect(ofService()).toMatchObject([
    { type: "service.warning", data: { facts: [{ value: expect.stringContaining("somehow") }] } },
  ]);
});
