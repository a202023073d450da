import { Check } from '../controls/Check.tsx'
import { LocalField } from '../controls/LocalField.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { Section } from '../controls/Section.tsx'
import { Segments } from '../controls/Segments.tsx'
import { useDesigner } from '../designer.ts'

const MODES = { inline: 'On the page', popup: 'Popup', panel: 'Side panel' } as const
const SIDES = { start: 'Start', end: 'End' } as const

/** Where the form appears on the page, and what opens it. */
export function Appearance() {
  const { form } = useDesigner()
  const { mode = 'inline' } = form
  return (
    <Section title="Where it appears" summary={MODES[mode]}>
      <Mode />
      {mode !== 'inline' && (
        <>
          <LauncherButton />
          <OpensByItself />
        </>
      )}
    </Section>
  )
}

function Mode() {
  const { form, change } = useDesigner()
  return (
    <Segments
      label="The form is"
      value={form.mode ?? 'inline'}
      options={MODES}
      onChoose={mode => change('mode', { mode })}
    />
  )
}

function LauncherButton() {
  const { form, change } = useDesigner()
  const { launcher = {} } = form
  const set = (more: typeof launcher) => change('launcher', { launcher: { ...launcher, ...more } })
  return (
    <>
      <Check
        label="A button over the page opens it"
        checked={launcher.show ?? true}
        onChange={show => set({ show })}
      />
      {launcher.show !== false && (
        <LocalField
          label="On the button"
          text={launcher.label}
          path="launcher.label"
          placeholder="The title"
          onText={label => set({ label })}
        />
      )}
      <Segments
        label="Side"
        value={launcher.side ?? 'end'}
        options={SIDES}
        onChoose={side => set({ side })}
      />
    </>
  )
}

function OpensByItself() {
  const { form, change } = useDesigner()
  const { openOn = {} } = form
  const set = (more: typeof openOn) => change('openOn', { openOn: { ...openOn, ...more } })
  return (
    <>
      <NumberField
        label="Opens by itself after seconds"
        value={openOn.seconds}
        path="openOn.seconds"
        placeholder="Never"
        onInput={seconds => set({ seconds })}
      />
      <NumberField
        label="Or when so many percent are scrolled"
        value={openOn.scroll}
        path="openOn.scroll"
        placeholder="Never"
        onInput={scroll => set({ scroll })}
      />
      <Check
        label="Or when the mouse leaves the page"
        checked={openOn.exit ?? false}
        onChange={exit => set({ exit: exit || undefined })}
      />
    </>
  )
}
