import { caretColourIndex } from '@/domain/live/caret-colours';
import { initialsOf } from '@/domain/people/initials';
import '@/components/drafts/authors.css';
import './avatar.css';

/** A person's initials in the colour of their caret. Their name always stands beside or behind it. */
export function Avatar({ participantId, name }: { participantId: string; name: string }) {
  return (
    <span aria-hidden="true" className={`avatar written-${caretColourIndex(participantId)}`}>
      {initialsOf(name)}
    </span>
  );
}
