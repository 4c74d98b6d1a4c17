import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds, in lines that say where; empty where there is nothing. */
export async function violations(
  page: Page,
  projectName: string,
  /** Rules that axe asks only where it is told to. */
  more: readonly string[] = [],
): Promise<string[]> {
  // Electron gives axe no second page to finish its work in.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(projectName === 'electron')
    .options({ rules: Object.fromEntries(more.map((rule) => [rule, { enabled: true }])) })
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html}`),
  )
}
