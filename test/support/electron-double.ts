import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { fork } from 'node:child_process'

/*
 * As much of Electron's main side as the console uses, typed from Electron's own definitions, so that a call that
 * Electron does not have does not compile here either. What was done to it is written down for tests in `done`.
 */

export const done = {
  paths: new Map<string, string>(),
  opened: [] as string[],
  windows: [] as BrowserWindow[],
  schemes: [] as Electron.CustomScheme[],
  dialogs: [] as Electron.MessageBoxOptions[],
  menus: [] as Electron.MenuItemConstructorOptions[][],
  quits: 0,
  dialogAnswer: 0,
  isFirstInstance: true,
  handedOver: null as unknown,
  protocolClients: [] as unknown[][],
  keychain: true,
  notifications: [] as Notification[],
  trays: [] as Tray[],
  hasTray: true,
  badge: 0,
  openAtLogin: false,
  backend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
}

class App extends EventEmitter {
  isPackaged = false
  name = 'imagine-desk'
  setPath: Electron.App['setPath'] = (name, path) => void done.paths.set(name, path)
  getPath: Electron.App['getPath'] = (name) => done.paths.get(name) ?? '/nowhere'
  getAppPath = () => '/app'
  getName = () => this.name
  getVersion = () => '0.0.0'
  isReady = () => true
  setBadgeCount: Electron.App['setBadgeCount'] = (count = 0) => {
    done.badge = count
    return true
  }
  getLoginItemSettings = () => ({ openAtLogin: done.openAtLogin })
  setLoginItemSettings: Electron.App['setLoginItemSettings'] = ({ openAtLogin = false }) =>
    void (done.openAtLogin = openAtLogin)
  whenReady = () => Promise.resolve()
  requestSingleInstanceLock: Electron.App['requestSingleInstanceLock'] = (handed) => {
    done.handedOver = handed
    return done.isFirstInstance
  }
  setAsDefaultProtocolClient: Electron.App['setAsDefaultProtocolClient'] = (...asked) => {
    done.protocolClients.push(asked)
    return true
  }
  quit() {
    done.quits++
    let prevented = false
    this.emit('will-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.emit('quit')
  }
}
export const app = new App() satisfies Pick<
  Electron.App,
  'setPath' | 'getPath' | 'quit' | 'whenReady' | 'isReady'
>

export class WebContents extends EventEmitter {
  sent: unknown[][] = []
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null
  isDestroyed = () => false
  loading = false
  isLoading = () => this.loading
  send(...message: unknown[]) {
    this.sent.push(message)
  }
  setWindowOpenHandler: Electron.WebContents['setWindowOpenHandler'] = (handler) =>
    (this.openHandler = handler)
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents()
  loaded: string[] = []
  reloads = 0
  isShown = false
  maximized = false
  isGone = false
  static getAllWindows = () => done.windows.filter((window) => !window.isGone)
  readonly options: Electron.BrowserWindowConstructorOptions
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    done.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(address: string) {
    this.loaded.push(address)
    const answer = await protocol.handlers.get('desk')?.(new Request(address))
    app.emit('double-shows', address, answer?.status)
    this.emit('ready-to-show')
  }
  show = () => (this.isShown = true)
  focus = () => this.emit('focus')
  restore = () => this.emit('restore')
  maximize = () => (this.maximized = true)
  isMaximized = () => this.maximized
  isMinimized = () => false
  isDestroyed = () => this.isGone
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 })
  reload = () => this.reloads++
  destroy() {
    this.isGone = true
  }
}

export class Notification extends EventEmitter {
  static isSupported = () => true
  isShown = false
  readonly options: Electron.NotificationConstructorOptions
  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
    done.notifications.push(this)
  }
  show = () => (this.isShown = true)
}

