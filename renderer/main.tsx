import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
// First, so that a component's own rules come after the common ones.
import './ui/base.css'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
