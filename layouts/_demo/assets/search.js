// Searches the documentation in the browser. The index is loaded when somebody types.
import MiniSearch from "./minisearch.js";

const most = 12;
const box = document.getElementById("search");
const field = document.getElementById("words");
const list = document.getElementById("found");
const status = box.querySelector(".status");
const source = document.querySelector("script[data-index]").dataset.index;
let loading;

async function load() {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  const index = new MiniSearch({
    fields: ["title", "about", "text"],
    storeFields: ["address", "title", "about"],
    searchOptions: { boost: { title: 5, about: 2 }, prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : false), combineWith: "AND" },
  });
  index.addAll(await answer.json());
  return index;
}

function row({ address, title, about }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  item.append(link, document.createElement("br"), about);
  return item;
}

async function search() {
  const words = field.value.trim();
  list.replaceChildren();
  status.textContent = "";
  if (words === "") return;
  try {
    const index = await (loading ??= load());
    if (words !== field.value.trim()) return; // somebody has typed on
    const found = index.search(words);
    status.textContent = found.length === 0 ? `Nothing has the words “${words}”.` : `${found.length} found`;
    list.replaceChildren(...found.slice(0, most).map(row));
  } catch {
    loading = undefined;
    status.textContent = "The search could not be loaded. Check your connection and type again.";
  }
}

field.addEventListener("input", search);
