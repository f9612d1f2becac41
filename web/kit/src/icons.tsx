const outlines = {
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z',
  say: 'M4 5h16v11H11l-5 4v-4H4ZM8 9h8M8 12.5h5',
  list: 'M5 3.5h14v17H5ZM8.5 8.5h7M8.5 12h7M8.5 15.5h4',
  people:
    'M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5.2a3.3 3.3 0 0 1 0 5.8M18 14.5c2 .9 3.2 2.8 3.5 5.5',
  home: 'M4 11 12 4l8 7v9H4ZM10 20v-6h4v6',
  me: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4 20.5c.8-4.5 3.8-6.5 8-6.5s7.2 2 8 6.5',
  right: 'm9 5 7 7-7 7',
  back: 'M15 5 8 12l7 7',
  down: 'm5 9 7 7 7-7',
  up: 'm5 15 7-7 7 7',
  camera: 'M3.5 7.5h4l1.5-2.5h6l1.5 2.5h4v12h-17ZM15.5 13a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z',
  pin: 'M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11ZM14.3 10a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0Z',
  close: 'm6 6 12 12M18 6 6 18',
  print: 'M7 8.5V3.5h10v5M7 17H4V8.5h16V17h-3M7 14h10v6.5H7Z',
  cloud: 'M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.5 3.8 3.8 0 0 1-.5 7.5M12 20v-7m-3 3 3-3 3 3',
  noSignal:
    'M3 3l18 18M5 12.5a10 10 0 0 1 3.5-2.3M2 9a15 15 0 0 1 3.5-2.3M9.5 5.2A15 15 0 0 1 22 9M14.5 10.4A10 10 0 0 1 19 12.5M8.5 16a5 5 0 0 1 6-.6M12 19.5h.01',
  grid: 'M4 4h16v16H4ZM4 10h10M14 4v16M14 14h6',
  columns: 'M3.5 4h4.5v16H3.5ZM10 4h4v16h-4ZM16 4h4.5v16H16Z',
  search: 'M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Zm-1.5 5 4.5 4.5',
  send: 'M4 12h14M12 6l6 6-6 6',
  eye: 'M2.5 12c3-5 6-7 9.5-7s6.5 2 9.5 7c-3 5-6 7-9.5 7s-6.5-2-9.5-7ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  ask: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM9.5 9.5a2.6 2.6 0 1 1 3.5 2.4c-.7.3-1 .8-1 1.6M12 17h.01',
  clock: 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0ZM12 7v5l3.5 2',
  sound: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4ZM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  import: 'M12 4v10m-4-4 4 4 4-4M4 16v4h16v-4',
  book: 'M5 4h14v16H7a2 2 0 0 1-2-2ZM5 17.5a2 2 0 0 1 2-1.5h12',
  check: 'm4.5 12.5 5 5L19.5 7',
  undo: 'M9 6 4.5 10.5 9 15M4.5 10.5H14a5 5 0 0 1 0 10h-3',
  door: 'M6 20.5v-17h12v17M3.5 20.5h17M14.5 12h.01',
  wall: 'M3 5h18v11H3ZM8.5 20h7M12 16v4',
  copy: 'M8 8h12v12H8ZM4 16V4h12',
  pen: 'm4 20 1-4.5L16 4.5l3.5 3.5L8.5 19ZM13.5 7l3.5 3.5',
  bin: 'M4.5 7h15M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5',
  again: 'M19 12a7 7 0 1 1-2.2-5.1M19.5 3.5v4h-4',
} as const

export type IconName = keyof typeof outlines

/** An outline beside words; it never stands alone, so it is hidden from readers. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  )
}

/** The sign of the system: two roofs sharing a wall. */
export function Logo({ className = '' }: { className?: string }) {
  return (
    <svg className={`logo ${className}`} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path
        d="M2.5 25.5V11L9 5.5l5 4.2 5-4.2 6.5 5.5v14.5ZM14 9.7v15.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M6.7 25.5V18h4v7.5ZM17.3 25.5V18h4v7.5Z" fill="currentColor" />
    </svg>
  )
}
