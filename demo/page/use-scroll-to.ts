import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/**
 * Brings an element to the top of the view whenever `key` changes, and then calls `arrived`. Only where the view has a
 * scroll bar of its own: the visitor is typing in the page, which must not move.
 */
export function useScrollTo(
  target: RefObject<HTMLElement | null>,
  key: string | undefined,
  arrived: () => void,
) {
  // Only a new key is a reason to scroll.
  useEffect(() => {
    if (key === undefined) return
    arrived()
    const view = target.current?.parentElement
    if (!view || getComputedStyle(view).overflowY !== 'auto') return
    const covered = view.querySelector<HTMLElement>('.destinations')?.offsetHeight ?? 0
    view.scrollTo({ top: (target.current?.offsetTop ?? 0) - covered })
  }, [key])
}
