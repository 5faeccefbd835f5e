// A model of servers under load, the same as examples/measured/model.py: all clients ask
// at the same time, a request first works, then waits; a process has one processor, and
// so many places.

// Two times that differ by no more, as a share of the longer, are called level.
const LEVEL = 0.1;

export function run({ clients, wait, cpu }, { cost, places, processes }) {
  const here = Math.ceil(clients / processes);
  const room = Math.min(places ?? here, here);
  const work = cpu + cost;
  const round = Math.max(room * work, work + wait);
  const begins = (client) =>
    Math.floor(client / room) * round + (client % room) * work;
  const ends = (client) => begins(client) + work + wait;
  return { clients: here, places: room, work, begins, ends, seconds: ends(here - 1) };
}

// Under ASGI a view that blocks leaves one place, any other as many as clients come.
export function deployed(side, { view, threads, processes }, costs) {
  const cost = costs[`${side} ${view === "blocking" ? "async" : view}`];
  const own = view === "blocking" ? 1 : null;
  return { cost, places: side === "WSGI" ? threads : own, processes };
}

export function ahead(wsgi, asgi) {
  if (Math.abs(wsgi - asgi) <= LEVEL * Math.max(wsgi, asgi)) return "level";
  return wsgi < asgi ? "WSGI" : "ASGI";
}
