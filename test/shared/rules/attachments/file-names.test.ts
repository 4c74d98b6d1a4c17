import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentType } from '#shared/rules/attachments/attachment-type'
import { canRun } from '#shared/rules/attachments/can-run'
import { cleanFileName, longestFileName } from '#shared/rules/attachments/clean-file-name'

describe('a cleaned name', () => {
  it.each([
    ['../../x', 'x'],
    ['..\\..\\x', 'x'],
    ['C:\\Users\\grace\\bill.pdf', 'bill.pdf'],
    ['/etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['.bashrc', 'bashrc'],
    ['a\u0000b\r\n.txt', 'ab.txt'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['invoice\u200B.pdf', 'invoice.pdf'],
    ['trailing. . ', 'trailing'],
    ['CON', '_CON'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['COM¹.txt', '_COM¹.txt'],
    ['console.log', 'console.log'],
    ['who? "me" <you>.txt', 'who_ _me_ _you_.txt'],
    ['Übersicht März.ods', 'Übersicht März.ods'],
    ['e\u0301.txt', 'é.txt'],
    ['\ud800half.txt', '\ufffdhalf.txt'],
  ])('of %j is %j', (given, cleaned) => {
    expect(cleanFileName(given)).toBe(cleaned)
  })

  it('is cut at a sane length and keeps its ending', () => {
    expect(cleanFileName(`${'a'.repeat(300)}.tar.gz`)).toBe(`${'a'.repeat(longestFileName - 3)}.gz`)
    expect(cleanFileName(`${'語'.repeat(300)}.png`)).toMatch(/^語{65}\.png$/)
    expect(cleanFileName(`${'😀'.repeat(300)}.png`)).toMatch(/^(?:😀)+\.png$/u)
    expect(cleanFileName(`x.${'y'.repeat(300)}`)).toHaveLength(longestFileName)
  }) // prettier-ignore

  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'./\\:*?"<>| \t\n\u0000\u202e\u200b\ufeff\u00ad\u2028\u0301\u0338'.split(''), 'con', 'nul', '.exe', '\ud800', '語', '😀'), // prettier-ignore
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    maxLength: 300,
  })

  it('is never a path, a device, hidden, empty or long, whatever was given; and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        const name = cleanFileName(given)
        expect(name).not.toBe('')
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u)
        expect(name).not.toMatch(/^[.\s]|[.\s]$/u)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect(name.length).toBeLessThanOrEqual(longestFileName)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(name.isWellFormed()).toBe(true)
        expect(cleanFileName(name)).toBe(name)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a name that can run', () => {
  it.each(['setup.exe', 'SETUP.EXE', 'a.pdf.exe', 'a.exe.txt', 'logo.svg', 'page.html', 'x.ps1', 'x.lnk', 'macro.docm', 'run.sh', 'x.js.pdf', 'x.exe .txt'])('is %s', (name) => {
    expect(canRun(name)).toBe(true)
  }) // prettier-ignore

  it.each(['photo.jpg', 'report.pdf', 'ping.example.com.txt', 'exe', 'notes', 'archive.tar.gz', 'exe.txt'])(
    'is not %s',
    (name) => expect(canRun(name)).toBe(false),
  )
})

describe('the type of a file', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
  it('is told by its bytes, not by its name', () => {
    expect(attachmentType('x.txt', png)).toBe('image/png')
    expect(attachmentType('x.png', Buffer.from('<svg onload="alert(1)">'))).toBe('application/octet-stream')
    expect(attachmentType('x', Buffer.from('RIFF1234WEBPVP8 '))).toBe('image/webp')
    expect(attachmentType('x', Buffer.from('RIFF1234WAVE'))).toBe('application/octet-stream')
    expect(attachmentType('x.log', Buffer.from('<html>'))).toBe('text/plain')
  })
  it('is bytes for whatever can run, and for nothing at all', () => {
    expect(attachmentType('x.png.exe', png)).toBe('application/octet-stream')
    expect(attachmentType('x', new Uint8Array())).toBe('application/octet-stream')
  })
})
