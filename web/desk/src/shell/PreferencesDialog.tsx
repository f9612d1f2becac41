import { useId, useSyncExternalStore } from 'react'
import { t } from '../words.ts'
import { Dialog } from './Dialog.tsx'
import { KeysSwitch } from './KeysDialog.tsx'
import { onPreferences, prefer, preferences } from './preferences.ts'

export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const current = useSyncExternalStore(onPreferences, preferences)
  return (
    <Dialog title={t('shell.preferences')} onClose={onClose}>
      <div className="stack">
        <Choice
          label={t('shell.language')}
          value={current.language}
          options={[
            ['zh', '中文'],
            ['en', 'English'],
          ]}
          onChange={(language) => void prefer({ language })}
        />
        <Choice
          label={t('shell.textSize')}
          value={current.text}
          options={[
            ['standard', t('shell.textStandard')],
            ['large', t('shell.textLarge')],
            ['elder', t('shell.textElder')],
            ['max', t('shell.textMax')],
          ]}
          onChange={(text) => void prefer({ text })}
        />
        <Choice
          label={t('shell.theme')}
          value={current.theme}
          options={[
            ['system', t('shell.themeSystem')],
            ['light', t('shell.themeLight')],
            ['dark', t('shell.themeDark')],
          ]}
          onChange={(theme) => void prefer({ theme })}
        />
        <KeysSwitch />
      </div>
    </Dialog>
  )
}

/** Equal answers side by side, as native radio buttons. */
export function Choice<Value extends string>(props: {
  label: string
  value: Value | undefined
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
  hint?: string
}) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{props.label}</legend>
      <div className="choices">
        {props.options.map(([value, word]) => (
          <label key={value} className="chip">
            <input
              type="radio"
              name={name}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            {word}
          </label>
        ))}
      </div>
      {props.hint !== undefined && <p className="s">{props.hint}</p>}
    </fieldset>
  )
}
