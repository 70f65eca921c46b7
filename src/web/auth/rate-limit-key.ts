import ipaddr from "ipaddr.js";

/** Whose attempts count together: an address or, of IPv6, its /64 network, all of which one customer has. */
export function whoTries(request: Request): string {
  const address = request.headers.get("CF-Connecting-IP") ?? "";
  if (!ipaddr.isValid(address)) return "unknown";
  const known = ipaddr.process(address);
  return known.kind() === "ipv4" ? known.toString() : ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString();
}
