/**
 * What scripts of pages do to the names that every other script relies on, as text that runs before the form's own. Each
 * imitates the habits of a kind of library, not its code.
 */
export const SCRIPTED: Record<string, string> = {
  'teaches every value JSON of its own, as Prototype did': `
    String.prototype.toJSON = Number.prototype.toJSON = function () { return '"' + this + '"' }
    Array.prototype.toJSON = function () { return '[' + this.map(String).join(', ') + ']' }
    Date.prototype.toJSON = function () { return '"then"' }
    Object.toJSON = JSON.stringify`,

  'has other meanings for the methods of arrays, as Prototype did': `
    const each = function (call, context) { for (let i = 0; i < this.length; i++) call.call(context, this[i], i) }
    const own = {
      each, _each: each,
      collect(call, context) { const got = []; this.each((value, i) => got.push((call || (x => x)).call(context, value, i))); return got },
      detect(call, context) { for (let i = 0; i < this.length; i++) if (call.call(context, this[i], i)) return this[i] },
      findAll(call, context) { const got = []; this.each((value, i) => { if (call.call(context, value, i)) got.push(value) }); return got },
      reduce() { return this.length > 1 ? this : this[0] },
      entries() { return [...this] }, first() { return this[0] }, last() { return this[this.length - 1] },
      clear() { this.length = 0; return this }, inspect() { return '[' + this.join(', ') + ']' },
    }
    Object.assign(Array.prototype, own, { map: own.collect, find: own.detect, select: own.findAll, filter: own.findAll })
    Array.from = window.$A = iterable => { const got = []; for (let i = 0; i < (iterable.length || 0); i++) got.push(iterable[i]); return got }
    String.prototype.strip = String.prototype.trim
    Function.prototype.bind = function (context, ...first) { const call = this; return (...rest) => call.apply(context, first.concat(rest)) }`,

  'hangs its own on every object and list': `
    Object.prototype.extend = function (more) { for (const key in more) this[key] = more[key]; return this }
    Object.prototype.className = 'mine'
    Object.prototype.children = 3
    Object.prototype.key = 'mine'
    Object.prototype.min = 7
    Object.prototype.sort = function () { return this }
    Array.prototype.remove = function () {}
    Array.prototype.unique = function () { return this }
    String.prototype.contains = function (text) { return this.indexOf(text) >= 0 }`,

  'gives elements methods of its own, as MooTools did': `
    const { Element: Native } = window
    window.Element = function (name, given) { return Object.assign(document.createElement(name), given) }
    window.Element.prototype = Native.prototype
    window.Event = function () { throw new TypeError('not an event of this library') }
    window.$ = document.id = id => document.getElementById(id)
    Object.assign(Native.prototype, {
      set(name, value) { this[name] = value; return this }, get(name) { return this[name] },
      remove() { this.parentNode && this.parentNode.removeChild(this); return this },
      replaces(other) { other.parentNode.replaceChild(this, other); return this },
      hide() { this.style.display = 'none' }, show() { this.style.display = '' }, toggle() {}, select() { return [] }, empty() {},
    })
    Function.prototype.bind = function (self, args) { const call = this; return function () { return call.apply(self, args || arguments) } }
    Function.prototype.delay = function (ms) { return setTimeout(this, ms) }`,

  'brings old polyfills of promises, requests and elements': `
    const NativePromise = Promise
    const Old = function (run) {
      const own = new NativePromise(run)
      this.then = (done, failed) => new Old((resolve, reject) => own.then(done, failed).then(resolve, reject))
      this.catch = failed => this.then(undefined, failed)
    }
    Old.resolve = value => new Old(resolve => resolve(value))
    Old.reject = error => new Old((_resolve, reject) => reject(error))
    Old.all = list => new Old((resolve, reject) => {
      const got = []; let left = list.length
      list.forEach((one, i) => NativePromise.resolve(one).then(value => { got[i] = value; if (--left === 0) resolve(got) }, reject))
    })
    window.Promise = Old
    window.fetch = (url, { method = 'GET', headers = {}, body } = {}) => new Old((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(method, url)
      for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name])
      request.onload = () => resolve({
        status: request.status, ok: request.status >= 200 && request.status < 300,
        headers: { get: name => request.getResponseHeader(name) },
        text: () => Old.resolve(request.responseText), json: () => Old.resolve(JSON.parse(request.responseText)),
      })
      request.onerror = () => reject(new TypeError('Network request failed'))
      request.send(body)
    })
    const { customElements: registry } = window
    const define = registry.define.bind(registry)
    registry.define = (name, made, options) => define(name, made, options)`,

  'has a loader of modules of its own': `
    window.define = function () { throw new Error('Mismatched anonymous define() module') }
    window.define.amd = {}
    window.require = () => { throw new Error('not loaded') }
    window.module = { exports: {} }
    window.exports = window.module.exports
    window.process = { env: {} }
    window.global = window`,

  'uses the form’s own names': `
    window.name = '[object Object]'
    window.foyerform = window.mount = window.texts = window.h = window.preact = 'mine'
    var e = 1, t = 2, n = 3, r = 4, i = 5, o = 6`,

  'freezes what the language brings': `
    for (const name of ['Object', 'Array', 'Function', 'String', 'Number', 'Boolean', 'Promise', 'Map', 'Set', 'Date', 'RegExp',
      'Error', 'TypeError', 'Symbol', 'JSON', 'Math', 'Reflect', 'WeakMap', 'Uint32Array', 'Proxy']) {
      Object.freeze(window[name])
      if (window[name].prototype) Object.freeze(window[name].prototype)
    }
    for (const made of [Iterator.prototype, [][Symbol.iterator]().__proto__, (async () => {}).__proto__, (function* () {})().__proto__])
      Object.freeze(made)`,
}

/** Elements of a page whose names hide what the document or the window is asked for. */
export const NAMED: Record<string, string> = {
  'the window’s':
    '<form id="fetch"></form><form id="JSON"></form><div id="customElements"></div><img id="crypto" alt="">',
  'the referrer': '<form name="referrer"></form>',
  'the document’s focus and body': '<form name="activeElement"></form><form name="body"></form>',
  'the document’s scripts': '<form name="scripts"></form><form name="currentScript"></form>',
  'the document’s state': '<form name="readyState"></form>',
  'its own fields':
    '<input id="name" value="mine"><input name="email"><form name="foyer" id="contact"><input name="contact"></form>',
}

/** Elements whose names hide what the form can't do without. */
export const CRIPPLING: Record<string, string> = {
  'ways to find elements': '<img name="querySelectorAll" alt=""><img name="querySelector" alt="">',
  'ways to make elements':
    '<img name="createElement" alt=""><img name="createElementNS" alt=""><img name="createTextNode" alt="">',
}
