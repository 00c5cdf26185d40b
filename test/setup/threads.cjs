/** Lets threads that tests start load TypeScript as the tests do (`requiredModules` of the planning thread). */
process.execArgv.push('-r', require.resolve('./typescript.cjs'));
