import { useEffect } from 'preact/hooks'

/** Undo and Redo by the keyboard, but in a text, where the browser's own takes back letters. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, target } = event
      const isWriting =
        target instanceof Element && target.matches('textarea, input:not([type=radio], [type=checkbox])')
      if (!(ctrlKey || metaKey) || isWriting) return
      const letter = key.toLowerCase()
      if (letter !== 'z' && letter !== 'y') return
      event.preventDefault()
      if (letter === 'y' || shiftKey) redo()
      else undo()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [undo, redo])
}
