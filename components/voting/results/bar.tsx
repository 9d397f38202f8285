const looks = {
  elected: 'fill-positive',
  excluded: 'fill-line',
  other: 'fill-line-strong',
} as const;

type Props = { share: number; look: keyof typeof looks };

/** A bar drawn with attributes only: the page's policy refuses styles written into elements. */
export function Bar({ share, look }: Props) {
  return (
    <svg aria-hidden="true" className="mt-1 h-2 w-full overflow-hidden rounded-sm bg-sunken">
      <rect
        width={`${Math.min(Math.max(share, 0), 1) * 100}%`}
        height="100%"
        className={looks[look]}
      />
    </svg>
  );
}
