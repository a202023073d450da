import type { ComponentChildren } from 'preact'

interface SectionProps {
  title: string
  /** How things stand, for when it is closed. */
  summary?: string | undefined
  open?: boolean
  children: ComponentChildren
}

/** A group of controls that opens and closes. */
export function Section({ title, summary, open = false, children }: SectionProps) {
  return (
    <details class="section" open={open}>
      <summary>
        <h2>{title}</h2>
        {summary && <span class="section-summary">{summary}</span>}
      </summary>
      <div class="section-body">{children}</div>
    </details>
  )
}
