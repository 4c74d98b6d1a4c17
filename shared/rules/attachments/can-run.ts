const endings = (text: string) => text.trim().split(/\s+/)

/**
 * Endings of what a system runs, installs, mounts or opens as a program when somebody opens it, and of documents that carry
 * scripts. After the lists of Microsoft Outlook ("Blocked attachments"), Chromium (download_file_types.asciipb) and Gmail.
 */
const running = new Set(
  endings(`
    exe com bat cmd msi msp msu mst scr pif cpl dll sys drv ocx lnk url inf reg hta chm hlp job msc scf gadget
    js jse mjs cjs vb vbs vbe wsf wsh wsc ws ps1 ps1xml ps2 psc1 psc2 psd1 psm1 msh mshxml
    sh bash zsh csh ksh fish command tool run bin out elf so dylib ko wasm desktop service appimage deb rpm snap flatpakref apk ipa
    app action workflow scpt scptd applescript osx dmg pkg mpkg terminal webloc website
    jar jnlp class war ear py pyc pyw pyz rb pl php php3 phtml asp aspx jsp cgi lua tcl
    html htm xhtml xht shtml mht mhtml svg svgz swf xsl xslt xaml xbap
    docm dotm xlsm xltm xlam xll xla pptm potm ppam ppsm sldm ade adp mde mda iqy slk
    iso img vhd vhdx udf appx appxbundle msix msixbundle appinstaller application appref-ms settingcontent-ms library-ms search-ms
    diagcab theme themepack ppkg air crx xpi
  `),
)

/** Parts of names of machines as well: `ping.example.com.txt` is a log. Within a name they say nothing. */
const alsoDomains = new Set(endings('com app run sh py pl so service desktop bin out tool action lua'))

/** Whether a file of this name may be a program, also one that hides behind another ending (`a.exe.txt`, `a.pdf.exe`). */
export function canRun(name: string): boolean {
  const parts = name.toLowerCase().split('.').slice(1).map((part) => part.trim()) // prettier-ignore
  const last = parts.pop()
  if (last === undefined) return false
  return running.has(last) || parts.some((part) => running.has(part) && !alsoDomains.has(part))
}
