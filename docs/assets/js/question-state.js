// Where a reader stands with a question. What the store holds may be anything.

const DONE = ["right", "given up"];
const list = (value) => (Array.isArray(value) ? value.map(String) : []);

export const stateFrom = (stored) => ({
  picked: list(stored?.picked), // the last answer, until it is asked again
  order: list(stored?.order), // the last answer, still to be seen when asked again
  settled: list(stored?.settled), // what is not asked again
  done: DONE.includes(stored?.done) ? stored.done : "",
  isFirst: stored?.isFirst === true, // right at the first go
  tries: Number(stored?.tries) || 0,
});

export const isOpen = ({ done, picked }) => !done && !picked.length;

// The state after an answer.
export const answered = ({ isFirst, settled, tries }, picked, judged) => ({
  picked,
  order: picked,
  settled: [...new Set([...settled, ...judged.settled])],
  done: judged.isRight ? "right" : "",
  isFirst: isFirst || (judged.isRight && !tries),
  tries: tries + 1,
});
