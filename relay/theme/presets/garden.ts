import type { Preset } from '../preset.ts'

/** A white card with round corners: what the style sheets say by themselves. */
export const garden: Preset = {
  light: { surface: '#ffffff', text: '#1d1b18', accent: '#0f6b4f', onFill: '#ffffff' },
  dark: { surface: '#1c1b19', text: '#f3f1ec', accent: '#5cc39b', onFill: '#06281c' },
  font: 'system-ui, sans-serif',
  radius: 12,
  looks: {},
}
