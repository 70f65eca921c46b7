/** Text as HTML shows it. */
export function shown(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

export function anchor(label: string, url: string, isButton = false): string {
  return `<a${isButton ? ' class="button"' : ""} href="${shown(url)}">${shown(label)}</a>`;
}
