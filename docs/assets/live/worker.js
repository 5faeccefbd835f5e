// Python in a worker of its own: loaded once, used for one run, then thrown away.

import { hush, shut } from "./alone.js";
import { load } from "./load.js";
import { Output } from "./output.js";

// The page hears what comes by this port; the code that runs here doesn't have it.
let port;
let loaded;
let more;
const tell = (...said) => port.postMessage(said);

const lastLine = (error) => String(error?.message ?? error).trim().split("\n").at(-1);

// Pyodide lets some of its errors go.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  tell("failed", lastLine(event.reason));
});

async function begin(value) {
  loaded = load(value, tell);
  try {
    await loaded;
    tell("ready");
  } catch (error) {
    tell("failed", lastLine(error));
  }
}

async function run(plan, characters) {
  const isMentioned = plan.ask || plan.blocks.some(({ source, title, check }) =>
    `${source}${title}${check}`.includes("examples"));
  const python = await loaded.then((it) => it.having(isMentioned)).catch(() => undefined);
  if (python) act(python, plan, characters);  // or else that was told
}

function act(python, plan, characters) {
  const output = new Output(tell, characters);
  python.setStdout(output.into("output"));
  python.setStderr(output.into("errors"));
  shut();
  try {
    more = python.pyimport("reader").main(python.toPy(plan),
      (...said) => output.say(...said), () => output.flush());
  } catch (error) {
    output.end(`Python ended: ${lastLine(error)}`);
  }
  tell(more ? "open" : "done");
}

// To an app that listens on: a client says something, or, without a text, closes.
function say(client, text) {
  try {
    more(client, text);
    tell("open");
  } catch (error) {
    tell("failed", lastLine(error));
  }
}

hush();
onmessage = ({ data: [, value, given] }) => {
  onmessage = null;
  port = given;
  port.onmessage = ({ data: [what, ...said] }) => ({ run, say })[what](...said);
  begin(value);
};
