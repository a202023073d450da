import { useEffect, useRef, useState } from 'preact/hooks'
import type { DesignAnswer } from '../../playground/design.ts'
import type { FormDesign } from './form-input.ts'
import { putDesign } from './put-design.ts'

/** Long enough for a word, short enough to feel at once. */
const PAUSE_MS = 200
const AGAIN_MS = 2_000

export interface Shown extends DesignAnswer {
  /** The demo is gone. */
  isLost: boolean
}

/** What the relay makes of the design: asked after each change, one question at a time, the newest design last. */
export function useShown(design: FormDesign): Shown {
  const [shown, setShown] = useState<Shown>({ mistakes: [], version: null, snippet: null, isLost: false })
  const busy = useRef(false)
  const newest = useRef(design)
  newest.current = design

  useEffect(() => {
    const ask = async () => {
      if (busy.current) return
      busy.current = true
      const asked = newest.current
      try {
        const answer = await putDesign(asked)
        setShown({ ...answer, isLost: false })
      } catch {
        setShown(before => ({ ...before, isLost: true }))
        setTimeout(ask, AGAIN_MS)
      }
      busy.current = false
      if (newest.current !== asked) await ask()
    }
    const timer = setTimeout(ask, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [design])
  return shown
}
