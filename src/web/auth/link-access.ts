import type { LinkFacts } from "../../store/signing-keys.ts";
import { DAY } from "../../time/durations.ts";
import type { Access } from "../principal.ts";
import { usesSignedLinks } from "./link-policy.ts";
import type { AccessPorts, AccessSettings } from "./ports.ts";
import { isSignedBy, readLink, type SignedLink } from "./signed-links.ts";

type LinkSettings = Omit<AccessSettings, "supervisorToken" | "sessionIdle">;
type LinkPorts = Pick<AccessPorts, "now" | "links">;

const STRANGER = { kind: "stranger" } as const;
const NONE = { linkSecrets: [], adminTokens: [] };

/** How long, in milliseconds, the previous version may still sign links during a deploy. */
const REPLACING = 120_000;

/**
 * The holder of a link for this very path; unauthenticated if we did not sign it, or its target is no longer in the
 * settings. Throws StoreUnavailable if D1 is needed to tell and does not answer.
 */
export async function linkAccess(
  request: Request,
  settings: LinkSettings,
  ports: LinkPorts,
): Promise<Exclude<Access, { kind: "person" }>> {
  const { pathname, search } = new URL(request.url);
  const link = usesSignedLinks(settings) ? readLink(pathname, search) : null;
  if (link === null || !settings.targets.has(link.target)) return STRANGER;
  if (!(await isGenuine(link, settings, ports))) return STRANGER;
  if (ports.now() >= link.expiresAt) return { kind: "expired" };
  const { target, number, expiresAt } = link;
  if (number < revocationsOf(target, await ports.links.read())) return { kind: "revoked" };
  return { kind: "link", target, number, expiresAt, path: link.path + link.search };
}

function revocationsOf(target: string, { revocations }: LinkFacts): number {
  return revocations.get(target) ?? 0;
}

/** D1 is queried only if no secret in the settings signed the link, and then once a minute. */
async function isGenuine(link: SignedLink, settings: LinkSettings, { links, now }: LinkPorts): Promise<boolean> {
  const { linkSecret, linkSecretPrevious, adminToken, untrimmed = NONE } = settings;
  // The previous secret may be the admin token itself, which must not open links permanently.
  const before = [linkSecretPrevious, ...untrimmed.linkSecrets].filter((one) => one?.trim() !== adminToken);
  if (await isSignedBy([linkSecret, ...before].filter(isSet), link)) return true;
  const { secret, since } = await links.read();
  if (secret !== null && (await isSignedBy([secret], link))) return true;
  // Version 0.1 signed with the admin token if LINK_SECRET was not set. A link that ends later than such a link could
  // is forged.
  const longest = settings.linkDays * DAY + REPLACING;
  if (link.expiresAt > (since ?? now()) + longest || !(await isSignedBy([adminToken, ...untrimmed.adminTokens], link)))
    return false;
  return since !== null || link.expiresAt <= (await links.make()).since + longest;
}

function isSet(secret: string | null): secret is string {
  return secret !== null;
}
