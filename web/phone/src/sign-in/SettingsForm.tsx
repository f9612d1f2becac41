import { Choice, Tick } from '@linli/kit/parts/Choice'
import type { Language } from '@linli/kit/messages'
import type { TextSize, Theme } from '@linli/kit/theme'
import { changeSettings, setElder, themeOf, useSettings } from '../shell/settings.ts'
import { t } from '../words.ts'

const languages = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
] as const satisfies readonly { value: Language; label: string }[]
const textSizes = ['standard', 'large', 'elder', 'max'] as const satisfies readonly TextSize[]
const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[]

/** How the phone shows things; every choice takes effect at once. */
export function SettingsForm() {
  const settings = useSettings()
  return (
    <section className="grid gap-5">
      <Choice
        legend={t('signIn.textSize')}
        layout="row"
        value={settings.textSize}
        options={textSizes.map((size) => ({ value: size, label: t(`signIn.size-${size}`) }))}
        onChoose={(textSize) => void changeSettings({ textSize })}
      />
      <Tick
        label={t('signIn.elder')}
        checked={settings.isElder}
        onChange={(isElder) => void setElder(isElder)}
      />
      <Choice
        legend={t('signIn.language')}
        layout="row"
        value={settings.language}
        options={languages}
        onChoose={(language) => void changeSettings({ language })}
      />
      <Choice
        legend={t('signIn.theme')}
        layout="row"
        value={themeOf(settings)}
        options={themes.map((theme) => ({ value: theme, label: t(`signIn.theme-${theme}`) }))}
        onChoose={(theme) => void changeSettings({ theme })}
      />
    </section>
  )
}
