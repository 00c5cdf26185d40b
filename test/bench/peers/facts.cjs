/** What the bench says of its data: units by indicator code, names of flags in stored order. */
module.exports = JSON.parse(process.env.BENCH_FACTS ?? '{"units":{},"flags":[]}');
