/** Text that goes: as it stands, or all from one text to the next occurrence of another, both included. */
type Gone = string | readonly [from: string, to: string]

/** By file of Preact's source: what is taken out, and what comes in its place where not nothing. */
type Cuts = Record<string, readonly (readonly [gone: Gone, put?: string])[]>

/** Components were called when they were named: what comes here are elements, texts and lists, without refs. */
const COMPONENTS: Cuts = {
  'diff/index.js': [
    [
      ['let oldCommitQueueLength', 'oldDom = diffChildren('],
      'const renderResult = newVNode.props.children; oldDom = diffChildren(',
    ],
    [['// When we exit a portal we', 'options._catchError(e, newVNode, oldVNode);\n\t\t}']],
    [['let r, end, nodes;', 'vnode._component = vnode._parent = NULL;'], 'removeNode(vnode._dom);'],
  ],
  'diff/children.js': [
    [['if (oldVNode.ref !=', 'childVNode\n\t\t\t\t);\n\t\t\t}\n\t\t}']],
    [',\n\t\t\t\tchildVNode.ref,\n\t\t\t\tchildVNode._original'],
  ],
  'create-element.js': [
    ['ref,\n\t\t_children: NULL', '_children: NULL'],
    ['_component: NULL,\n\t\tconstructor: VNODE_MARKER,'],
    ['createVNode(type, props, key, ref, original)', 'createVNode(type, props, key)'],
    ['_original: original || ++vnodeId,'],
  ],
  'component.js': [
    [['BaseComponent.prototype.setState =', 'BaseComponent.prototype.render = Fragment;']],
    [' && !vnode.props._parentDom\n\t\t? getDomSibling', '? getDomSibling'],
  ],
  'render.js': [
    [['let commitQueue = [],', 'refQueue = [];']],
    ['commitRoot(commitQueue, parentDom._children, refQueue);'],
    ['EMPTY_OBJ,\n\t\tparentDom.namespaceURI,', 'parentDom.namespaceURI,'],
  ],
}

/** Nothing listens in through `options`. */
const HOOKS: Cuts = {
  'diff/index.js': [
    ['if ((tmp = options._diff)) tmp(newVNode);'],
    ['if ((tmp = options.diffed)) tmp(newVNode);'],
  ],
  'create-element.js': [['if (!original && options.vnode) options.vnode(vnode);']],
  'render.js': [['if (options._root) options._root(vnode, parentDom);']],
}

/** The form is drawn into an empty shadow root: nothing is hydrated, streamed or suspended. */
const HYDRATION: Cuts = {
  'diff/index.js': [
    [['if (\n\t\toldVNode._flags & MODE_SUSPENDED', 'oldDom = excessDomChildren[0] || oldDom;\n\t}']],
    [['if (excessDomChildren) {\n\t\tfor (', 'break;\n\t\t\t}\n\t\t}\n\t}']],
    [['if (isHydrating) {\n\t\t\tif (options._hyd', 'excessDomChildren = NULL;']],
    ['&& (!isHydrating || dom.data != newProps)'],
    [['excessDomChildren =\n\t\t\tnodeType ==', 'slice.call(parentDom.childNodes);']],
    [['if (!isHydrating && excessDomChildren) {', '= value.value;\n\t\t\t}\n\t\t}']],
    ["(!isHydrating || typeof value == 'function') &&"],
    [['excessDomChildren\n\t\t\t\t\t? excess', ': oldVNode'], 'oldVNode'],
    ['if (excessDomChildren) excessDomChildren.some(removeNode);'],
    ["if (!isHydrating || nodeType == 'textarea')"],
  ],
  'render.js': [
    [['if (parentDom.nodeType == 9)', 'isHydrating ? NULL :'], 'let oldVNode ='],
    [['oldVNode\n\t\t\t? NULL', ': NULL,\n']],
    ['oldVNode ? oldVNode._dom : parentDom.firstChild', 'oldVNode && oldVNode._dom'],
  ],
}

/** Children are vnodes, texts, lists, or nothing; properties take what they are given. */
const VALUES: Cuts = {
  'diff/index.js': [['if (newVNode.constructor !== VNODE_MARKER) return NULL;']],
  'diff/children.js': [
    ['childVNode.constructor === VNODE_MARKER && childVNode._depth', 'childVNode._depth'],
    ["||\n\t\t\ttypeof childVNode == 'function'"],
    ['||\n\t\t\tchildVNode.constructor === String'],
  ],
  'util.js': [
    ['EMPTY_ARR.slice', 'NaN'],
    ['node && node.parentNode', 'node'],
  ],
}

/** A child stays in its place or is drawn anew: nothing is ever moved. */
const ORDER: Cuts = {
  'diff/children.js': [
    [['if (!~matchingIndex) {\n\t\t\t\t// When', 'skew++;\n\t\t\t\t}\n\t\t\t}']],
    [['} else {\n\t\t\t// Keep LIS', '\n\t\t}\n\t}\n'], '}}'],
    [['if (moved) {', '\n\t// Remove remaining'], '// Remove remaining'],
    [['let shouldSearch =', 'matched ? 1 : 0);']],
    [['else if (shouldSearch) {', 'return x;\n\t\t}\n\t}']],
    [
      ['// Note: VNodes in nested', "'$s')\n\t);"],
      'parentDom.insertBefore(parentVNode._dom, oldDom || NULL);',
    ],
    [['// When a matched VNode is', 'oldVNode._dom = NULL;\n\t\t\t}']],
    [', !oldVNode._original'],
    [' || !oldVNode._original'],
  ],
}

/** Elements, text, attributes and icons are all there is of the DOM; events are heard at the root. */
const DOM: Cuts = {
  'diff/index.js': [
    [["else if (nodeType == 'math')", 'MATH_NAMESPACE;']],
    ['nodeType,\n\t\t\tnewProps.is ? newProps : parentDom', 'nodeType'],
    ['parentDom.ownerDocument || document', 'document'],
    ['setProperty(dom, i, inputValue, oldProps[i], namespace)', 'dom[i] = inputValue'],
    ['setProperty(dom, i, checked, oldProps[i], namespace)', 'dom[i] = checked'],
    ["(nodeType == 'template' && dom.content) || dom", 'dom'],
    [["if (i == 'dangerouslySetInnerHTML') {\n\t\t\t\toldHtml", '} else if ('], 'if ('],
    [["&&\n\t\t\t\t!(i == 'value'", "'defaultChecked' in newProps)"]],
    [["else if (i == 'dangerouslySetInnerHTML')", 'newHtml = value;\n\t\t\t}']],
    [['if (newHtml) {', 'namespace = XHTML_NAMESPACE;\n\t\t\t}'], '{'],
    [["if (nodeType == 'progress'", '} else if ('], 'if ('],
    [['(inputValue !== dom[i] ||', '!inputValue))'], 'inputValue !== dom[i]'],
  ],
  'diff/props.js': [
    [["if (name == 'style') {", "if (typeof value == 'function') return;"], '{'],
    ["(value !== false || name[4] == '-')", 'value !== false'],
    ["name == 'popover' && value == true ? '' : value", 'value'],
  ],
}

export const CUTS: readonly Cuts[] = [COMPONENTS, HOOKS, HYDRATION, VALUES, ORDER, DOM]
