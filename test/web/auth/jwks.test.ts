import { describe, expect, it } from "vitest";
import { accessPerson } from "../../../src/web/auth/cloudflare-access.ts";
import { AUDIENCE, NOW, newTeam } from "./support/team.ts";

const MINUTE = 60_000;

/** A team, how often its keys were asked for, and whether a token opens at a minute of the clock. */
async function watched() {
  const team = await newTeam();
  const asked: string[] = [];
  let answers: () => Promise<unknown> = team.certs;
  const getJson = async (url: string) => {
    asked.push(url);
    return answers();
  };
  const opens = async (token: string, minute: number) => {
    const headers = { "Cf-Access-Jwt-Assertion": token };
    const access = { issuer: team.issuer, audience: AUDIENCE, admins: new Set<string>() };
    return (
      (await accessPerson(new Request("https://a.example/", { headers }), access, {
        getJson,
        now: () => NOW + minute * MINUTE,
      })) !== null
    );
  };
  const answer = (with_: () => Promise<unknown>) => {
    answers = with_;
  };
  return { team, asked, opens, answer };
}

describe("the keys of Cloudflare Access", () => {
  it("are asked for once at the team's own address, and kept for an hour", async () => {
    const { team, asked, opens } = await watched();
    const token = await team.token();
    for (const minute of [0, 1, 30, 59]) expect(await opens(token, minute)).toBe(true);
    expect(asked).toEqual([`${team.issuer}/cdn-cgi/access/certs`]);
    expect(await opens(token, 60)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("are not asked for by who brings no token, or one of another kind", async () => {
    const { asked, opens } = await watched();
    for (const token of ["", "x", "a.b.c"]) expect(await opens(token, 0)).toBe(false);
    expect(asked).toEqual([]);
  });

  it("that are new are found when the first token comes that they signed, and the old ones still open", async () => {
    const { team, asked, opens } = await watched();
    const old = await team.token();
    expect(await opens(old, 0)).toBe(true);
    await team.rotate();
    const fresh = await team.token();
    expect(await opens(fresh, 2)).toBe(true);
    expect(await opens(old, 2)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("are asked for at most once a minute, however many unknown ones are named", async () => {
    const { team, asked, opens } = await watched();
    const token = await team.token();
    expect(await opens(token, 0)).toBe(true);
    for (let count = 0; count < 50; count += 1) {
      expect(await opens(await team.token({}, { kid: `made-up-${count}` }), count / 50)).toBe(false);
    }
    expect(asked).toHaveLength(1);
    expect(await opens(await team.token({}, { kid: "made-up" }), 1)).toBe(false);
    expect(asked).toHaveLength(2);
    expect(await opens(token, 1)).toBe(true);
  });

  it("that were withdrawn open nothing an hour later", async () => {
    const { team, opens } = await watched();
    const old = await team.token();
    expect(await opens(old, 0)).toBe(true);
    await team.rotate();
    await team.rotate();
    expect(await opens(old, 59)).toBe(true);
    expect(await opens(old, 60)).toBe(false);
  });

  it.each<[string, unknown]>([
    ["do not answer", null],
    ["answer something else", { keys: "none" }],
    ["answer no key at all", { keys: [] }],
    ["answer only what is no key", { keys: [null, { kid: "ec", kty: "EC", crv: "P-256" }] }],
    ["answer a page", "<html>"],
  ])("open nothing while they %s, and are asked for once a minute, however many ask", async (_, instead) => {
    const { team, asked, opens, answer } = await watched();
    const token = await team.token();
    answer(async () => instead);
    for (let count = 0; count < 20; count += 1) expect(await opens(token, count / 20)).toBe(false);
    expect(asked).toHaveLength(1);
    const atOnce = Array.from({ length: 20 }, () => opens(token, 1));
    expect(await Promise.all(atOnce)).toEqual(atOnce.map(() => false));
    expect(asked).toHaveLength(2);
    answer(team.certs);
    expect(await opens(token, 1.9)).toBe(false);
    expect(await opens(token, 2)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["do not answer any more", null],
    ["answer no key", { keys: [] }],
  ])("that came once open for a day where they %s, and are asked for once a minute", async (_, instead) => {
    const { team, asked, opens, answer } = await watched();
    const token = await team.token({ exp: NOW / 1000 + 7 * 86_400 });
    expect(await opens(token, 0)).toBe(true);
    answer(async () => instead);
    for (const minute of [59, 60, 60.5, 61, 24 * 60 - 1]) expect(await opens(token, minute)).toBe(true);
    expect(asked).toHaveLength(4);
    expect(await opens(await team.token({}, { kid: "made-up" }), 24 * 60 - 1)).toBe(false);
    expect(await opens(token, 24 * 60)).toBe(false);
    answer(team.certs);
    expect(await opens(token, 24 * 60 + 1)).toBe(true);
  });

  it("are waited for by all who come before the first answer, which is asked for once", async () => {
    const { team, asked, opens, answer } = await watched();
    const token = await team.token();
    answer(async () => {
      await scheduler.wait(50);
      return team.certs();
    });
    const atOnce = Array.from({ length: 20 }, () => opens(token, 0));
    expect(await Promise.all(atOnce)).toEqual(atOnce.map(() => true));
    expect(asked).toHaveLength(1);
  });

  it("that are held keep nobody waiting while newer ones are asked for", async () => {
    const { team, asked, opens, answer } = await watched();
    const token = await team.token();
    expect(await opens(token, 0)).toBe(true);
    const came = Promise.withResolvers<unknown>();
    answer(() => came.promise);
    const first = opens(token, 60);
    while (asked.length < 2) await scheduler.wait(1);
    expect(await opens(token, 60)).toBe(true);
    came.resolve(await team.certs());
    expect(await first).toBe(true);
  });

  it("are asked for again where the request that asked was cancelled, and never heard", async () => {
    const { team, asked, opens, answer } = await watched();
    const token = await team.token();
    answer(() => new Promise(() => {}));
    void opens(token, 0);
    while (asked.length < 1) await scheduler.wait(1);
    answer(team.certs);
    expect(await opens(token, 0.25)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("are left alone for a minute from the end of an answer that did not come, not from its beginning", async () => {
    const team = await newTeam();
    let now = NOW;
    let asked = 0;
    const getJson = async () => {
      asked += 1;
      now += 10_000;
      return null;
    };
    const headers = { "Cf-Access-Jwt-Assertion": await team.token() };
    const access = { issuer: team.issuer, audience: AUDIENCE, admins: new Set<string>() };
    const opens = () =>
      accessPerson(new Request("https://a.example/", { headers }), access, { getJson, now: () => now });
    await opens();
    now += 59_000;
    await opens();
    expect(asked).toBe(1);
    now += 1_000;
    await opens();
    expect(asked).toBe(2);
  });

  it("are taken where some among them are none that we know", async () => {
    const { team, opens, answer } = await watched();
    const certs = JSON.parse(JSON.stringify(await team.certs()));
    const strange = [null, { kid: "ec", kty: "EC", crv: "P-256" }, { kid: "broken", kty: "RSA", n: "*", e: "AQAB" }];
    answer(async () => ({ keys: [...strange, ...certs.keys] }));
    expect(await opens(await team.token({}, { kid: "broken" }), 0)).toBe(false);
    expect(await opens(await team.token(), 0)).toBe(true);
  });
});
