export const TABS = { preview: 'Preview', design: 'Design', code: 'Code' } as const

export type Tab = keyof typeof TABS

const ORDER = Object.keys(TABS) as Tab[]

/** What stands beside the preview; on a narrow screen the preview is one of them. */
export function Tabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const step = (by: number) => {
    const next = ORDER[(ORDER.indexOf(tab) + by + ORDER.length) % ORDER.length]
    if (!next) return
    choose(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label="Parts of the playground"
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') step(1)
        if (key === 'ArrowLeft') step(-1)
      }}
    >
      {ORDER.map(name => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          class={`tab is-${name}`}
          aria-selected={name === tab}
          aria-controls={`panel-${name}`}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => choose(name)}
        >
          {TABS[name]}
        </button>
      ))}
    </div>
  )
}
