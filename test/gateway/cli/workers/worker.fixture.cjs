/** A worker that behaves as its first argument says. */
const [way] = process.argv.slice(2);
const send = (call, given) => process.send({ rivergate: [{ id: 1, call, given }] });

if (way === 'end') process.exit(3);
if (way !== 'silent') send('ready', 'http://first');
if (way === 'answer once') setTimeout(() => process.exit(3), 50);
process.on('message', ({ rivergate }) => {
  const isStop = rivergate.some(({ call }) => call === 'stop');
  if (isStop && way !== 'hang') process.exit(0);
});
