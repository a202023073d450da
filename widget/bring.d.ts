/** `import()` of a file that is downloaded when it is needed, by its name before the hash; from `base`, or beside this file. */
declare function __BRING__<File>(name: 'later' | 'overlay', base?: string): Promise<File>
