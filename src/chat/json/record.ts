/** Without a prototype, so that "__proto__" is a name like any other. */
export function recordOf(): Record<string, unknown> {
  return Object.create(null);
}
