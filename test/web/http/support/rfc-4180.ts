/**
 * Reads a file as RFC 4180 has it, with any separator, character by character: quoted or not, with line ends in fields.
 * It knows nothing of how ours are written.
 */
export function parseCsv(text: string, separator = ","): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let isQuoted = false;
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const endField = () => {
    row.push(field);
    field = "";
  };
  while (at < text.length) {
    const character = text[at] ?? "";
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && field === "") isQuoted = true;
    else if (character === separator) endField();
    else if (character === "\r" && text[at + 1] === "\n") {
      endField();
      rows.push(row);
      row = [];
      at += 1;
    } else field += character;
    at += 1;
  }
  if (isQuoted || field !== "" || row.length > 0) throw new Error("the file does not end with a row");
  return rows;
}
