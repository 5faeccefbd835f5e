// Which exercises the reader has passed, by what checks them: a changed check asks anew.

import { hashOf, read, write } from "../js/progress.js";

const keyOf = ({ exercise }) => `exercise/${exercise.id}`;

export const isPassed = (block) => read(keyOf(block)) === hashOf(block.check);

export const pass = (block) => write(keyOf(block), hashOf(block.check));

// Such as `2 of 3 exercises`.
export function count({ blocks }) {
  const asked = blocks.filter(({ check }) => check);
  return `${asked.filter(isPassed).length} of ${asked.length} exercises`;
}
