import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Whether any of an element is on the screen. */
export function useIsSeen(target: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (!target.current) return
    const observer = new IntersectionObserver(entries => setSeen(entries.at(-1)?.isIntersecting ?? false))
    observer.observe(target.current)
    return () => observer.disconnect()
  }, [target])
  return isSeen
}
