const PATHS = {
  alert: 'M12 7.5V13m0 3.4v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0',
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  check: 'm7 12.5 3.5 3.5L17 9',
}

/** Drawn by elements, since a page's policy may forbid images and styles alike. */
export const Icon = ({ name }: { name: keyof typeof PATHS }) => (
  <svg class={name} part="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
