const PLAIN = "color:#1c1f23;background-color:#ffffff;";
const SOFT = "color:#565d66;background-color:#ffffff;";
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;";
const LINES = `${FONT}line-height:1.45;overflow-wrap:anywhere;word-break:break-word;`;
const TEXT = `${LINES}font-size:16px;`;
const SMALL = `${LINES}font-size:14px;`;

/** Inline, because many mail programs support nothing else. Colours have a contrast of at least 4.5:1. */
export const STYLE = {
  body: `margin:0;padding:12px;${PLAIN}`,
  table: "max-width:600px;margin:0 auto;border-collapse:separate;table-layout:fixed;overflow:hidden;",
  summary: `${LINES}${PLAIN}font-size:18px;font-weight:bold;padding:4px 0 12px;`,
  state: `${TEXT}color:#1c1f23;background-color:#fdf1dc;border-left:4px solid #7a4b00;padding:10px 12px;`,
  item: `${TEXT}${PLAIN}border-top:1px solid #8a929b;padding:10px 0;`,
  link: "padding:2px 0;color:#0b57a4;background-color:#ffffff;text-decoration:underline;",
  label: `${SMALL}${SOFT}padding:4px 0;`,
  quote: `${TEXT}color:#1c1f23;background-color:#fdf1dc;border-left:4px solid #7a4b00;padding:10px 12px;`,
  buttonCell: `${TEXT}${PLAIN}padding:16px 0 8px;`,
  button:
    "display:inline-block;padding:12px 20px;border-radius:6px;font-weight:bold;text-decoration:none;" +
    "color:#ffffff;background-color:#0b57a4;",
  address: "color:#565d66;",
  fact: `${TEXT}${PLAIN}padding:2px 0;`,
  small: `${SMALL}${SOFT}padding:4px 0 12px;`,
  figures: "border-collapse:collapse;margin:12px 0;",
  caption: `${TEXT}${PLAIN}font-weight:bold;text-align:start;padding:4px 0;`,
  column: `${SMALL}${SOFT}font-weight:normal;text-align:start;padding:4px 8px 4px 0;`,
  columnOfNumbers: `${SMALL}${SOFT}font-weight:normal;text-align:end;padding:4px 0 4px 8px;`,
  rowName: `${TEXT}${PLAIN}font-weight:normal;text-align:start;padding:4px 8px 4px 0;`,
  number: `${TEXT}${PLAIN}text-align:end;padding:4px 0 4px 8px;`,
} as const;

/** Preact escapes it like any text, so it must contain no double quote, ampersand or angle bracket. */
export const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .plain { color: #e7e9eb !important; background-color: #14171a !important; }
  .soft { color: #a4acb5 !important; background-color: #14171a !important; }
  .item { color: #e7e9eb !important; background-color: #14171a !important; border-color: #6b737c !important; }
  .link { color: #8ec2ff !important; background-color: #14171a !important; }
  .quote { color: #e7e9eb !important; background-color: #3a2c12 !important; border-color: #f3c779 !important; }
  .button { color: #10151a !important; background-color: #8ec2ff !important; }
}`;
