/**
 * The parts of an Adaptive Card that we use, all of them in version 1.3: workflows do not post cards of 1.5. A TextBlock
 * reads Markdown, and so do the facts of a FactSet; a RichTextBlock shows its text as it is, so all text stands in those.
 */
export interface AdaptiveCard {
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly type: "AdaptiveCard";
  readonly version: "1.3";
  readonly lang: string;
  readonly fallbackText: string;
  readonly speak: string;
  readonly msteams: { readonly width: "Full" };
  readonly body: readonly CardElement[];
  readonly actions?: readonly OpenUrl[];
}

export type CardElement = RichTextBlock | Container | ActionSet;

export interface RichTextBlock {
  readonly type: "RichTextBlock";
  readonly spacing?: Spacing;
  readonly inlines: readonly TextRun[];
}

export interface TextRun extends TextStyle {
  readonly type: "TextRun";
  readonly text: string;
}

interface TextStyle {
  readonly size?: "large" | "small";
  readonly weight?: "bolder";
  readonly color?: "accent";
  readonly isSubtle?: true;
  readonly underline?: true;
}

export interface Container {
  readonly type: "Container";
  readonly style?: ContainerStyle;
  readonly bleed?: true;
  readonly spacing?: Spacing;
  readonly selectAction?: OpenUrl;
  readonly items: readonly CardElement[];
}

export interface ActionSet {
  readonly type: "ActionSet";
  readonly spacing?: Spacing;
  readonly actions: readonly OpenUrl[];
}

export interface OpenUrl {
  readonly type: "Action.OpenUrl";
  readonly title: string;
  readonly url: string;
}

export type ContainerStyle = "emphasis" | "good" | "warning" | "attention" | "accent";
type Spacing = "none" | "small";

export function run(text: string, style: TextStyle = {}): TextRun {
  return { type: "TextRun", text, ...style };
}

export function rich(inlines: readonly TextRun[], spacing?: Spacing): RichTextBlock {
  return { type: "RichTextBlock", ...(spacing === undefined ? {} : { spacing }), inlines };
}

export function container(items: readonly CardElement[], more: Partial<Container> = {}): Container {
  return { type: "Container", ...more, items };
}

export function openUrl(title: string, url: string): OpenUrl {
  return { type: "Action.OpenUrl", title, url };
}
