/** One mistake in the config. */
export interface ConfigMistake {
  /** Such as `forms.contact.sites[0]`; empty for the file as a whole. */
  path: string
  got: string
  expected: string
}

/** Everything that is wrong with a config, all at once. */
export class ConfigError extends Error {
  readonly mistakes: readonly ConfigMistake[]

  constructor(mistakes: readonly ConfigMistake[]) {
    const lines = mistakes.map(
      m => `  ${m.path || '(the file)'}\n    got       ${m.got}\n    expected  ${m.expected}`,
    )
    super(
      `The config has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${lines.join('\n')}`,
    )
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}
