import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Token } from 'markdown-it'
import { guidePicture } from '../../../renderer/features/help/guide-pictures.ts'
import {
  findSections,
  guidePage,
  guidePages,
  placeOfLink,
  type GuidePlace,
} from '../../../renderer/features/help/guide.ts'
import { helpPlace } from '../../../renderer/help-place.ts'

const sections = ['queue', 'pages', 'groups', 'blocklist', 'on-call', 'outbox', 'people', 'settings'] as const

const all = guidePages.map(guidePage)
const inlines = (tokens: readonly Token[]) => tokens.flatMap(({ children }) => children ?? [])
const leads = ({ page, anchor }: GuidePlace) =>
  anchor === undefined || guidePage(page).sections.some((section) => section.anchor === anchor)

describe('the guide', () => {
  it('holds every page of its folder but the list of them', () => {
    const files = readdirSync('docs/guide').filter((name) => name.endsWith('.md') && name !== 'README.md')
    expect(files.toSorted()).toEqual(guidePages.map((id) => `${id}.md`).toSorted())
  })

  it.each(all)('leads from $id only to what is there', ({ id, tokens }) => {
    const hrefs = inlines(tokens)
      .filter(({ type }) => type === 'link_open')
      .map((link) => String(link.attrGet('href')))
    const astray = hrefs.filter((href) => {
      const place = placeOfLink(id, href)
      return place !== null && !leads(place)
    })
    expect(astray).toEqual([])
  })

  it.each(all)('has every picture of $id, each with words for who does not see it', ({ tokens }) => {
    for (const picture of inlines(tokens).filter(({ type }) => type === 'image')) {
      expect(guidePicture(String(picture.attrGet('src')))).not.toBeNull()
      expect(picture.content).not.toBe('')
    }
  })

  it('has no two headings of one anchor on a page', () => {
    for (const page of all) {
      const anchors = page.sections.map(({ anchor }) => anchor)
      expect(anchors).toEqual([...new Set(anchors)])
    }
  })

  it('has a place for every screen', () => {
    for (const section of sections)
      for (const isTicketOpen of [false, true])
        expect(leads(helpPlace(section, isTicketOpen)), section).toBe(true)
  })

  it('is found by any words of a section, those in its title first', () => {
    expect(findSections('')).toEqual([])
    expect(findSections('pager BLOCKLIST')[0]).toMatchObject({ anchor: 'the-pager-blocklist' })
    expect(findSections('restore backup').map(({ page }) => page.id)).toContain('operating')
    expect(findSections('xyzzy')).toEqual([])
  })
})
