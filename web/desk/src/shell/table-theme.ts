import type { TextSize } from '@linli/kit/theme'
import { type ThemeConfig, theme } from 'antd'

const ROOT_SIZE: Record<TextSize, number> = { standard: 16, large: 20, elder: 24, max: 28.8 }

/** Our tokens in the table kit's words; primary, placeholder and tertiary text are darkened to pass contrast. */
export function tableTheme(isDark: boolean, text: TextSize): ThemeConfig {
  const styles = getComputedStyle(document.documentElement)
  const token = (name: string) => styles.getPropertyValue(`--${name}`).trim()
  const root = ROOT_SIZE[text]
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours(token),
      fontFamily: token('font'),
      fontSize: root * 0.9375,
      borderRadius: 8,
      controlHeight: root * 2.5,
      lineHeight: 1.5,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.12s',
    },
    components: {
      Select: {
        optionSelectedBg: token('soft'),
        optionActiveBg: token('sunken'),
        optionSelectedColor: token('ink'),
      },
    },
  }
}

function colours(token: (name: string) => string) {
  return {
    colorPrimary: token('brand'),
    colorLink: token('brand'),
    colorText: token('ink'),
    colorTextSecondary: token('ink2'),
    colorTextTertiary: token('ink3'),
    colorTextDescription: token('ink3'),
    colorTextPlaceholder: token('ink3'),
    colorTextQuaternary: token('ink3'),
    colorBorder: token('edge'),
    colorBorderSecondary: token('line'),
    colorBgBase: token('surface'),
    colorBgContainer: token('surface'),
    colorBgElevated: token('surface'),
    colorBgLayout: token('paper'),
    colorError: token('over'),
    controlItemBgActive: token('soft'),
    controlItemBgHover: token('sunken'),
  }
}
