/** What a secret may do. */
export interface Grant {
  /** A workspace's secret opens all of its agents, an agent's secret that one. */
  agents: 'all' | readonly string[]
  /** Whether the account pays for access to the API. */
  plan: 'business' | 'free'
}

export const EVERYTHING: Grant = { agents: 'all', plan: 'business' }
