import { type Check, flag, list, object, type Shape, text, typed, url, word } from "../shape.ts";

/** The elements of Adaptive Cards 1.4 that a message may hold, as the documentation has them. */

const MANY = Number.MAX_SAFE_INTEGER;
const words = text(1, MANY);

const openUrl = object(
  { type: word("Action.OpenUrl"), url: url(MANY) },
  { title: words, iconUrl: url(MANY), style: word("default", "positive", "destructive"), tooltip: words },
);
/** A row shows so many; Teams hides the others behind a menu. */
const actions = list(typed({ "Action.OpenUrl": openUrl }), 1, 6);

const common: Shape = {
  id: words,
  isVisible: flag,
  separator: flag,
  height: word("auto", "stretch"),
  spacing: word("default", "none", "small", "medium", "large", "extraLarge", "padding"),
};

const style: Shape = {
  color: word("default", "dark", "light", "accent", "good", "warning", "attention"),
  fontType: word("default", "monospace"),
  isSubtle: flag,
  size: word("default", "small", "medium", "large", "extraLarge"),
  weight: word("default", "lighter", "bolder"),
};

const element = (type: string, required: Shape, optional: Shape = {}) =>
  object({ type: word(type), ...required }, { ...common, ...optional });

const textRun = object(
  { type: word("TextRun"), text: words },
  { ...style, highlight: flag, italic: flag, strikethrough: flag, underline: flag, selectAction: openUrl },
);

/** Written as a function because containers hold elements. */
const cardElement: Check = (value, at) =>
  typed({
    TextBlock: element(
      "TextBlock",
      { text: words },
      { ...style, wrap: flag, horizontalAlignment: word("left", "center", "right") },
    ),
    RichTextBlock: element("RichTextBlock", { inlines: list(textRun, 1, MANY) }),
    FactSet: element("FactSet", { facts: list(object({ title: words, value: words }), 1, MANY) }),
    ActionSet: element("ActionSet", { actions }),
    Container: element(
      "Container",
      { items: list(cardElement, 1, MANY) },
      {
        style: word("default", "emphasis", "good", "attention", "warning", "accent"),
        bleed: flag,
        selectAction: openUrl,
      },
    ),
  })(value, at);

export const card: Check = object(
  { type: word("AdaptiveCard"), version: word("1.0", "1.1", "1.2", "1.3", "1.4"), body: list(cardElement, 1, MANY) },
  {
    $schema: words,
    lang: text(2, 3),
    fallbackText: words,
    speak: words,
    msteams: object({}, { width: word("Full") }),
    actions,
  },
);
