import { CopyButton } from './code/CopyButton.tsx'
import { IconButton } from './controls/IconButton.tsx'
import type { Workbench } from './use-workbench.ts'

/** The name of the page, the way back, and what concerns the design as a whole. */
export function Header({ history, undo, redo }: Pick<Workbench, 'history' | 'undo' | 'redo'>) {
  return (
    <header class="top">
      <nav aria-label="Way back">
        <a href="/">Demo</a>
      </nav>
      <h1>Playground</h1>
      <div class="top-actions">
        <IconButton icon="undo" label="Undo" disabled={history.past.length === 0} onClick={undo} />
        <IconButton icon="redo" label="Redo" disabled={history.future.length === 0} onClick={redo} />
        <CopyButton label="Copy link" text={() => location.href} />
      </div>
    </header>
  )
}
