import { SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { accessPerson } from "../../../src/web/auth/cloudflare-access.ts";
import { AUDIENCE, NOW, newTeam, type Team } from "./support/team.ts";

const ADMINS = new Set(["jane.smith@example.com"]);
const DAY = 86_400;

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function personBy(token: string, name = "Cf-Access-Jwt-Assertion", now = NOW) {
  const access = { issuer: team.issuer, audience: AUDIENCE, admins: ADMINS };
  return accessPerson(new Request("https://alerts.example/", { headers: { [name]: token } }), access, {
    getJson: team.certs,
    now: () => now,
  });
}

const seconds = NOW / 1000;

describe("whom Cloudflare Access let in", () => {
  it("is known by their address, and an administrator where ADMINS has it, in whatever case", async () => {
    const admin = { kind: "person", role: "admin", name: "Jane.Smith@Example.com", authMethod: "access" };
    expect(await personBy(await team.token({ email: "Jane.Smith@Example.com" }))).toEqual(admin);
    const other = { kind: "person", role: "supervisor", name: "peter.novak@example.com", authMethod: "access" };
    expect(await personBy(await team.token({ email: "peter.novak@example.com" }))).toEqual(other);
  });

  it("is known by the cookie where no header came", async () => {
    const token = await team.token();
    expect(await personBy(`other=1; CF_Authorization=${token}`, "Cookie")).toMatchObject({ role: "admin" });
  });

  it("as a service token or certificate is a supervisor, whatever its name", async () => {
    const named = { email: undefined, sub: "", common_name: "jane.smith@example.com" };
    const service = { kind: "person", role: "supervisor", name: "jane.smith@example.com", authMethod: "service-token" };
    expect(await personBy(await team.token(named))).toEqual(service);
  });

  it("is known within half a minute of the times in the token, whose clock may be another", async () => {
    expect(await personBy(await team.token({ exp: seconds - 29 }))).not.toBeNull();
    expect(await personBy(await team.token({ nbf: seconds + 29 }))).not.toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ["is over", { exp: seconds - 31 }],
    ["is not yet valid", { nbf: seconds + 31 }],
    ["never ends", { exp: undefined }],
    ["is for another application", { aud: ["b".repeat(64)] }],
    ["is for none", { aud: undefined }],
    ["is of another team", { iss: "https://other.cloudflareaccess.com" }],
    ["is of nobody", { iss: undefined }],
    ["names nobody", { email: undefined }],
    ["names nobody in particular", { email: "" }],
    ["names no text", { email: ["jane.smith@example.com"] }],
  ])("is nobody by a token that %s", async (_, changes) => {
    expect(await personBy(await team.token(changes))).toBeNull();
  });

  it("is nobody by another team's signature under this team's name and key id", async () => {
    const other = await newTeam();
    expect(await personBy(await other.token({ iss: team.issuer }))).toBeNull();
  });

  it("is nobody by a token that the published key signed as if it were a secret, or nobody signed", async () => {
    const claims = { iss: team.issuer, aud: AUDIENCE, email: "jane.smith@example.com", exp: seconds + DAY };
    const asSecret = new TextEncoder().encode(JSON.stringify(await team.certs()));
    const hmac = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "key-0" }).sign(asSecret);
    const bare = (text: object) => btoa(JSON.stringify(text)).replaceAll("=", "");
    for (const alg of ["none", "None", ""]) {
      expect(await personBy(`${bare({ alg, kid: "key-0" })}.${bare(claims)}.`)).toBeNull();
    }
    expect(await personBy(hmac)).toBeNull();
  });

  it.each(["", "x", "a.b.c", "..", "x".repeat(10_000)])("is nobody by %j", async (token) => {
    expect(await personBy(token)).toBeNull();
  });

  it("is nobody by a token with any part changed", async () => {
    const [header = "", claims = "", signature = ""] = (await team.token()).split(".");
    const other = (await team.token({ email: "peter.novak@example.com" })).split(".");
    expect(await personBy([header, other[1], signature].join("."))).toBeNull();
    expect(await personBy([header, claims, other[2]].join("."))).toBeNull();
    expect(await personBy([header, claims, ""].join("."))).toBeNull();
  });
});
