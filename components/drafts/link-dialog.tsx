'use client';

import { type Editor, getMarkRange } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { isSafeHref } from '@/domain/text/link';

/** Asks where the selected words lead to, or takes a link away. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const words = useTranslations('editor.link');
  const present = String(editor.getAttributes('link')['href'] ?? '');
  const [isWrong, setWrong] = useState(false);

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('href');
    const href = completed(typeof typed === 'string' ? typed : '');
    if (!isSafeHref(href)) {
      setWrong(true);
      return;
    }
    setLink(editor, href);
    onClose();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={words('title')}>
      <form onSubmit={apply} noValidate className="flex flex-col gap-5">
        <TextField
          name="href"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          data-autofocus=""
          label={words('address')}
          hint={words('hint')}
          error={isWrong ? words('wrong') : undefined}
          defaultValue={present}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary">
            {words('apply')}
          </Button>
          {present !== '' && (
            <Button look="danger" onClick={remove}>
              {words('remove')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** `example.org` means the web page, `ana@example.org` means mail. */
export function completed(typed: string): string {
  const address = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(address)) return `mailto:${address}`;
  if (/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/iu.test(address))
    return `https://${address}`;
  return address;
}

/** Links the selection, or the whole link the caret is in; with neither, writes the address. */
function setLink(editor: Editor, href: string): void {
  const { selection, schema } = editor.state;
  const type = schema.marks['link'];
  const inLink = type && getMarkRange(selection.$from, type);
  if (selection.empty && !inLink) {
    const link = { type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] };
    editor.chain().insertContent(link).run();
    return;
  }
  editor.chain().extendMarkRange('link').setLink({ href }).run();
}
