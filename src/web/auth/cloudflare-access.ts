import { errors, jwtVerify } from "jose";
import * as v from "valibot";
import type { CloudflareAccess } from "../../config/access.ts";
import { cookieOf } from "../http/cookie.ts";
import type { Person } from "../principal.ts";
import type { GetJson } from "../request/context.ts";
import { verificationKey } from "./jwks.ts";
import type { AccessPorts } from "./ports.ts";

/** In seconds: the tolerated difference between Cloudflare's clock and ours. */
const CLOCK_TOLERANCE = 30;

/** A person has an e-mail address. A service token, or a client certificate, has only a name. */
const claims = v.union([
  v.object({ email: v.pipe(v.string(), v.minLength(1)) }),
  v.object({ common_name: v.pipe(v.string(), v.minLength(1)) }),
]);

/**
 * The person or program that Cloudflare Access admitted, from the application token that it adds to every request; null
 * if there is none, or it is for another application, by another issuer, expired, or identifies nobody. Browsers also
 * send it as a cookie.
 */
export async function accessPerson(
  request: Request,
  access: Omit<CloudflareAccess, "also"> | null,
  { getJson, now }: Pick<AccessPorts, "getJson" | "now">,
): Promise<Person | null> {
  if (access === null) return null;
  const token = request.headers.get("Cf-Access-Jwt-Assertion") ?? cookieOf(request, "CF_Authorization");
  if (token === null) return null;
  const payload = await verified(token, access, getJson, now);
  const said = v.safeParse(claims, payload);
  if (!said.success) return null;
  const claimed = said.output;
  // Names of service tokens and certificates are chosen by their issuer: none of them makes an administrator.
  if ("common_name" in claimed) {
    return { kind: "person", role: "supervisor", name: claimed.common_name, authMethod: "service-token" };
  }
  const role = access.admins.has(claimed.email.toLowerCase()) ? "admin" : "supervisor";
  return { kind: "person", role, name: claimed.email, authMethod: "access" };
}

async function verified(
  token: string,
  { issuer, audience }: Pick<CloudflareAccess, "issuer" | "audience">,
  getJson: GetJson,
  now: () => number,
): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(
      token,
      async (header) => {
        const key = await verificationKey(issuer, header, getJson, now);
        if (key === null) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        issuer,
        audience,
        algorithms: ["RS256"],
        requiredClaims: ["exp"],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(now()),
      },
    );
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
