import { Select } from '../controls/Select.tsx'
import { useDesigner } from '../designer.ts'
import { ownName } from '../language-names.ts'
import type { ViewSettings } from './view-settings.ts'

interface DeviceBarProps {
  name: string
  settings: ViewSettings
  set: (settings: ViewSettings) => void
}

/** How one device shows the form. */
export function DeviceBar({ name, settings, set }: DeviceBarProps) {
  const { languages } = useDesigner()
  return (
    <div class="device-bar">
      <div class="device-row">
        <h2>{name}</h2>
        <Select
          label={`${name}: zoom`}
          isLabelHidden
          value={settings.zoom}
          options={[
            ['fit', 'Fit'],
            ['50', '50 %'],
            ['75', '75 %'],
            ['100', '100 %'],
          ]}
          onChoose={zoom => set({ ...settings, zoom: zoom as ViewSettings['zoom'] })}
        />
      </div>
      <div class="device-row">
        <Select
          label={`${name}: colours`}
          isLabelHidden
          value={settings.scheme}
          options={[
            ['', 'System'],
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
          onChoose={scheme => set({ ...settings, scheme: scheme as ViewSettings['scheme'] })}
        />
        <Select
          label={`${name}: language`}
          isLabelHidden
          value={languages.includes(settings.language) ? settings.language : ''}
          options={[['', 'As written'], ...languages.map(tag => [tag, ownName(tag), tag] as const)]}
          onChoose={language => set({ ...settings, language })}
        />
        <Select
          label={`${name}: direction of the page`}
          isLabelHidden
          value={settings.direction}
          options={[
            ['', 'Auto direction'],
            ['ltr', 'Left to right'],
            ['rtl', 'Right to left'],
          ]}
          onChoose={direction => set({ ...settings, direction: direction as ViewSettings['direction'] })}
        />
      </div>
    </div>
  )
}
