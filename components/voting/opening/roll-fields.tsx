import { useTranslations } from 'next-intl';
import type { Opening } from './opening-form';

/** Who will be on the roll, and in which order they are called. */
export function RollFields({ opening }: { opening: Opening }) {
  const words = useTranslations('votes');
  return (
    <div>
      <p className="text-[0.9375rem] font-medium">{words('rollTitle')}</p>
      <p className="text-muted">{words('rollCount', { count: opening.seats.length })}</p>
    </div>
  );
}
