import type { LocalText } from '../../../../shared/public-form.ts'
import { useDesigner } from '../designer.ts'
import { fallbackOf, textIn, withText } from '../local-text.ts'
import { TextField, type TextFieldProps } from './TextField.tsx'

type LocalFieldProps = Omit<TextFieldProps, 'value' | 'onInput' | 'lang'> & {
  text: LocalText | undefined
  onText: (text: LocalText | undefined) => void
}

/** A text in the language that texts are written in; what stands there instead shows through. */
export function LocalField({ text, onText, placeholder, ...field }: LocalFieldProps) {
  const { language, languages } = useDesigner()
  const [first = 'en'] = languages
  return (
    <TextField
      {...field}
      lang={language}
      value={textIn(text, language, first)}
      placeholder={fallbackOf(text) || placeholder}
      onInput={wording => onText(withText(text, wording, language, languages))}
    />
  )
}
