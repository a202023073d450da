import { useDesigner } from './designer.ts'
import type { FormInput } from './form-input.ts'
import { withKey } from './with-key.ts'

type Theme = NonNullable<FormInput['theme']>

/** The theme as it is written, and how to change one key of it; undefined leaves that to the preset. */
export function useTheme(): [
  Theme,
  <Key extends keyof Theme>(key: Key, value: Theme[Key] | undefined) => void,
] {
  const { form, change } = useDesigner()
  const theme = form.theme ?? {}
  return [
    theme,
    (key, value) => {
      const next = withKey(theme, key, value)
      change(`theme ${key}`, { theme: Object.keys(next).length > 0 ? next : undefined })
    },
  ]
}
