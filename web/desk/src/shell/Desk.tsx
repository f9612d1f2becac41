import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { router } from '../router.tsx'
import { asking } from './asking.ts'
import { onPreferences, preferences } from './preferences.ts'
import { tableTheme } from './table-theme.ts'

/** The whole desk: its data, its routes, and the table kit dressed in our tokens. */
export function Desk() {
  const { language, text, theme } = useSyncExternalStore(onPreferences, preferences)
  const isDark = useDark(theme)
  return (
    <ConfigProvider
      key={language}
      locale={language === 'en' ? enUS : zhCN}
      theme={tableTheme(isDark, text)}
      getPopupContainer={() => document.getElementById('main') ?? document.body}
    >
      <QueryClientProvider client={asking}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}

const DARK = '(prefers-color-scheme: dark)'

function useDark(theme: 'system' | 'light' | 'dark'): boolean {
  const [systemIsDark, setSystemIsDark] = useState(() => matchMedia(DARK).matches)
  useEffect(() => {
    const query = matchMedia(DARK)
    const follow = () => setSystemIsDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return theme === 'system' ? systemIsDark : theme === 'dark'
}
