import fc from 'fast-check';

/** What is random is the same in every test run, so that red means that something was changed; `npm run soak` and `LINTEL_SEED=…` look for new histories. */
fc.configureGlobal({ seed: Number(process.env.LINTEL_SEED ?? 20_261_121) });
