// Which questions a test asks: the same ones for the same seed.

const PER_LEVEL = { easy: 3, medium: 4, hard: 3 };

// The generator mulberry32, by Tommy Ettinger: numbers from 0 up to 1.
export function mulberry32(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// The shuffle of Fisher and Yates.
function shuffled(list, random) {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

// Easy ones first; of each level in turn one of a topic that was asked least so far.
export function draw(bank, seed) {
  const random = mulberry32(seed);
  const asked = new Map();
  const count = ({ topic }) => asked.get(topic) ?? 0;
  return Object.entries(PER_LEVEL).flatMap(([level, wanted]) => {
    const left = shuffled(bank.filter((each) => each.level === level), random);
    return Array.from({ length: Math.min(wanted, left.length) }, () => {
      const least = Math.min(...left.map(count));
      const [next] = left.splice(left.findIndex((each) => count(each) === least), 1);
      asked.set(next.topic, count(next) + 1);
      return next;
    });
  });
}
