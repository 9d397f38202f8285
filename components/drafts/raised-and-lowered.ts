import { Mark } from '@tiptap/core';

declare module '@tiptap/core' {
  // Tiptap's own way to type an extension's commands is to extend this interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Commands<ReturnType> {
    raisedAndLowered: {
      toggleSuperscript: () => ReturnType;
      toggleSubscript: () => ReturnType;
    };
  }
}

/**
 * Raised words: a power, an ordinal. A mark of the text, since 10⁶ is not 106. What is
 * raised is no longer lowered; where two people do both at once, both stand.
 */
export const Superscript = Mark.create({
  name: 'superscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
  addCommands() {
    return {
      toggleSuperscript:
        () =>
        ({ chain }) =>
          chain().unsetMark('subscript').toggleMark('superscript').run(),
    };
  },
});

/** Lowered words: a formula, an index. */
export const Subscript = Mark.create({
  name: 'subscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
  addCommands() {
    return {
      toggleSubscript:
        () =>
        ({ chain }) =>
          chain().unsetMark('superscript').toggleMark('subscript').run(),
    };
  },
});
