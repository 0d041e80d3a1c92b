// Answers each line of JSON with another. Python runs in Pyodide, and node stands for the browser of Excel's add-in.
// Arguments: the folder of npm's pyodide, a folder of wheels, their names in the order of installation, the script.
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [packageFolder, wheels, order, script] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${packageFolder}/pyodide.mjs`));

async function started() {
  const pyodide = await loadPyodide({
    env: { XLWINGS_ON_SERVER: "true", XLWINGS_LICENSE_KEY: "noncommercial" },
    stdout: (line) => console.error(line),
  });
  pyodide.FS.mkdirTree("/wheels");
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: wheels }, "/wheels");
  for (const name of readdirSync(wheels).filter((each) => /^(micropip|packaging)-/.test(each))) {
    pyodide.unpackArchive(new Uint8Array(readFileSync(`${wheels}/${name}`)), "wheel");
  }
  const python = pyodide.toPy({});
  pyodide.runPython(readFileSync(script, "utf8"), { globals: python });
  await python.get("install")(order.split(",").map((name) => `/wheels/${name}`));
  return python;
}

// Office.js passes every argument that it was told of, and a repeating one as one list of all that it was given.
function passed(given, parameters) {
  if (!parameters.at(-1)?.repeating) {
    return [...given, ...Array(Math.max(parameters.length - given.length, 0)).fill(null)];
  }
  return [...given.slice(0, parameters.length - 1), given.slice(parameters.length - 1)];
}

async function answered({ module, data, loaded, first }) {
  if (loaded) return python.get("loaded")();
  if (first) return python.get("first_cell")(module, data);
  const told = python.get("metadata")(module);
  if (!data) return told;
  const { parameters } = told.functions.find(({ id }) => id === data.func_name);
  return python.get("call")(module, { ...data, args: passed(data.args, parameters) });
}

const python = await started();
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ result: await answered(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ failed: String(error).slice(-4000) }));
  }
}
