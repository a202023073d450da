import type { ComponentChildren } from 'preact'

interface HopProps {
  title: ComponentChildren
  lead: string
  /** How far the submission has come along the rail below this hop. */
  rail: 'idle' | 'passed' | 'waiting' | 'blocked'
  children: ComponentChildren
}

/** One station of a submission's way. */
export function Hop({ title, lead, rail, children }: HopProps) {
  return (
    <li class={`hop ${rail}`}>
      <h3>{title}</h3>
      <p class="hop-lead">{lead}</p>
      {children}
    </li>
  )
}
