import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { LineRefusal } from '@/domain/sessions/invitation-list';
import type { Place, PlaceRefusal } from '@/domain/sessions/participant';

/** What became of a pasted list, line by line. */
export type InvitedList = {
  lines: readonly ({ line: number; text: string } & (
    | { ok: true; name: string; email: string; place: Place }
    | { ok: false; refusal: LineRefusal | PlaceRefusal | 'demonstration-person' }
  ))[];
  mail: 'on-its-way' | 'some-later' | 'not-set-up';
};

const mailWords = {
  'on-its-way': 'mailOnItsWay',
  'some-later': 'mailSomeLater',
  'not-set-up': 'mailNotSetUp',
} as const;

/** Tells who was invited and which lines were not followed, each with its reason. */
export function InviteResults({ invited: { lines, mail } }: { invited: InvitedList }) {
  const words = useTranslations('participants');
  const names = useTranslations('sessions');
  const taken = lines.filter((line) => line.ok);
  const refused = lines.filter((line) => !line.ok);
  return (
    <div className="flex flex-col gap-3">
      <Notice
        tone={taken.length > 0 ? 'positive' : 'caution'}
        announce="polite"
        title={words('invitedCount', { count: taken.length })}
      >
        {taken.length > 0 && (
          <>
            <p>{words(mailWords[mail])}</p>
            <details className="mt-1">
              <summary className="inline-flex min-h-8 items-center">
                {words('invitedLines')}
              </summary>
              <ul className="mt-1 list-disc ps-5">
                {taken.map(({ line, name, email, place }) => (
                  <li key={`${line} ${email}`} className="break-words">
                    {name} · {email} · {names(`roles.${place.role}`)}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Notice>
      {refused.length > 0 && (
        <Notice
          tone="caution"
          announce="polite"
          title={words('refusedCount', { count: refused.length })}
        >
          <ul aria-label={words('refusedLines')} className="mt-1 list-disc ps-5">
            {refused.map(({ line, text, refusal }) => (
              <li key={`${line} ${text}`} className="break-words">
                {words('lineNumber', { line })}, <code className="text-sm">{shortened(text)}</code>:{' '}
                {words(`lineRefusals.${refusal}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
