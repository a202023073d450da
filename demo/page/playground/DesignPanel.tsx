import { MistakeList } from './code/MistakeList.tsx'
import { Select } from './controls/Select.tsx'
import { useDesigner } from './designer.ts'
import { bothNames } from './language-names.ts'
import { ConsentBox } from './sections/ConsentBox.tsx'
import { Contact } from './sections/Contact.tsx'
import { Languages } from './sections/Languages.tsx'
import { Questions } from './sections/Questions.tsx'
import { StartFrom } from './sections/StartFrom.tsx'
import { Words } from './sections/Words.tsx'

/** Everything that can be said of a form, in groups. */
export function DesignPanel() {
  const { languages, language, write, mistakes } = useDesigner()
  return (
    <>
      <div role="status">
        {mistakes.length > 0 && (
          <div class="notice">
            <p>The frames show the last design without mistakes.</p>
            <MistakeList mistakes={mistakes} />
          </div>
        )}
      </div>
      <StartFrom />
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
      <Questions />
      <Contact />
      <Languages />
      <ConsentBox />
    </>
  )
}
