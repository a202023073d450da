import type { Holdings } from '../../live-message.ts'
import type { Conversation } from '../../sandbox/convocore/conversation.ts'
import { heldRows } from '../held-rows.ts'
import { SHOWN } from './shown-rows.ts'

/** The newest conversations, each with its tags and notes. */
export function ConvocoreRows({ holdings }: { holdings: Holdings }) {
  return heldRows<Conversation>(holdings, 'conversations')
    .slice(0, SHOWN)
    .map(row => (
      <li key={row.ID}>
        <strong dir="auto">{row.userName}</strong>
        <span class="identifier">{row.userEmail ?? row.userPhone}</span>
        {row.tags?.map(tag => (
          <span key={tag} class="badge">
            {tag}
          </span>
        ))}
        <p class="notes" dir="auto">
          {withoutReferences(row.notes ?? '')}
        </p>
      </li>
    ))
}

/** The relay marks each note with its submission, which says nothing to the eye. */
function withoutReferences(notes: string): string {
  return notes.replaceAll(/ \([^()]*[0-9a-f-]{36}\)/g, '')
}
