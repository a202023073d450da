import { expect, test } from 'vitest'
import { NOTHING_SEEN } from '../../relay/upstream/directory.ts'
import { describeStore } from '../helpers/store-contract.ts'

describeStore(({ open }) => {
  test('The directory knows what it was told last', async () => {
    const store = await open()
    expect(await store.knownConversation('ada')).toBeNull()
    await store.rememberConversations('reception', [
      { identity: 'ada', conversationId: 'c1' },
      { identity: 'grace', conversationId: 'c2' },
      { identity: 'ada', conversationId: 'c3' },
    ])
    expect([await store.knownConversation('ada'), await store.knownConversation('grace')]).toEqual([
      'c3',
      'c2',
    ])
    await store.rememberConversations('reception', [])
    expect(await store.knownConversation('ada')).toBe('c3')
  })

  test('Leads are known by upstream and conversation', async () => {
    const store = await open()
    await store.rememberLeads('reception', [{ conversationId: 'c1', leadId: 'l1' }])
    await store.rememberLeads('other', [{ conversationId: 'c1', leadId: 'l2' }])
    await store.rememberLeads('reception', [{ conversationId: 'c1', leadId: 'l3' }])
    expect(await store.knownLead('reception', 'c1')).toBe('l3')
    expect(await store.knownLead('other', 'c1')).toBe('l2')
    expect(await store.knownLead('reception', 'c2')).toBeNull()
  })

  test('A conversation that is forgotten takes its lead along, at its upstream only', async () => {
    const store = await open()
    await store.rememberConversations('reception', [{ identity: 'ada', conversationId: 'c1' }])
    await store.rememberConversations('other', [{ identity: 'ada elsewhere', conversationId: 'c1' }])
    await store.rememberLeads('reception', [{ conversationId: 'c1', leadId: 'l1' }])
    await store.forgetConversation('reception', { identity: 'ada', conversationId: 'c1' })
    expect(await store.knownConversation('ada')).toBeNull()
    expect(await store.knownLead('reception', 'c1')).toBeNull()
    expect(await store.knownConversation('ada elsewhere')).toBe('c1')
  })

  test('Forgetting a conversation keeps the one that its visitor has by now', async () => {
    const store = await open()
    await store.rememberConversations('reception', [{ identity: 'ada', conversationId: 'c2' }])
    await store.forgetConversation('reception', { identity: 'ada', conversationId: 'c1' })
    expect(await store.knownConversation('ada')).toBe('c2')
  })

  test('Where a walk stands is kept by upstream and resource', async () => {
    const store = await open()
    expect(await store.walk('reception', 'leads')).toEqual(NOTHING_SEEN)
    await store.saveWalk('reception', 'leads', { top: 'a', tail: 'b', passed: 1, mark: 'm' })
    const state = { top: 'c', tail: null, passed: 3, mark: 'n' }
    await store.saveWalk('reception', 'leads', state)
    expect(await store.walk('reception', 'leads')).toEqual(state)
    expect(await store.walk('reception', 'conversations')).toEqual(NOTHING_SEEN)
    expect(await store.walk('other', 'leads')).toEqual(NOTHING_SEEN)
  })

  test('More rows than fit into one statement are remembered', async () => {
    const store = await open()
    const rows = Array.from({ length: 5000 }, (_, index) => ({
      identity: `i${index}`,
      conversationId: `c${index}`,
    }))
    await store.rememberConversations('reception', rows)
    expect(await store.knownConversation('i4999')).toBe('c4999')
  })
})
