import { I18nProvider } from '@lingui/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
// First, so that a component's own rules come after the common ones.
import './ui/base.css'
import { i18n } from './texts/i18n.ts'
import { speak } from './texts/speak.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
await speak(navigator.languages)
// Only now: screens say some of their texts as they load.
const { App } = await import('./app.tsx')
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>
  </StrictMode>,
)
