import type { ConfigMistake } from '../../../relay/config/config-error.ts'
import { MistakeList } from './code/MistakeList.tsx'
import { Select } from './controls/Select.tsx'
import { useDesigner } from './designer.ts'
import { bothNames } from './language-names.ts'
import { Appearance } from './sections/Appearance.tsx'
import { ConsentBox } from './sections/ConsentBox.tsx'
import { Contact } from './sections/Contact.tsx'
import { Elsewhere } from './sections/Elsewhere.tsx'
import { Languages } from './sections/Languages.tsx'
import { Look } from './sections/Look.tsx'
import { OwnWords } from './sections/OwnWords.tsx'
import { Questions } from './sections/Questions.tsx'
import { StartFrom } from './sections/StartFrom.tsx'
import { Words } from './sections/Words.tsx'

/** Everything that can be said of a form, in groups. */
export function DesignPanel({ refused }: { refused: readonly ConfigMistake[] | null }) {
  const { languages, language, write, mistakes } = useDesigner()
  return (
    <>
      {refused && (
        <div class="notice">
          <p>The link holds no design that the relay takes; this is an example instead.</p>
          <MistakeList mistakes={refused} />
        </div>
      )}
      <div role="status">
        {mistakes.length > 0 && (
          <div class="notice">
            <p>The frames show the last design without mistakes.</p>
            <MistakeList mistakes={mistakes} />
          </div>
        )}
      </div>
      <StartFrom />
      <Look />
      {languages.length > 1 && (
        <div class="writing">
          <Select
            label="Write texts in"
            value={language}
            options={languages.map(tag => [tag, bothNames(tag), tag])}
            onChoose={write}
          />
        </div>
      )}
      <Words />
      <OwnWords />
      <Questions />
      <Contact />
      <Languages />
      <ConsentBox />
      <Appearance />
      <Elsewhere />
    </>
  )
}
