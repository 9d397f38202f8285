import type { EditorView } from '@tiptap/pm/view';
import type { Doc } from 'yjs';
import { incomingUpdatesOf } from '@/components/live/incoming-updates';

/** A composition at which nobody types any more holds nothing back, in milliseconds. */
const patience = 3_000;
/** The browser and ProseMirror finish a composition after its event, in milliseconds. */
const finishing = 50;

/**
 * Lets what others write wait while a sign is composed, and tells when it is finished.
 *
 * @returns stops listening
 */
export function waitForCompositions(
  { dom }: Pick<EditorView, 'dom'>,
  doc: Doc,
  finished: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    incomingUpdatesOf(doc)?.release();
    finished();
  };
  const after = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(release, milliseconds);
  };
  const compose = () => {
    incomingUpdatesOf(doc)?.hold();
    after(patience);
  };
  const end = () => after(finishing);
  dom.addEventListener('compositionstart', compose);
  dom.addEventListener('compositionupdate', compose);
  dom.addEventListener('compositionend', end);
  return () => {
    clearTimeout(timer);
    incomingUpdatesOf(doc)?.release();
    dom.removeEventListener('compositionstart', compose);
    dom.removeEventListener('compositionupdate', compose);
    dom.removeEventListener('compositionend', end);
  };
}
