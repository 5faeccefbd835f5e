// Spaced repetition by the boxes of Sebastian Leitner ("So lernt man lernen", 1972): a
// card that was known moves up a box, one that wasn't goes back to the first.

const DAYS = [1, 2, 4, 8, 16];
const DAY_MS = 86_400_000;

// The day by the reader's own calendar, as a number.
export function today(now = new Date()) {
  return Math.floor((now - now.getTimezoneOffset() * 60_000) / DAY_MS);
}

// Box 0 holds what isn't known yet; whatever the store held, a card is in some box.
export function cardFrom(stored) {
  const { box, due } = stored ?? {};
  const isSound = Number.isInteger(box) && box >= 0 && box <= DAYS.length
    && Number.isInteger(due);
  return isSound ? { box, due } : { box: 0, due: 0 };
}

export const isDue = (card, day) => card.due <= day;

export function moved({ box }, isKnown, day) {
  if (!isKnown) return { box: 0, due: day };
  const next = Math.min(box + 1, DAYS.length);
  return { box: next, due: day + DAYS[next - 1] };
}
