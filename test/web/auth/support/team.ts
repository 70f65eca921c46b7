import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const AUDIENCE = "a".repeat(64);
export const NOW = Date.parse("2026-11-20T10:00:00Z");

/** A team of Cloudflare Access: its keys, and the tokens that it signs. */
export interface Team {
  readonly issuer: string;
  /** Changes the key. The one before stays published. */
  rotate(): Promise<void>;
  /** An application token; `changes` to its claims, or undefined to leave one out. */
  token(changes?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>;
  /** What is published at the address of its keys. */
  readonly certs: () => Promise<unknown>;
}

let teams = 0;

/** Each under a name of its own, for keys are kept by it. */
export async function newTeam(): Promise<Team> {
  teams += 1;
  const issuer = `https://team-${teams}.cloudflareaccess.com`;
  const keys = [await newKey("key-0")];
  return {
    issuer,
    async rotate() {
      keys.push(await newKey(`key-${keys.length}`));
    },
    async token(changes = {}, header = {}) {
      const key = keys.at(-1);
      if (key === undefined) throw new Error("no key");
      const now = NOW / 1000;
      const times = { iat: now, nbf: now, exp: now + 86_400 };
      const claims = {
        iss: issuer,
        aud: [AUDIENCE],
        email: "jane.smith@example.com",
        type: "app",
        ...times,
        ...changes,
      };
      return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.kid, ...header }).sign(key.privateKey);
    },
    certs: async () => ({
      keys: await Promise.all(
        keys
          .slice(-2)
          .map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" })),
      ),
      public_cert: { kid: keys.at(-1)?.kid, cert: "-----BEGIN CERTIFICATE-----" },
    }),
  };
}

async function newKey(kid: string) {
  return { kid, ...(await generateKeyPair("RS256", { extractable: true })) };
}
