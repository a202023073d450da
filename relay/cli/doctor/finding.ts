/** One thing that a check has to say. */
export interface Finding {
  /** Stable, for scripts. */
  code: string
  /** `wrong` keeps the form from showing or from sending, for everybody or for some; a `note` does not. */
  level: 'wrong' | 'note'
  /** What is so, in a sentence or two. */
  says: string
  /** What to do about it; empty where there is nothing to do. */
  todo: string
}

export function wrong(code: string, says: string, todo: string): Finding {
  return { code, level: 'wrong', says, todo }
}

export function note(code: string, says: string, todo = ''): Finding {
  return { code, level: 'note', says, todo }
}
