import { useDesigner } from '../designer.ts'

/** What the relay says of one place in the config, and of what is within it where nobody else says it. */
export function Mistakes({ id, path, within = false }: { id?: string; path: string; within?: boolean }) {
  const { mistakes } = useDesigner()
  const found = mistakes.filter(mistake => mistake.path === path || (within && isWithin(mistake.path, path)))
  if (found.length === 0) return null
  return (
    <p class="mistake" id={id}>
      {found.map(({ expected }) => `Expected: ${expected}.`).join(' ')}
    </p>
  )
}

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length))
}
