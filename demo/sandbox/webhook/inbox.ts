import type { Receipt, WebhookEvent } from '../../../relay/upstream/webhook/event.ts'

/** What was told of a conversation or a lead, under the receiver's id for it. */
export interface Row extends Pick<WebhookEvent, 'timestamp' | 'data'> {
  id: string
}

export interface LeadRow extends Row {
  conversationId: string
}

/** What a receiver makes of events. It trusts no order: a lead opens its conversation where there is none. */
export interface Inbox {
  /** Takes an event the first time it comes; later ones with its id get the first one's receipt. */
  take(event: WebhookEvent): Receipt
  /** Newest first. */
  conversations(): readonly Row[]
  leads(): readonly LeadRow[]
  purge(conversationId: string | 'all'): void
}

/**
 * @param ownIds whether it has ids of its own, and one conversation a visitor, rather than using those it is told
 * @param changed called after every change
 */
export function createInbox(ownIds: boolean, changed: () => void): Inbox {
  const receipts = new Map<string, Receipt>()
  const conversations = new Map<string, Row>()
  const leads = new Map<string, LeadRow>()
  let made = 0

  const idOf = (kind: 'c' | 'l', told: string) => {
    made += 1
    return ownIds ? `${kind}-${made}` : told
  }
  const knownAs = ({ conversationId, visitor }: WebhookEvent['data']) => {
    const isTheirs = (row: Row) => row.data.visitor.identifier === visitor.identifier
    const known = ownIds ? [...conversations.values()].find(isTheirs) : undefined
    return conversations.get(conversationId)?.id ?? known?.id
  }

  function open({ timestamp, data }: WebhookEvent): string {
    const known = knownAs(data)
    if (known !== undefined) return known
    const id = idOf('c', data.conversationId)
    conversations.set(id, { id, timestamp, data })
    return id
  }

  function carryOut(event: WebhookEvent): Receipt {
    const conversationId = open(event)
    if (event.type === 'conversation.opened') return ownIds ? { conversationId } : {}
    const leadId = idOf('l', event.id)
    leads.set(leadId, { id: leadId, conversationId, timestamp: event.timestamp, data: event.data })
    return ownIds ? { conversationId, leadId } : {}
  }

  return {
    take: event => {
      const known = receipts.get(event.id)
      if (known !== undefined) return known
      const receipt = carryOut(event)
      receipts.set(event.id, receipt)
      changed()
      return receipt
    },
    conversations: () => [...conversations.values()].reverse(),
    leads: () => [...leads.values()].reverse(),
    purge: conversationId => {
      for (const { id } of [...conversations.values()])
        if (conversationId === 'all' || id === conversationId) conversations.delete(id)
      for (const lead of [...leads.values()])
        if (!conversations.has(lead.conversationId)) leads.delete(lead.id)
      changed()
    },
  }
}
