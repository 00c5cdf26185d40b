const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { ESLint } = require('eslint');
const ts = require('typescript');

const ROOT = join(__dirname, '..', '..');

/**
 * Lints a text by our rules as if it were a file, with the types of its imports only: those of all
 * files take half a minute. Prints the errors, and the other files in which a rule is off.
 */
async function main({ text, file, rule, files }) {
  const filePath = join(ROOT, file);
  const parserOptions = { projectService: false, programs: [programOf(filePath, text)] };
  const eslint = new ESLint({ cwd: ROOT, overrideConfig: { languageOptions: { parserOptions } } });
  const [{ messages }] = await eslint.lintText(text, { filePath });
  const off = [];
  for (const other of files) {
    const config = await eslint.calculateConfigForFile(join(ROOT, other));
    if (config?.rules?.[rule]?.[0] !== 2) off.push(other);
  }
  process.stdout.write(JSON.stringify({ messages, off }));
}

function programOf(file, text) {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost(options, true);
  const { readFile } = host;
  host.readFile = (name) => (name === file ? text : readFile(name));
  return ts.createProgram([file], { ...options, types: [] }, host);
}

void main(JSON.parse(readFileSync(0, 'utf8')));
