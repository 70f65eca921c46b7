/** The parts of a card of Google Chat that we use. `text` is HTML but where it says otherwise. */
export interface Card {
  /** Plain text. */
  readonly header?: { readonly title: string };
  readonly sections: readonly Section[];
}

export interface Section {
  readonly header?: string;
  readonly widgets: readonly Widget[];
}

export type Widget = TextParagraph | DecoratedText | ButtonList;

export interface TextParagraph {
  readonly textParagraph: { readonly text: string };
}

export interface DecoratedText {
  readonly decoratedText: { readonly topLabel: string; readonly text: string; readonly wrapText: true };
}

export interface ButtonList {
  readonly buttonList: { readonly buttons: readonly Button[] };
}

export interface Button {
  /** Plain text. */
  readonly text: string;
  readonly onClick: { readonly openLink: { readonly url: string } };
}

export function paragraph(text: string): TextParagraph {
  return { textParagraph: { text } };
}
