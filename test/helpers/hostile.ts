import type { Foyer } from './page-foyer.ts'

/** The tightest policy under which a form that talks to a relay can work. */
export const strictPolicy = ({ relay }: Pick<Foyer, 'relay'>) =>
  [
    "default-src 'none'",
    `script-src ${relay}`,
    `connect-src ${relay}`,
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
