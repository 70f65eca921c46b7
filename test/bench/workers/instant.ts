/** Answers at once: what the runtime, the loopback and the load generator cost by themselves. */
export default {
  fetch: () => new Response("ok"),
} satisfies ExportedHandler;
