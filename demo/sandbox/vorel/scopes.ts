export type Scope = 'read' | 'conversations:write' | 'leads:write'

/** What a relay's key needs: all of them. */
export const SCOPES: readonly Scope[] = ['read', 'conversations:write', 'leads:write']
