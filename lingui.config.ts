import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** The catalogue of the screens' texts. The sources say them in English; `npm run texts` gathers them into `en.po`. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [{ path: 'renderer/texts/{locale}', include: ['renderer'] }],
  // So that two changes at once seldom touch the same lines.
  orderBy: 'messageId',
  format: formatter({ lineNumbers: false, explicitIdAsDefault: true }),
})
