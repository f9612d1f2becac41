import { prefer, preferences } from './preferences.ts'

/** The other language, in its own words. */
export function LanguageSwitch() {
  const other = preferences().language === 'en' ? 'zh' : 'en'
  return (
    <button
      type="button"
      className="btn q"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void prefer({ language: other })}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
