const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * Where a bundled file's compiled code lies. V8 runs what V8 compiled only if it is the same V8, and
 * the name makes sure of the same Node on the same platform; without such a file the source is compiled.
 *
 * @param {string} file
 */
function compiledFile(file) {
  return `${file}.${process.version}-${process.platform}-${process.arch}`;
}

/**
 * What a file of the bundle exports: like `require`, with the code that the build has compiled
 * beforehand. Most of what a short command takes is compiling; this saves nearly half of it.
 *
 * @param {string} entry - absolute path; requires nothing but Node's own modules and files relative to it
 * @param {(file: string, script: Script) => void} [compiled] - told of every file; for the build
 */
function load(entry, compiled) {
  /** @type {Map<string, { exports: any }>} */
  const modules = new Map();
  /** @param {string} file */
  const required = (file) => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const source = `(function (exports, require, module) {${readFileSync(file, 'utf8')}\n})`;
    const script = new Script(source, { filename: file, cachedData: compiledCode(file) });
    compiled?.(file, script);
    /** @param {string} name */
    const nested = (name) =>
      name.startsWith('.') ? required(join(dirname(file), name)) : require(name);
    script.runInThisContext()(module.exports, nested, module);
    return module.exports;
  };
  return required(entry);
}

/** @param {string} file */
function compiledCode(file) {
  const compiled = compiledFile(file);
  return existsSync(compiled) ? readFileSync(compiled) : undefined;
}

module.exports = { compiledFile, load };
