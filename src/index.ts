import { DurableObject } from "cloudflare:workers";
export class Courier extends DurableObject {}
export default { fetch: () => new Response("hi") };
