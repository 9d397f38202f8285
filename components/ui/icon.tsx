/** The signs of the pages: one stroke, one size, and a word beside or behind each. */
const paths = {
  back: 'M11.5 4 6 9.5l5.5 5.5',
  check: 'm4 10 3.8 3.8L15.2 5.6',
  cross: 'm5 5 9 9m0-9-9 9',
  clock: 'M9.5 3.2a6.3 6.3 0 1 0 0 12.6 6.3 6.3 0 0 0 0-12.6M9.5 6v3.7l2.5 1.6',
  warning: 'M9.5 3.6 16.4 15.4H2.6zM9.5 8v3.4M9.5 13.3v.1',
  lock: 'M5 8.6h9v6.4H5zM6.7 8.6V6.4a2.8 2.8 0 0 1 5.6 0v2.2',
  more: 'M4 9.5h.01M9.5 9.5h.01M15 9.5h.01',
  down: 'm5.5 7.5 4 4 4-4',
  up: 'm5.5 11.5 4-4 4 4',
  comment: 'M3.5 4.5h12v8.6H9.3L6 16v-2.9H3.5z',
  answer: 'M8 5 4 9l4 4M4 9h6.5a4.5 4.5 0 0 1 4.5 4.5v1',
  people:
    'M7.5 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M3 15c.3-3 2-4.3 4.5-4.3S11.7 12 12 15M12.2 4.8a2.4 2.4 0 0 1 0 4.5M13.6 11c1.5.5 2.4 1.9 2.6 4',
  outline: 'M3.5 5h12M6.5 9.5h9M6.5 14h9',
  withdrawn: 'M7 5 4 8l3 3M4 8h6.5a3.8 3.8 0 0 1 0 7.6H8',
} as const;

export type IconName = keyof typeof paths;

/** A drawing only: what it means stands beside it or on its button. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  const size = small ? 15 : 18;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 19 19"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="flex-none"
    >
      <path d={paths[name]} />
    </svg>
  );
}
