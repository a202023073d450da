/** What the form in a frame can be brought to. */
export const STAGES = {
  first: 'First step',
  second: 'Second step',
  mistakes: 'Mistakes',
  sending: 'Sending',
  offline: 'Offline',
  queued: 'Queued',
  sent: 'Sent',
} as const

export type StageName = keyof typeof STAGES
