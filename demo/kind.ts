/** The kinds of upstream that the demo shows. This file imports nothing: the page uses it too. */
export const KINDS = ['vorel', 'convocore', 'webhook'] as const

export type Kind = (typeof KINDS)[number]
