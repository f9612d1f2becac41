import preact from '@preact/preset-vite'
import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  base: '/',
  plugins: [
    preact({ devToolsEnabled: false, prerender: { enabled: false } }),
    tailwind(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: '邻里',
        short_name: '邻里',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#f6f4ee',
        theme_color: '#0e5a67',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
      },
    }),
  ],
  resolve: {
    // The longest name first: the plain one would match the start of the others.
    alias: {
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: { target: 'es2020' },
  server: { proxy: { '/api': 'http://127.0.0.1:7310' } },
})
