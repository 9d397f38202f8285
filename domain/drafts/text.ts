/** A text as plain data: a ProseMirror document in JSON. */
export type TextJson = { type: 'doc'; content?: TextNode[] };

/** One node of a text. Inside, `text` nodes carry the words and their marks. */
export type TextNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: TextNode[];
  text?: string;
  marks?: TextMark[];
};

export type TextMark = { type: string; attrs?: Record<string, unknown> };
