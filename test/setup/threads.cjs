/** Threads that tests start read TypeScript as the tests do (`requiredModules` of the planning thread). */
process.execArgv.push('-r', require.resolve('./typescript.cjs'));
