/** A state has three carriers: this shape, a word and a colour. Shapes differ in outline, not only in colour. */
const shapes = {
  new: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  doing: (
    <>
      <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
    </>
  ),
  wait: <path d="M3 2h3v10H3zM8 2h3v10H8z" fill="currentColor" />,
  soon: <path d="M7 1l6.5 11.8H.5Z" fill="currentColor" />,
  over: <path d="M7 .3 13.7 7 7 13.7.3 7Z" fill="currentColor" />,
  done: stroked('m1.5 7.5 3.8 3.8L12.5 3', 2.4),
  no: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="m3.3 10.7 7.4-7.4" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  hung: stroked('M2 2h10v10H2Z', 2),
  again: (
    <>
      <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      {stroked('M7 3.8V7l2.3 1.6', 1.6)}
    </>
  ),
  cross: stroked('m2 2 10 10M12 2 2 12', 2.4),
  returned: stroked('M5 2 2 5l3 3M2 5h6a3.5 3.5 0 0 1 0 7H6', 1.8),
  plus: stroked('M7 1.5v11M1.5 7h11', 2.4),
  vacant: (
    <path
      d="M2 2h10v10H2Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.5 2"
    />
  ),
  moved: stroked('M1.5 7h10M8 3l4 4-4 4', 2),
} as const

export type ShapeName = keyof typeof shapes

/** The shape of a state; the word stands beside it, so readers skip it. */
export function Shape({ name, className = '' }: { name: ShapeName; className?: string }) {
  return (
    <svg className={`shape ${className}`} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}

function stroked(path: string, width: number) {
  return (
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  )
}
