interface Bindings {
  readonly DB: D1Database;
  readonly TRANSCRIPTS: KVNamespace;
}

/**
 * The least that keeps a body in the same places: one INSERT before the answer and, as in ours, the KV copy after it.
 * No secret, no reading, no second delivery of the same chat.
 */
export default {
  async fetch(request, env, execution) {
    if (request.method !== "POST") return new Response("ok");
    const id = crypto.randomUUID();
    const body = await request.text();
    await env.DB.prepare("INSERT INTO bodies (id, body) VALUES (?, ?)").bind(id, body).run();
    execution.waitUntil(env.TRANSCRIPTS.put(id, body));
    return new Response("ok");
  },
} satisfies ExportedHandler<Bindings>;