export class Tray extends EventEmitter {
  tip = ''
  isGone = false
  image: unknown
  constructor(image: unknown) {
    super()
    if (!done.hasTray) throw new Error('no tray here')
    this.image = image
    done.trays.push(this)
  }
  setImage: Electron.Tray['setImage'] = (image) => void (this.image = image)
  setToolTip: Electron.Tray['setToolTip'] = (tip) => void (this.tip = tip)
  setTitle: Electron.Tray['setTitle'] = () => undefined
  setContextMenu = () => undefined
  destroy = () => void (this.isGone = true)
}
export const nativeImage = {
  createFromPath: (path: string) => ({
    resize: (to: { width: number; height: number }) => ({
      path,
      getSize: () => to,
      toBitmap: () => Buffer.alloc(to.width * to.height * 4),
    }),
  }),
  createFromBitmap: (bitmap: Buffer, options: Electron.CreateFromBitmapOptions) => ({ bitmap, ...options }),
}

export const protocol = {
  handlers: new Map<string, Parameters<Electron.Protocol['handle']>[1]>(),
  registerSchemesAsPrivileged: ((schemes) => {
    done.schemes.push(...schemes)
  }) as Electron.Protocol['registerSchemesAsPrivileged'],
  handle: ((scheme, handler) => void protocol.handlers.set(scheme, handler)) as Electron.Protocol['handle'],
}

class IpcMain extends EventEmitter {
  handlers = new Map<string, Parameters<Electron.IpcMain['handle']>[1]>()
  handle: Electron.IpcMain['handle'] = (channel, answer) => void this.handlers.set(channel, answer)
  removeHandler: Electron.IpcMain['removeHandler'] = (channel) => void this.handlers.delete(channel)
}
export const ipcMain = new IpcMain()

export const safeStorage = {
  isEncryptionAvailable: () => done.keychain,
  getSelectedStorageBackend: () => done.backend,
  encryptString: (text) => Buffer.from(`locked:${Buffer.from(text).toString('base64')}`),
  decryptString(data) {
    const text = data.toString()
    if (!text.startsWith('locked:')) throw new Error('another keychain')
    return Buffer.from(text.slice(7), 'base64').toString()
  },
} satisfies Partial<Electron.SafeStorage>

type Sets = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>
type HandlerOf<Name extends keyof Sets> = Parameters<Sets[Name]>[0]
export const permissions = {
  request: null as HandlerOf<'setPermissionRequestHandler'>,
  check: null as HandlerOf<'setPermissionCheckHandler'>,
  device: null as HandlerOf<'setDevicePermissionHandler'>,
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => void (permissions.request = handler),
    setPermissionCheckHandler: (handler) => void (permissions.check = handler),
    setDevicePermissionHandler: (handler) => void (permissions.device = handler),
  } satisfies Sets,
}

export const shell = {
  openExternal(address) {
    done.opened.push(address)
    return Promise.resolve()
  },
} satisfies Partial<Electron.Shell>
export const dialog = {
  showMessageBox(_: unknown, options: Electron.MessageBoxOptions) {
    done.dialogs.push(options)
    return Promise.resolve({ response: done.dialogAnswer, checkboxChecked: false })
  },
}
export const nativeTheme: Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> = {
  themeSource: 'system',
  shouldUseDarkColors: true,
}
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
}
export const Menu = {
  setApplicationMenu: () => undefined,
  buildFromTemplate(template: Electron.MenuItemConstructorOptions[]) {
    done.menus.push(template)
    return { popup: () => undefined }
  },
}
/** A utility process is Node in a process of its own; here it is Node as well. */
export const utilityProcess = {
  fork(script: string, parameters: string[], options: Electron.ForkOptions) {
    const child = fork(script, parameters, {
      env: { ...(options.env as NodeJS.ProcessEnv) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    return Object.assign(new EventEmitter(), {
      stdout: child.stdout ?? Readable.from([]),
      stderr: child.stderr ?? Readable.from([]),
      once: (_: 'exit', listen: () => void) => void child.once('exit', listen),
      kill: () => child.kill('SIGTERM'),
    })
  },
}

// oxlint-disable-next-line import/no-default-export -- electron-store takes the module as one object
export default { app, ipcMain, shell, dialog, BrowserWindow, session, screen, Menu, nativeTheme, safeStorage }
