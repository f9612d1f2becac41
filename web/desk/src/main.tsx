import '@linli/kit/tokens.css'
import '@linli/kit/parts.css'
import './shell/desk.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Desk } from './shell/Desk.tsx'
import { loadPreferences } from './shell/preferences.ts'
import { keepRoom } from './shell/room.ts'

const mount = document.getElementById('desk')
if (mount) {
  await loadPreferences()
  keepRoom()
  createRoot(mount).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  )
}
