/** What a mail says: paragraphs around one link. Plain words, no HTML. */
export type Letter = {
  language: string;
  greeting: readonly string[];
  link: { words: string; url: string };
  closing: readonly string[];
};

/** A letter as plain text and as HTML; both say the same. */
export function composeLetter(letter: Letter): { text: string; html: string } {
  return { text: asText(letter), html: asHtml(letter) };
}

function asText({ greeting, link, closing }: Letter): string {
  return [...greeting, `${link.words}\n${link.url}`, ...closing].join('\n\n');
}

function asHtml({ language, greeting, link, closing }: Letter): string {
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escapeHtml(words)}</p>`;
  const small = (words: string) =>
    `<p style="margin:0 0 12px;font-size:14px;color:#5d5a53">${escapeHtml(words)}</p>`;
  const url = escapeHtml(link.url);
  return [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"></head>`,
    '<body style="margin:0;padding:32px 16px;background:#faf8f4;color:#1c1b19;',
    'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif">',
    '<div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;',
    'border:1px solid #ddd8cd">',
    '<p style="margin:0 0 24px;font:600 20px Georgia,serif">Plenary</p>',
    ...greeting.map(paragraph),
    `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;`,
    'background:#1f4f8b;color:#ffffff;text-decoration:none;border-radius:6px">',
    `${escapeHtml(link.words)}</a></p>`,
    ...closing.map(small),
    `<p style="margin:0;font-size:13px;color:#5d5a53;word-break:break-all">${url}</p>`,
    '</div></body></html>',
  ].join('');
}

function escapeHtml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
