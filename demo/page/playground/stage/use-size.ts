import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Width and height of an element's inside, in CSS pixels, as they change. */
export function useSize(self: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!self.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(self.current)
    return () => observer.disconnect()
  }, [self])
  return size
}
