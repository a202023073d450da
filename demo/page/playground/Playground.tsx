import { useEffect, useState } from 'preact/hooks'
import { FormJson } from './code/FormJson.tsx'
import { Snippet } from './code/Snippet.tsx'
import { DesignPanel } from './DesignPanel.tsx'
import { DesignerContext } from './designer.ts'
import { Header } from './Header.tsx'
import { linkOf } from './link.ts'
import type { Start } from './read-start.ts'
import { Stage } from './stage/Stage.tsx'
import { type Tab, Tabs } from './Tabs.tsx'
import { useUndoKeys } from './use-undo-keys.ts'
import { useWorkbench } from './use-workbench.ts'

/** Where a form is designed: controls on the left, the form on its devices on the right. */
export function Playground({ start }: { start: Start }) {
  const bench = useWorkbench(start.design)
  const { designer, shown, history, undo, redo } = bench
  const [tab, choose] = useState<Tab>('design')
  useUndoKeys(undo, redo)
  useEffect(() => {
    void linkOf(designer.design).then(link => window.history.replaceState(null, '', link))
  }, [designer.design])
  return (
    <DesignerContext.Provider value={designer}>
      <div class={`playground shows-${tab}`}>
        <Header history={history} undo={undo} redo={redo} />
        <aside class="side" aria-label="Controls">
          <Tabs tab={tab} choose={choose} />
          <div
            class="side-body"
            role="tabpanel"
            id="panel-design"
            aria-labelledby="tab-design"
            hidden={tab !== 'design'}
          >
            <DesignPanel refused={start.refused} />
          </div>
          <div
            class="side-body"
            role="tabpanel"
            id="panel-code"
            aria-labelledby="tab-code"
            hidden={tab !== 'code'}
          >
            <Snippet snippet={shown.snippet} />
            <FormJson />
          </div>
        </aside>
        <Stage shown={shown} />
      </div>
    </DesignerContext.Provider>
  )
}
