// The timeline of a run: a lane for each of some clients, from when all ask.

const NAMESPACE = "http://www.w3.org/2000/svg";
const LANES = 12;
const [WIDTH, STEP, BAR] = [300, 10, 7];

function shape(name, attributes, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach((pair) => made.setAttribute(...pair));
  made.append(...children);
  return made;
}

// The first client, the last, and some between them.
function shown(clients) {
  const lanes = Math.min(clients, LANES);
  return Array.from({ length: lanes }, (_, lane) =>
    Math.round((lane * (clients - 1)) / Math.max(lanes - 1, 1)));
}

function lane(run, client, number, scale) {
  const y = number * STEP + (STEP - BAR) / 2;
  const bar = (kind, from, to, height = BAR) => shape("rect", { class: kind,
    x: from * scale, y: y + (BAR - height) / 2, height,
    width: Math.max((to - from) * scale, kind === "queues" ? 0 : 0.75) });
  const begins = run.begins(client);
  const works = begins + run.work;
  return [bar("queues", 0, begins, 1.5), bar("waits", begins, run.ends(client)),
    bar("works", begins, works)];
}

// `whole` is the time that the full width stands for: the same on both sides.
export function lanes(run, whole) {
  const bars = shown(run.clients)
    .flatMap((client, number) => lane(run, client, number, WIDTH / whole));
  return shape("svg", { viewBox: `0 0 ${WIDTH} ${LANES * STEP}`, "aria-hidden": "true",
    preserveAspectRatio: "none" }, ...bars);
}
